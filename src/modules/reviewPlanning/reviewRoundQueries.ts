import sql from "sql-template-tag";
import { conditionsOf } from "../../kernel/filters.js";
import type { PageArgs } from "../../kernel/PageArgs.js";
import { listPage, type Page } from "../../kernel/pages.js";
import type { Reader } from "../../kernel/Reader.js";
import { ReviewRound } from "./ReviewRound.js";
import type { ReviewRoundFilter } from "./reviewRoundInputs.js";

/** A page of review rounds, the last due first. Errors as for listPage and conditionsOf. */
export function listReviewRounds(
  reader: Reader,
  page: PageArgs,
  filter: ReviewRoundFilter | null | undefined,
): Promise<Page<ReviewRound>> {
  const { closed, ...rest } = filter ?? {};
  const isClosed = sql`EXISTS (SELECT 1 FROM review_round_closure c WHERE c.round_id = t.id)`;
  const ofState = typeof closed === "boolean" ? [sql`${isClosed} = ${closed}::boolean`] : [];
  return listPage(reader, ReviewRound, page, {
    where: [...ofState, ...conditionsOf<Omit<ReviewRoundFilter, "closed">>(rest, { dueOn: sql`t.due_on` })],
    order: { name: "DUE_ON", value: sql`t.due_on`, type: "date", direction: "DESC" },
  });
}
