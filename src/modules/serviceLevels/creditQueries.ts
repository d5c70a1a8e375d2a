import sql from "sql-template-tag";
import type { Batch, Context } from "../../kernel/Context.js";
import { addMonths, checkDay, laterOf, type Day } from "../../kernel/dayRules.js";
import { Problems } from "../../kernel/DomainError.js";
import { groupBy } from "../../kernel/groupBy.js";
import type { MoneyValue } from "../../kernel/moneyRules.js";
import type { Reader } from "../../kernel/Reader.js";
import { tableOf } from "../../kernel/tables.js";
import { todayOf } from "../organisation/settingsQueries.js";
import { creditOf, lastDayOfMonth, monthsWithin, type Count } from "./creditRules.js";
import type { ServiceCredit } from "./ServiceCredit.js";
import { ServiceCreditClaim } from "./ServiceCreditClaim.js";
import { ServiceCreditTerms } from "./ServiceCreditTerms.js";

/** A contract, and the months that are asked about, by their first days and in their order. */
interface Question {
  readonly contractId: string;
  readonly months: readonly Day[];
}

/** Something of one month of a contract. */
type Monthly<Row> = Row & { readonly contractId: string; readonly month: Day };

const keyOf = ({ contractId, month }: Monthly<object>): string => `${contractId} ${month}`;

/** The terms of contracts, the latest first. */
function termsOf(reader: Reader, ids: readonly string[]): Promise<ServiceCreditTerms[]> {
  const { columns, name } = tableOf(reader.dataSource, ServiceCreditTerms);
  return reader.rows(sql`
    SELECT ${columns} FROM ${name} t WHERE t.contract_id = ANY(${ids}::uuid[]) ORDER BY t.starts_on DESC`);
}

function claimsOf(reader: Reader, ids: readonly string[]): Promise<ServiceCreditClaim[]> {
  const { columns, name } = tableOf(reader.dataSource, ServiceCreditClaim);
  return reader.rows(sql`SELECT ${columns} FROM ${name} t WHERE t.contract_id = ANY(${ids}::uuid[])`);
}

/** What the ledger says of each service level, by the month in which its promises were kept or broken. */
const countsOf = (reader: Reader, ids: readonly string[], from: Day, until: Day): Promise<Monthly<Count>[]> =>
  reader.rows(sql`
    SELECT l.contract_id AS "contractId", date_trunc('month', e.occurred_on)::date AS month, l.id AS "serviceLevelId",
      l.credit_tiers AS "creditTiers", count(*) FILTER (WHERE e.value = 1)::int AS kept, count(*)::int AS decided
    FROM service_level l JOIN service_clock c ON c.service_level_id = l.id JOIN evidence e ON e.service_clock_id = c.id
    WHERE l.contract_id = ANY(${ids}::uuid[]) AND e.voided_at IS NULL
      AND e.occurred_on BETWEEN ${from}::date AND ${until}::date
    GROUP BY l.id, 2 ORDER BY l.severity, l.starts_on, l.id`);

const paidIn = (
  reader: Reader,
  ids: readonly string[],
  from: Day,
  until: Day,
): Promise<Monthly<MoneyValue>[]> =>
  reader.rows(sql`
    SELECT contract_id AS "contractId", date_trunc('month', paid_on)::date AS month, sum(amount) AS amount, currency
    FROM contract_payment
    WHERE contract_id = ANY(${ids}::uuid[]) AND basis = 'PAYMENT' AND paid_on BETWEEN ${from}::date AND ${until}::date
    GROUP BY 1, 2, currency`);

/**
 * What is owed back for the months of many contracts, in four statements whatever their number; months on whose last day no terms
 * hold are left out. It asks not who may see it: whoever sees a contract may see what is owed back.
 */
export const creditsByContract: Batch<Question, ServiceCredit[]> = async (reader, questions) => {
  const ids = [...new Set(questions.map(({ contractId }) => contractId))];
  const months = questions.flatMap((each) => each.months).sort();
  const [from, last] = [months[0] ?? "", months.at(-1) ?? ""];
  if (from === "") return questions.map(() => []);
  const until = lastDayOfMonth(last);
  const [allTerms, allClaims, allCounts, allPaid, today] = await Promise.all([
    termsOf(reader, ids),
    claimsOf(reader, ids),
    countsOf(reader, ids, from, until),
    paidIn(reader, ids, from, until),
    todayOf(reader),
  ]);
  const terms = groupBy(allTerms, ({ contractId }) => contractId);
  const claims = new Map(allClaims.map((claim) => [keyOf(claim), claim]));
  const counts = groupBy(allCounts, keyOf);
  const paid = new Map(allPaid.map(({ amount, currency, ...row }) => [keyOf(row), { amount, currency }]));
  const creditIn = (contractId: string, month: Day): ServiceCredit[] => {
    const held = terms.get(contractId)?.find(({ startsOn }) => startsOn <= lastDayOfMonth(month));
    if (!held) return [];
    const key = keyOf({ contractId, month });
    const fee = agreedFee(held) ?? paid.get(key) ?? null;
    const known = { month, terms: held, fee, counts: counts.get(key) ?? [], claim: claims.get(key) ?? null };
    return [creditOf(known, today)];
  };
  return questions.map((question) =>
    question.months.flatMap((month) => creditIn(question.contractId, month)),
  );
};

const agreedFee = ({ feeAmount, feeCurrency }: ServiceCreditTerms): MoneyValue | null =>
  feeAmount === null || feeCurrency === null ? null : { amount: feeAmount, currency: feeCurrency };

const USUAL_MONTHS = 12;
const MAX_MONTHS = 60;

/**
 * What is owed back for the months of a contract from that of one day to that of another: the last twelve where nothing is said.
 * @throws DomainError INVALID at "from" or "until" for a wrong day, or more than sixty months.
 */
export async function creditsWithin(
  ctx: Context,
  contractId: string,
  said: { readonly from?: Day | null | undefined; readonly until?: Day | null | undefined },
): Promise<ServiceCredit[]> {
  const problems = new Problems();
  checkDay(problems, "from", said.from);
  checkDay(problems, "until", said.until);
  problems.throwIfAny();
  const until = said.until ?? laterOf(await todayOf(ctx), said.from ?? "");
  const from = said.from ?? addMonths(until, 1 - USUAL_MONTHS);
  const few = from <= until && until < addMonths(from, MAX_MONTHS);
  problems.unless(few, "until", `Ask for 1 to ${MAX_MONTHS} months at a time.`);
  problems.throwIfAny();
  return ctx.load(creditsByContract, { contractId, months: monthsWithin(from, until) });
}
