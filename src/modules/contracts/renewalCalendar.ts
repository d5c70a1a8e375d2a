import { setImmediate as breathe } from "node:timers/promises";
import sql, { type Sql } from "sql-template-tag";
import { checkDay, daysBetween, type Day } from "../../kernel/dayRules.js";
import { Problems } from "../../kernel/DomainError.js";
import type { Reader } from "../../kernel/Reader.js";
import { tableOf } from "../../kernel/tables.js";
import { Contract } from "./Contract.js";
import { factsByContract } from "./contractFacts.js";
import { decisionsOf, dutiesOf, type Decision } from "./decisionRules.js";
import { Obligation } from "./Obligation.js";
import { fulfilledDaysByObligation } from "./ObligationFulfilment.js";
import type { ContractFacts } from "./termRules.js";

/** A decision and the contract that it is about. */
export interface ContractDecision extends Decision {
  readonly contractId: string;
  readonly partnerId: string;
}

/** From which day to which, and about which partner alone. */
export interface CalendarWindow {
  readonly from: Day;
  readonly until: Day;
  readonly partnerId?: string | null | undefined;
  /** The first day for what is owed, where that is another one: it stays open when its day has passed. */
  readonly owedFrom?: Day | undefined;
}

const MAX_DAYS = 1_100;
const AT_A_TIME = 500;

/** @throws DomainError INVALID for a time that ends before it begins, or is longer than three years. */
export function checkWindow({ from, until }: CalendarWindow): void {
  const problems = new Problems();
  checkDay(problems, "from", from);
  checkDay(problems, "until", until);
  problems.throwIfAny();
  problems.unless(until >= from, "until", "The time cannot end before it begins.");
  const short = daysBetween(from, until) <= MAX_DAYS;
  problems.unless(short, "until", `Ask for at most ${MAX_DAYS} days at a time.`);
  problems.throwIfAny();
}

type Owner = Pick<Contract, "id" | "partnerId" | "title">;
type Duty = Pick<
  Obligation,
  "id" | "partnerId" | "contractId" | "title" | "owedBy" | "recurrence" | "firstDueOn" | "dueUntil"
> & { readonly contractTitle: string };

/**
 * What must be decided by when, the most urgent first: of all contracts that the actor may see, in seven statements
 * whatever their number. Errors as for checkWindow.
 */
export async function decisionsWithin(reader: Reader, window: CalendarWindow): Promise<ContractDecision[]> {
  checkWindow(window);
  const [owners, duties] = await Promise.all([contractsToDecide(reader, window), openDuties(reader, window)]);
  const ids = [...new Set([...owners.map(({ id }) => id), ...duties.map(({ contractId }) => contractId)])];
  const [facts, done] = await Promise.all([
    factsByContract(reader, ids),
    fulfilledDaysByObligation(
      reader,
      duties.map(({ id }) => id),
    ),
  ]);
  const factsOf = new Map(ids.map((id, at) => [id, facts[at] as ContractFacts]));
  const decisions: ContractDecision[] = [];
  for (const [at, { id, partnerId, title }] of owners.entries()) {
    // Thousands of contracts take a while, and others want an answer meanwhile.
    if (at % AT_A_TIME === AT_A_TIME - 1) await breathe();
    const found = decisionsOf(title, factsOf.get(id) as ContractFacts, window.from, window.until);
    decisions.push(...found.map((each) => ({ ...each, contractId: id, partnerId })));
  }
  for (const [at, duty] of duties.entries()) {
    const { contractId, partnerId, contractTitle } = duty;
    const days = [window.owedFrom ?? window.from, window.until] as const;
    const met = done[at] as ReadonlySet<Day>;
    const found = dutiesOf(contractTitle, duty, factsOf.get(contractId) as ContractFacts, met, days);
    decisions.push(...found.map((each) => ({ ...each, contractId, partnerId })));
  }
  return inOrder(decisions);
}

/** A decision's place in the order: by day, then by kind and term; the id of what it is about breaks ties. */
export const placeOf = ({ decideBy, kind, term }: Decision): string =>
  `${decideBy} ${kind} ${term?.startsOn ?? ""}`;

/** What tells decisions of one place apart. */
export const subjectOf = ({ obligationId, contractId }: ContractDecision): string =>
  obligationId ?? contractId;

function inOrder(decisions: ContractDecision[]): ContractDecision[] {
  const keyed = decisions.map((each) => ({ key: `${placeOf(each)} ${subjectOf(each)}`, each }));
  return keyed.sort((a, b) => (a.key < b.key ? -1 : 1)).map(({ each }) => each);
}

/** Contracts about which something may be to decide: the rules say what. */
function contractsToDecide(
  reader: Reader,
  { from, until, partnerId = null }: CalendarWindow,
): Promise<Owner[]> {
  const { name, visibleTo } = tableOf(reader.dataSource, Contract);
  return reader.rows<Owner>(sql`
    SELECT t.id, t.partner_id AS "partnerId", t.title
    FROM ${name} t LEFT JOIN contract_termination n ON n.contract_id = t.id
    WHERE ${visibleTo(reader.actor)} AND (${partnerId}::uuid IS NULL OR t.partner_id = ${partnerId}::uuid)
      AND CASE WHEN n.id IS NOT NULL THEN n.effective_on BETWEEN ${from}::date AND ${until}::date
        WHEN t.renewal_mode = 'TACIT'
          THEN ${cyclesInto(sql`t.notice_days`, from, until)} OR ${cyclesInto(sql`t.partner_notice_days`, from, until)}
        ELSE t.settled_until >= ${from}::date
          AND t.settled_until - coalesce(t.notice_days, 0) <= ${until}::date END`);
}

const monthOf = (day: Sql): Sql => sql`(extract(year FROM ${day}) * 12 + extract(month FROM ${day}))::int`;

/**
 * Whether one of the terms of `t`, which renews itself, ends in a month from which the notice window reaches into the time
 * that is asked for: most of thousands of contracts do not, and need not be looked at.
 */
function cyclesInto(notice: Sql, from: Day, until: Day): Sql {
  const end = monthOf(sql`t.settled_until`);
  const first = monthOf(sql`(${from}::date + coalesce(${notice}, 0))`);
  const last = monthOf(sql`(${until}::date + coalesce(${notice}, 0))`);
  const months = sql`t.renewal_months`;
  return sql`(${end} + ${months} * ((greatest(0, ${first} - ${end}) + ${months} - 1) / ${months}) <= ${last})`;
}

/** Obligations that may be due: the rules say whether. */
function openDuties(
  reader: Reader,
  { from: asked, until, partnerId = null, owedFrom: from = asked }: CalendarWindow,
): Promise<Duty[]> {
  const { name, columns, visibleTo } = tableOf(reader.dataSource, Obligation);
  return reader.rows<Duty>(sql`
    SELECT ${columns}, c.title AS "contractTitle" FROM ${name} t JOIN contract c ON c.id = t.contract_id
    WHERE ${visibleTo(reader.actor)} AND (${partnerId}::uuid IS NULL OR t.partner_id = ${partnerId}::uuid)
      AND t.first_due_on <= ${until}::date AND (t.due_until IS NULL OR t.due_until >= ${from}::date)
      AND (t.recurrence <> 'ONCE' OR t.first_due_on >= ${from}::date)`);
}
