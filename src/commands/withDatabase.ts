import { bringUpToDate, openDatabase, type OpenDatabase } from "../app/database.js";
import { operatorContext } from "../app/operator.js";
import { readConfig } from "../config.js";
import type { Context } from "../kernel/Context.js";
import { sealAudit } from "../modules/audit/sealService.js";

/** Commands may take long: an import of a large file is one transaction. */
const NO_STATEMENT_TIMEOUT = 0;

/**
 * Does a command's work on the database, whether or not the server runs, and leaves things as they were: a database
 * that was started for it is stopped, also when the command is interrupted.
 * @param command Its name, which stands in the audit.
 */
export async function withDatabase<Result>(
  command: string,
  work: (ctx: Context, database: OpenDatabase) => Promise<Result>,
): Promise<Result> {
  const database = await openDatabase(readConfig(), NO_STATEMENT_TIMEOUT);
  const interrupted = (): void => {
    // Nothing is committed yet, or all of it: the connection's end takes an open transaction back.
    void database.close().finally(() => process.exit(130));
  };
  process.once("SIGINT", interrupted);
  process.once("SIGTERM", interrupted);
  try {
    await bringUpToDate(database);
    const ctx = operatorContext(database.dataSource, command);
    const result = await work(ctx, database);
    await sealAudit(ctx);
    return result;
  } finally {
    process.off("SIGINT", interrupted);
    process.off("SIGTERM", interrupted);
    await database.close();
  }
}
