import sql from "sql-template-tag";
import type { Transaction } from "../../kernel/Transaction.js";

/** Gives all engagements of one partner, with their promises, to another. Their evidence is moved by evidence. */
export async function moveEngagements(tx: Transaction, from: string, to: string): Promise<void> {
  await tx.rows(sql`
    UPDATE engagement SET partner_id = ${to}::uuid, version = version + 1, updated_at = ${tx.now}
    WHERE partner_id = ${from}::uuid`);
  await tx.rows(sql`UPDATE engagement_promise SET partner_id = ${to}::uuid WHERE partner_id = ${from}::uuid`);
}
