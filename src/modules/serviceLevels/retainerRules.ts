import { addDays, addMonths, checkDay, laterOf, monthsApart, type Day } from "../../kernel/dayRules.js";
import { Problems } from "../../kernel/DomainError.js";
import { checkNotNull, checkText } from "../../kernel/textRules.js";
import { RetainerPeriod, type Entitlement } from "../contracts/Entitlement.js";
import { contractStateAt, type ContractFacts } from "../contracts/termRules.js";
import type { Term } from "../contracts/timelineRules.js";
import type { RetainerBalance } from "./RetainerBalance.js";

/** What a balance needs to know of an entitlement. */
export type Retained = Pick<
  Entitlement,
  "id" | "contractId" | "retainerHours" | "retainerPeriod" | "startsOn" | "endsOn"
>;

const MONTHS: { readonly [Each in RetainerPeriod]: number | null } = {
  MONTH: 1,
  QUARTER: 3,
  YEAR: 12,
  TERM: null,
};

/**
 * The period for which hours are granted anew that a day lies in: months are counted from the first day of the contract's term,
 * or of the entitlement where that is later, and the last period ends with the term. Null where no hours are counted, and on a
 * day on which the contract or the entitlement does not hold.
 */
export function periodOn(retained: Retained, contract: ContractFacts, day: Day): Term | null {
  const { retainerPeriod, startsOn, endsOn } = retained;
  const { term } = contractStateAt(contract, day);
  if (retainerPeriod === null || !term || startsOn > day || (endsOn !== null && endsOn < day)) return null;
  const anchor = laterOf(term.startsOn, startsOn);
  const last = earlierOf(term.endsOn, endsOn);
  const months = MONTHS[retainerPeriod];
  if (months === null) return { startsOn: anchor, endsOn: last };
  const whole = Math.floor(monthsApart(anchor, day) / months);
  const n = addMonths(anchor, whole * months) > day ? whole - 1 : whole;
  const eve = addDays(addMonths(anchor, (n + 1) * months), -1);
  return { startsOn: addMonths(anchor, n * months), endsOn: earlierOf(eve, last) };
}

/** The earlier of two days; null is never. */
const earlierOf = (a: Day | null, b: Day | null): Day | null =>
  a === null || b === null ? (a ?? b) : a < b ? a : b;

/** Hours that were called off on a day. */
export interface DayUse {
  readonly usedOn: Day;
  readonly hours: number;
}

/** Sums of hundredths are hundredths, whatever binary fractions make of them. */
const rounded = (hours: number): number => Math.round(hours * 100) / 100;

/** What is left of a period. @param uses All of the period up to the day that is asked about, the earliest day first. */
export function balanceOf(
  grantedHours: number,
  { startsOn, endsOn }: Term,
  uses: readonly DayUse[],
): RetainerBalance {
  let usedHours = 0;
  let usedUpOn: Day | null = null;
  for (const { usedOn, hours } of uses) {
    usedHours = rounded(usedHours + hours);
    if (usedHours >= grantedHours) usedUpOn ??= usedOn;
  }
  return {
    startsOn,
    endsOn,
    grantedHours,
    usedHours,
    leftHours: rounded(grantedHours - usedHours),
    usedUpOn,
  };
}

const MAX_HOURS = 10_000;

/** @throws DomainError INVALID with every field of a use that is wrong in itself. */
export function checkUse(
  use: { readonly hours: number; readonly usedOn: Day; readonly note?: string | null | undefined },
  today: Day,
): void {
  const problems = new Problems();
  checkNotNull(problems, use, ["id"]);
  const { hours, usedOn, note } = use;
  const possible = hours > 0 && hours <= MAX_HOURS;
  problems.unless(possible, "hours", `These are more than 0, and at most ${MAX_HOURS}.`);
  problems.unless(
    !possible || rounded(hours) === hours,
    "hours",
    "Write hours in hundredths at the finest: 1.25.",
  );
  checkDay(problems, "usedOn", usedOn);
  problems.unless(usedOn <= today, "usedOn", "This has not come yet.");
  checkText(problems, "note", note);
  problems.throwIfAny();
}
