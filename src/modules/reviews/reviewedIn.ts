import sql, { type Sql } from "sql-template-tag";
import { conditionsOf, type QuarterFilter } from "../../kernel/filters.js";
import { firstDayOf, type Quarter } from "../../kernel/Quarter.js";

/**
 * Conditions on the quarter of the day of the judgement, as days: so an index on the day serves. Errors as for conditionsOf.
 * @param shift Which days a quarter holds: see Quarter.ts.
 */
export function reviewedIn(filter: QuarterFilter | null | undefined, shift: number): Sql[] {
  if (!filter) return [];
  const { eq, gte, lt } = filter;
  const start = (quarter: Quarter | null | undefined): string | null | undefined =>
    typeof quarter === "number" ? firstDayOf(quarter, shift) : quarter;
  const column = { quarter: sql`t.reviewed_on` };
  const exactly =
    typeof eq === "number" ? { gte: firstDayOf(eq, shift), lt: firstDayOf(eq + 1, shift) } : { eq };
  return [
    ...conditionsOf({ quarter: exactly }, column),
    ...conditionsOf({ quarter: { gte: start(gte), lt: start(lt) } }, column),
  ];
}
