import sql from "sql-template-tag";
import { lockName } from "../../kernel/locks.js";
import type { Quarter } from "../../kernel/Quarter.js";
import type { Transaction } from "../../kernel/Transaction.js";

/**
 * Makes sure that the ledger has room for these quarters. A partition holds a year: one for each quarter would make every
 * statement that looks for evidence by its origin take four times as many locks, and the server has few.
 *
 * A new partition is made like the ledger and then attached, since that alone lets others write to it meanwhile; two
 * writers of a new year wait for each other.
 */
export async function ensurePartitions(tx: Transaction, quarters: readonly Quarter[]): Promise<void> {
  const years = [...new Set(quarters.map((quarter) => Math.floor(quarter / 4)))].sort((a, b) => a - b);
  if ((await missing(tx, years)).length === 0) return;
  await lockName(tx, "evidence", "partitions");
  for (const year of await missing(tx, years)) {
    const name = `evidence_${year}`;
    await tx.run(`CREATE TABLE ${name} (LIKE evidence INCLUDING ALL)`);
    await tx.run(
      `ALTER TABLE evidence ATTACH PARTITION ${name} FOR VALUES FROM (${year * 4}) TO (${year * 4 + 4})`,
    );
  }
}

/** Read from the catalogue's tables: its functions, such as to_regclass, may answer from before we waited for a lock. */
async function missing(tx: Transaction, years: readonly number[]): Promise<number[]> {
  const rows = await tx.rows<{ year: number }>(sql`
    SELECT year FROM unnest(${years}::int[]) AS year WHERE 'evidence_' || year NOT IN (
      SELECT relname FROM pg_inherits JOIN pg_class ON pg_class.oid = inhrelid
      WHERE inhparent = 'evidence'::regclass)`);
  return rows.map(({ year }) => year);
}
