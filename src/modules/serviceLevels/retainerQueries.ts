import sql from "sql-template-tag";
import type { Batch, Context } from "../../kernel/Context.js";
import { groupBy } from "../../kernel/groupBy.js";
import type { Day } from "../../kernel/dayRules.js";
import type { Reader } from "../../kernel/Reader.js";
import { factsByContract } from "../contracts/contractFacts.js";
import type { Term } from "../contracts/timelineRules.js";
import { dayAsked } from "../organisation/settingsQueries.js";
import type { RetainerBalance } from "./RetainerBalance.js";
import { balanceOf, periodOn, type DayUse, type Retained } from "./retainerRules.js";

/** A day's use, and the place of the question that it belongs to. */
interface Found extends DayUse {
  readonly at: number;
}

/** What was called off of each entitlement from the first day of a period until a day, by day, in one statement. */
async function usesWithin(
  reader: Reader,
  asked: readonly { readonly id: string; readonly from: Day; readonly until: Day }[],
): Promise<DayUse[][]> {
  if (asked.length === 0) return [];
  const rows = await reader.rows<Found>(sql`
    SELECT a.at::int AS at, u.used_on AS "usedOn", sum(u.hours) AS hours
    FROM unnest(${asked.map(({ id }) => id)}::uuid[], ${asked.map(({ from }) => from)}::date[],
        ${asked.map(({ until }) => until)}::date[]) WITH ORDINALITY AS a(id, first, last, at)
      JOIN retainer_use u ON u.entitlement_id = a.id AND u.used_on BETWEEN a.first AND a.last
    WHERE NOT EXISTS (SELECT 1 FROM retainer_use_void v WHERE v.use_id = u.id)
    GROUP BY a.at, u.used_on ORDER BY a.at, u.used_on`);
  const found = groupBy(rows, ({ at }) => at);
  return asked.map((_each, at) => found.get(at + 1) ?? []);
}

/** An entitlement, and the day that is asked about. */
type Question = Retained & { readonly asOf: Day };

/**
 * What is left of many retainers, each on its day: one statement for the uses, and four for the contracts' terms, whatever their
 * number. Null where no hours are counted, or on a day on which they do not hold. It asks not who may see it: whoever sees an
 * entitlement may see what is left of it.
 */
export const balances: Batch<Question, RetainerBalance | null> = async (reader, questions) => {
  const counted = questions.filter(({ retainerHours }) => retainerHours !== null);
  const ids = [...new Set(counted.map(({ contractId }) => contractId))];
  const facts = new Map((await factsByContract(reader, ids)).map((each, at) => [ids[at], each]));
  const periods = new Map<Question, Term>();
  for (const question of counted) {
    const contract = facts.get(question.contractId);
    const period =
      contract && !(contract instanceof Error) ? periodOn(question, contract, question.asOf) : null;
    if (period) periods.set(question, period);
  }
  const asked = [...periods].map(([{ id, asOf }, { startsOn }]) => ({ id, from: startsOn, until: asOf }));
  const uses = await usesWithin(reader, asked);
  const found = new Map(
    [...periods].map(([question, period], at) => [
      question,
      balanceOf(question.retainerHours ?? 0, period, uses[at] ?? []),
    ]),
  );
  return questions.map((question) => found.get(question) ?? null);
};

/** What is left of a retainer on a day, today where none is said. @throws DomainError INVALID at "asOf". */
export async function balanceOn(
  ctx: Context,
  { id, contractId, retainerHours, retainerPeriod, startsOn, endsOn }: Retained,
  asOf: Day | null | undefined,
): Promise<RetainerBalance | null> {
  const retained = { id, contractId, retainerHours, retainerPeriod, startsOn, endsOn };
  return ctx.load(balances, { ...retained, asOf: await dayAsked(ctx, asOf) });
}
