import sql, { type Sql } from "sql-template-tag";
import type { Batch } from "../../kernel/Context.js";
import type { Day } from "../../kernel/dayRules.js";
import { conditionsOf } from "../../kernel/filters.js";
import type { PageArgs } from "../../kernel/PageArgs.js";
import { listPage, type Order, type Page } from "../../kernel/pages.js";
import type { Reader } from "../../kernel/Reader.js";
import { tableOf } from "../../kernel/tables.js";
import { todayOf } from "../organisation/settingsQueries.js";
import { partnerReference } from "../partners/partnerReference.js";
import { Review } from "../reviews/Review.js";
import { ReviewRequest, type ReviewRequestState } from "./ReviewRequest.js";
import type { ReviewRequestFilter } from "./reviewRoundInputs.js";

/** The round of the request `t`, and its end. */
const ROUND = sql`JOIN review_round r ON r.id = t.round_id LEFT JOIN review_round_closure c ON c.round_id = r.id`;

/** The reviews that answer the request `t`, as conditions on the review `v` and its submission `s`. */
const ANSWERS = sql`v.partner_id = t.partner_id AND v.reviewer_id = t.reviewer_id
  AND s.created_at > r.created_at AND (c.id IS NULL OR s.created_at < c.created_at)
  AND NOT EXISTS (SELECT 1 FROM review_withdrawal w WHERE w.review_id = v.id)`;
const ANSWERING = sql`review v JOIN review_submission s ON s.review_id = v.id`;

/** What became of the request `t`, on a day. */
const stateOn = (day: Day): Sql => sql`(CASE
  WHEN EXISTS (SELECT 1 FROM ${ANSWERING} WHERE ${ANSWERS}) THEN 'ANSWERED'
  WHEN c.id IS NOT NULL THEN 'LAPSED'
  WHEN r.due_on < ${day}::date THEN 'OVERDUE'
  ELSE 'OPEN' END)`;

const firstDueFirst: Order = { name: "DUE_ON", value: sql`r.due_on`, type: "date", direction: "ASC" };

/** A page of requests, those of the round that is due first before others. Errors as for listPage and conditionsOf. */
export async function listReviewRequests(
  reader: Reader,
  page: PageArgs,
  filter: ReviewRequestFilter | null | undefined,
): Promise<Page<ReviewRequest>> {
  return listPage(reader, ReviewRequest, page, {
    join: ROUND,
    where: conditionsOf(filter, {
      roundId: sql`t.round_id`,
      partnerId: partnerReference(sql`t.partner_id`),
      reviewerId: sql`t.reviewer_id`,
      state: stateOn(await todayOf(reader)),
    }),
    order: firstDueFirst,
  });
}

/** What became of many requests. */
export const stateByRequest: Batch<string, ReviewRequestState> = async (reader, ids) => {
  const rows = await reader.rows<{ readonly id: string; readonly state: ReviewRequestState }>(sql`
    SELECT t.id, ${stateOn(await todayOf(reader))} AS state FROM review_request t ${ROUND} WHERE t.id = ANY(${ids}::uuid[])`);
  const found = new Map(rows.map(({ id, state }) => [id, state]));
  return ids.map((id) => found.get(id) as ReviewRequestState);
};

/** The reviews with which many requests were answered, the first one where there are several; null for none. */
export const answerByRequest: Batch<string, Review | null> = async (reader, ids) => {
  const { columns } = tableOf(reader.dataSource, Review);
  const rows = await reader.rows<Review & { readonly requestId: string }>(sql`
    SELECT a.request_id AS "requestId", ${columns} FROM (
      SELECT DISTINCT ON (t.id) t.id AS request_id, v.id AS review_id
      FROM review_request t ${ROUND} JOIN (${ANSWERING}) ON ${ANSWERS}
      WHERE t.id = ANY(${ids}::uuid[]) ORDER BY t.id, s.created_at, v.id) a JOIN review t ON t.id = a.review_id`);
  const found = new Map(rows.map((row) => [row.requestId, row]));
  return ids.map((id) => found.get(id) ?? null);
};
