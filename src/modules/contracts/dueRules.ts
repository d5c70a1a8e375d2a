import { addMonths, monthsApart, type Day } from "../../kernel/dayRules.js";
import { Recurrence, type Obligation } from "./Obligation.js";
import { RenewalMode } from "./RenewalMode.js";
import type { ContractFacts } from "./termRules.js";
import { settledUntil } from "./timelineRules.js";

/** When something is due, and how often. */
export type DueFacts = Pick<Obligation, "recurrence" | "firstDueOn" | "dueUntil">;

const MONTHS: { readonly [Each in Recurrence]: number | null } = {
  ONCE: null,
  MONTHLY: 1,
  QUARTERLY: 3,
  YEARLY: 12,
};

/** The due day of number `n`, from 0; null where there is none, or where it lies after the last day. */
function dueDay({ recurrence, firstDueOn }: DueFacts, n: number, last: Day | null): Day | null {
  const months = MONTHS[recurrence];
  if (n > 0 && months === null) return null;
  const day = n === 0 ? firstDueOn : addMonths(firstDueOn, n * (months ?? 0));
  return last !== null && day > last ? null : day;
}

/** The last day on which a contract binds, by all that is known; null for no end. */
export const lastDayOf = (facts: ContractFacts): Day | null =>
  facts.termination?.effectiveOn ?? (facts.renewalMode === RenewalMode.TACIT ? null : settledUntil(facts));

/** Until when something can be due: what recurs ends with the contract, where no other day is said. */
const lastDueDay = ({ recurrence, dueUntil }: DueFacts, contract: ContractFacts): Day | null =>
  dueUntil ?? (recurrence === Recurrence.ONCE ? null : lastDayOf(contract));

/** The first day on which something is due and was not done; it may have passed. Null where nothing is left to do. */
export function nextDueOn(due: DueFacts, contract: ContractFacts, done: ReadonlySet<Day>): Day | null {
  const last = lastDueDay(due, contract);
  for (let n = 0; ; n++) {
    const day = dueDay(due, n, last);
    if (day === null || !done.has(day)) return day;
  }
}

/** The days from `from` to `until` on which something is due and was not done. */
export function dueDaysWithin(
  due: DueFacts,
  contract: ContractFacts,
  done: ReadonlySet<Day>,
  from: Day,
  until: Day,
): Day[] {
  const last = lastDueDay(due, contract);
  const months = MONTHS[due.recurrence] ?? 1;
  const days: Day[] = [];
  let n = Math.max(0, Math.floor(monthsApart(due.firstDueOn, from) / months) - 1);
  for (let day = dueDay(due, n, last); day !== null && day <= until; day = dueDay(due, ++n, last))
    if (day >= from && !done.has(day)) days.push(day);
  return days;
}

/** Whether something is due on a day. */
export const isDueOn = (due: DueFacts, contract: ContractFacts, day: Day): boolean =>
  dueDaysWithin(due, contract, new Set(), day, day).length > 0;
