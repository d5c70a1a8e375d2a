import type { DataSource } from "typeorm";
import type { Config } from "../config.js";
import { describeDataSource } from "./dataSource.js";
import { OperatorError } from "./OperatorError.js";
import { openEmbeddedPostgres } from "./postgres/embeddedPostgres.js";

/** The database of this installation, connected. */
export interface OpenDatabase {
  readonly dataSource: DataSource;
  /** Whether it is the embedded one, which is ours to migrate and to fill. */
  readonly embedded: boolean;
  /** Disconnects, and stops the embedded server if this process started it. */
  close(): Promise<void>;
}

/**
 * Connects to the operator's database, or to the embedded one, which is started where it does not run yet.
 * @param statementTimeout Milliseconds; 0 for work that may take long, such as an import.
 * @throws OperatorError where the database cannot be reached or started.
 */
export async function openDatabase(config: Config, statementTimeout?: number): Promise<OpenDatabase> {
  const { databaseUrl, dataDir } = config;
  if (databaseUrl !== null) {
    const dataSource = await connect(databaseUrl, statementTimeout);
    return { dataSource, embedded: false, close: () => dataSource.destroy() };
  }
  const postgres = await openEmbeddedPostgres({ dataDir });
  try {
    const dataSource = await connect(postgres.url, statementTimeout);
    const close = async (): Promise<void> => {
      await dataSource.destroy();
      await postgres.stop();
    };
    return { dataSource, embedded: true, close };
  } catch (error) {
    await postgres.stop();
    throw error;
  }
}

async function connect(url: string, statementTimeout: number | undefined): Promise<DataSource> {
  const dataSource = describeDataSource(url, statementTimeout);
  try {
    return await dataSource.initialize();
  } catch (error) {
    const { hostname, port, pathname } = new URL(url);
    const place = `${hostname}:${port || "5432"}${pathname}`;
    throw new OperatorError(`The database ${place} cannot be reached: ${(error as Error).message}`, {
      cause: error,
    });
  }
}

/** Any number that no other program is likely to lock: two processes must not migrate at once. */
const MIGRATION_LOCK = 7_264_113_905;

/** Runs the pending migrations and gives their names. Whoever comes second waits, and finds nothing to do. */
export async function migrate(dataSource: DataSource): Promise<string[]> {
  const guard = dataSource.createQueryRunner();
  try {
    await guard.query("SELECT pg_advisory_lock($1)", [MIGRATION_LOCK]);
    const done = await dataSource.runMigrations();
    return done.map((migration) => migration.name);
  } finally {
    await guard.query("SELECT pg_advisory_unlock($1)", [MIGRATION_LOCK]).catch(() => undefined);
    await guard.release();
  }
}

/**
 * Makes sure that the schema is this version's: the embedded database is migrated, the operator's must have been.
 * @throws OperatorError where migrations are pending on the operator's database.
 */
export async function bringUpToDate({ dataSource, embedded }: OpenDatabase): Promise<void> {
  if (embedded) await migrate(dataSource);
  else if (await dataSource.showMigrations())
    throw new OperatorError("The database has pending migrations: run `npx mainstay migrate` first.");
}
