import sql from "sql-template-tag";
import type { Transaction } from "./Transaction.js";

const LOCKS_A_KIND = 1024;

/**
 * Makes whoever asks for the same name wait until this transaction ends, so that two who add it at once do not both
 * find nothing. Names share a limited number of locks: one for each name of a long import would overflow the server's
 * table of locks (max_locks_per_transaction).
 */
export async function lockName(tx: Transaction, kind: string, name: string): Promise<void> {
  await tx.rows(
    sql`SELECT pg_advisory_xact_lock(hashtext(${kind}), hashtext(${name}) & ${LOCKS_A_KIND - 1}::int)`,
  );
}
