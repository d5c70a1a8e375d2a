import sql from "sql-template-tag";
import { v7 as uuidv7 } from "uuid";
import type { Transaction } from "../../kernel/Transaction.js";
import { touchStatistics, type StatisticsKey } from "./statisticsService.js";

/**
 * Gives all evidence of one partner that counts to another: it is voided here and written anew there, so that scorecards
 * that were sealed before still open to what was known then. The statistics of both follow before the commit.
 */
export async function moveEvidence(tx: Transaction, from: string, to: string): Promise<void> {
  const rows = await tx.rows<StatisticsKey & { readonly id: string }>(sql`
    UPDATE evidence SET voided_at = date_trunc('milliseconds', clock_timestamp()),
      void_reason = ${`The partner became part of ${to}.`}
    WHERE partner_id = ${from}::uuid AND voided_at IS NULL
    RETURNING id, partner_id AS "partnerId", dimension, quarter, source`);
  await tx.rows(sql`
    INSERT INTO evidence (id, quarter, partner_id, dimension, crisis_kind, failure, source, source_kind, value, weight,
      occurred_on, occurred_at, engagement_id, promise_id, service_clock_id, review_id, drill_id)
    SELECT copy.new_id, quarter, ${to}::uuid, dimension, crisis_kind, failure, source, source_kind, value, weight,
      occurred_on, occurred_at, engagement_id, promise_id, service_clock_id, review_id, drill_id
    FROM unnest(${rows.map(({ id }) => id)}::uuid[], ${rows.map(() => uuidv7())}::uuid[]) AS copy(old_id, new_id)
      JOIN evidence ON evidence.id = copy.old_id
    WHERE evidence.partner_id = ${from}::uuid`);
  touchStatistics(tx, [...rows, ...rows.map((row) => ({ ...row, partnerId: to }))]);
}
