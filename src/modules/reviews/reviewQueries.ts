import sql from "sql-template-tag";
import { conditionsOf } from "../../kernel/filters.js";
import type { PageArgs } from "../../kernel/PageArgs.js";
import { listPage, type Page } from "../../kernel/pages.js";
import type { Reader } from "../../kernel/Reader.js";
import { shiftOf } from "../organisation/settingsQueries.js";
import { partnerReference } from "../partners/partnerReference.js";
import { latestFirst, Review, STANDS } from "./Review.js";
import { reviewedIn } from "./reviewedIn.js";
import type { ReviewFilter } from "./reviewInputs.js";
import { stateAt } from "./ReviewState.js";

/** A page of reviews, the latest first. Errors as for listPage and conditionsOf. */
export async function listReviews(
  reader: Reader,
  page: PageArgs,
  filter: ReviewFilter | null | undefined,
): Promise<Page<Review>> {
  const { includeWithdrawn, state, quarter, ...rest } = filter ?? {};
  const where = conditionsOf<Omit<ReviewFilter, "includeWithdrawn" | "state" | "quarter">>(rest, {
    partnerId: partnerReference(sql`t.partner_id`),
    reviewerId: sql`t.reviewer_id`,
    reviewedOn: sql`t.reviewed_on`,
  });
  const ofState = conditionsOf({ state }, { state: stateAt(reader.now) });
  const showsWithdrawn = includeWithdrawn === true || ofState.length > 0;
  return listPage(reader, Review, page, {
    where: [
      ...(showsWithdrawn ? [] : [STANDS]),
      ...where,
      ...ofState,
      ...reviewedIn(quarter, await shiftOf(reader)),
    ],
    order: latestFirst,
  });
}

/** Whether a review was withdrawn. */
export async function isWithdrawn(reader: Reader, id: string): Promise<boolean> {
  const rows = await reader.rows(sql`SELECT 1 FROM review_withdrawal WHERE review_id = ${id}::uuid`);
  return rows.length > 0;
}
