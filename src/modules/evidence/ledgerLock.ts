import sql from "sql-template-tag";
import type { Transaction } from "../../kernel/Transaction.js";

/**
 * Keeps writers of evidence out until the end of the transaction, and gives the instant of the database's clock from
 * which on nothing was written: all rows up to it are committed, and every later row is recorded later.
 */
export async function holdLedger(tx: Transaction): Promise<Date> {
  await tx.run("LOCK TABLE evidence IN SHARE MODE");
  const [row] = await tx.rows<{ instant: Date }>(
    sql`SELECT date_trunc('milliseconds', clock_timestamp()) AS instant`,
  );
  return (row as { instant: Date }).instant;
}
