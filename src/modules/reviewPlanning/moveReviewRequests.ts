import sql from "sql-template-tag";
import type { Transaction } from "../../kernel/Transaction.js";

/** Gives all requests to review one partner to another; where a reviewer was asked about both, once is enough. */
export async function moveReviewRequests(tx: Transaction, from: string, to: string): Promise<void> {
  await tx.rows(sql`
    DELETE FROM review_request r WHERE r.partner_id = ${from}::uuid AND EXISTS (
      SELECT 1 FROM review_request q
      WHERE q.round_id = r.round_id AND q.reviewer_id = r.reviewer_id AND q.partner_id = ${to}::uuid)`);
  await tx.rows(sql`
    UPDATE review_request SET partner_id = ${to}::uuid, version = version + 1, updated_at = ${tx.now}
    WHERE partner_id = ${from}::uuid`);
}
