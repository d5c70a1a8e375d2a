import sql from "sql-template-tag";
import type { Transaction } from "../../kernel/Transaction.js";

/** Gives all reviews of one partner, drafts too, to another. Their evidence is moved by evidence. */
export async function moveReviews(tx: Transaction, from: string, to: string): Promise<void> {
  await tx.rows(sql`
    UPDATE review SET partner_id = ${to}::uuid, version = version + 1, updated_at = ${tx.now}
    WHERE partner_id = ${from}::uuid`);
  await tx.rows(sql`
    UPDATE review_draft SET partner_id = ${to}::uuid, version = version + 1, updated_at = ${tx.now}
    WHERE partner_id = ${from}::uuid`);
}
