import sql from "sql-template-tag";
import { conditionsOf } from "../../kernel/filters.js";
import type { PageArgs } from "../../kernel/PageArgs.js";
import { listPage, type Page } from "../../kernel/pages.js";
import type { Reader } from "../../kernel/Reader.js";
import { partnerReference } from "../partners/partnerReference.js";
import { latestFirst, Review, STANDS } from "./Review.js";
import type { ReviewFilter } from "./reviewInputs.js";

/** A page of reviews, the latest first. Errors as for listPage and conditionsOf. */
export function listReviews(
  reader: Reader,
  page: PageArgs,
  filter: ReviewFilter | null | undefined,
): Promise<Page<Review>> {
  const { includeWithdrawn, ...rest } = filter ?? {};
  const where = conditionsOf<Omit<ReviewFilter, "includeWithdrawn">>(rest, {
    partnerId: partnerReference(sql`t.partner_id`),
    reviewerId: sql`t.reviewer_id`,
    reviewedOn: sql`t.reviewed_on`,
  });
  return listPage(reader, Review, page, {
    where: includeWithdrawn === true ? where : [STANDS, ...where],
    order: latestFirst,
  });
}

/** Whether a review was withdrawn. */
export async function isWithdrawn(reader: Reader, id: string): Promise<boolean> {
  const rows = await reader.rows(sql`SELECT 1 FROM review_withdrawal WHERE review_id = ${id}::uuid`);
  return rows.length > 0;
}
