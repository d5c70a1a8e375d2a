import sql, { type Sql } from "sql-template-tag";
import type { Batch, Context } from "../../kernel/Context.js";
import type { Day } from "../../kernel/dayRules.js";
import { groupBy } from "../../kernel/groupBy.js";
import type { Reader } from "../../kernel/Reader.js";
import { allOf, tableOf } from "../../kernel/tables.js";
import { moneySum } from "../organisation/moneySums.js";
import { dayAsked } from "../organisation/settingsQueries.js";
import { Contract } from "./Contract.js";
import type { ContractFilter } from "./contractListInputs.js";
import { NOTICE, stateOn, thatMeet } from "./contractQueries.js";
import type { ContractTotals } from "./ContractTotals.js";
import { additionsUpTo, VALUE } from "./contractValue.js";

/** What the contracts of one partner and one currency come to; amounts are null where there are none. */
interface Subtotal {
  readonly partnerId: string;
  readonly currency: string | null;
  readonly count: number;
  readonly withoutValue: number;
  readonly value: string | null;
  readonly paid: string | null;
}

/** The contracts `t` that meet the conditions, summed exactly for each partner and currency. All of a contract's money is in its currency. */
function subtotals(reader: Reader, day: Day, conditions: readonly Sql[]): Promise<Subtotal[]> {
  const table = tableOf(reader.dataSource, Contract);
  return reader.rows<Subtotal>(sql`
    SELECT partner_id AS "partnerId", currency, count(*)::int AS count,
      (count(*) FILTER (WHERE value IS NULL))::int AS "withoutValue", sum(value)::text AS value, sum(paid)::text AS paid
    FROM (
      SELECT t.partner_id, t.currency,
        ${VALUE} AS value,
        (SELECT sum(amount) FROM contract_payment WHERE contract_id = t.id AND paid_on <= ${day}::date) AS paid
      FROM ${table.name} t ${NOTICE} ${additionsUpTo(day)}
      WHERE ${allOf([table.visibleTo(reader.actor), ...conditions])}) AS each
    GROUP BY partner_id, currency`);
}

async function totalsOf(ctx: Context, parts: readonly Subtotal[], day: Day): Promise<ContractTotals> {
  const amounts = (kind: "value" | "paid"): { amount: string; currency: string }[] =>
    parts.flatMap(({ currency, [kind]: amount }) =>
      currency === null || amount === null ? [] : { amount, currency },
    );
  const [value, paid] = await Promise.all([
    moneySum(ctx, amounts("value"), day),
    moneySum(ctx, amounts("paid"), day),
  ]);
  const sum = (kind: "count" | "withoutValue"): number => parts.reduce((all, part) => all + part[kind], 0);
  return { asOf: day, count: sum("count"), withoutValue: sum("withoutValue"), value, paid };
}

/** What the contracts that a filter finds come to, as of the filter's day. Errors as for listContracts. */
export async function contractTotals(
  ctx: Context,
  filter: ContractFilter | null | undefined,
): Promise<ContractTotals> {
  const day = await dayAsked(ctx, filter?.asOf, "filter.asOf");
  return totalsOf(ctx, await subtotals(ctx, day, await thatMeet(ctx, filter)), day);
}

/** Of partners, the contracts that bind on a day. */
const bindingSubtotals: Batch<{ readonly partnerId: string; readonly day: Day }, Subtotal[]> = async (
  reader,
  keys,
) => {
  const found = new Map<string, Subtotal[]>();
  for (const [day, asked] of groupBy(keys, (key) => key.day)) {
    const ids = asked.map(({ partnerId }) => partnerId);
    const binding = sql`${stateOn(day)} IN ('IN_FORCE', 'IN_NOTICE')`;
    const rows = await subtotals(reader, day, [sql`t.partner_id = ANY(${ids}::uuid[])`, binding]);
    for (const [id, parts] of groupBy(rows, (row) => row.partnerId)) found.set(`${day} ${id}`, parts);
  }
  return keys.map(({ partnerId, day }) => found.get(`${day} ${partnerId}`) ?? []);
};

/** What a partner's contracts that bind on a day come to; today where none is named. @throws DomainError INVALID at "asOf". */
export async function partnerTotals(
  ctx: Context,
  partnerId: string,
  asOf: Day | null | undefined,
): Promise<ContractTotals> {
  const day = await dayAsked(ctx, asOf);
  return totalsOf(ctx, await ctx.load(bindingSubtotals, { partnerId, day }), day);
}
