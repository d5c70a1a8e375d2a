import { checkDay, type Day } from "../../kernel/dayRules.js";
import { Problems } from "../../kernel/DomainError.js";
import { checkMoney, type MoneyValue } from "../../kernel/moneyRules.js";
import { checkLine, checkName, checkNotNull, checkText, checkUrl } from "../../kernel/textRules.js";
import { checkPast } from "./contractRules.js";
import { PaymentBasis } from "./ContractPayment.js";
import { Recurrence } from "./Obligation.js";
import type { RetainerPeriod } from "./Entitlement.js";

/** What is said about a new document. */
export interface DocumentDetails {
  readonly title: string;
  readonly url: string;
}

/** @throws DomainError INVALID with every field that is wrong in itself. */
export function checkDocument(details: DocumentDetails): void {
  const problems = new Problems();
  checkNotNull(problems, details, ["id"]);
  checkName(problems, "title", details.title);
  checkUrl(problems, "url", details.url);
  problems.throwIfAny();
}

/** What is said about a new payment. */
export interface PaymentDetails {
  readonly paidOn: Day;
  readonly amount: MoneyValue;
  readonly basis?: PaymentBasis | undefined;
  readonly reference?: string | null | undefined;
}

/** @throws DomainError INVALID with every field that is wrong in itself. */
export function checkPayment(details: PaymentDetails, today: Day): void {
  const { paidOn, amount, basis, reference } = details;
  const problems = new Problems();
  checkNotNull(problems, details, ["id", "basis"]);
  checkPast(problems, "paidOn", paidOn, today);
  checkMoney(problems, "amount", amount);
  checkLine(problems, "reference", reference);
  const known = basis !== PaymentBasis.TOTAL || (reference ?? "").trim() !== "";
  problems.unless(known, "reference", "Say what this is the total of: a later one takes its place.");
  problems.throwIfAny();
}

/** What is said about a new entitlement. */
export interface EntitlementDetails {
  readonly calendarId?: string | null | undefined;
  readonly roundTheClock?: boolean | undefined;
  readonly retainerHours?: number | null | undefined;
  readonly retainerPeriod?: RetainerPeriod | null | undefined;
  readonly startsOn?: Day | undefined;
  readonly endsOn?: Day | null | undefined;
}

const MAX_HOURS = 100_000;

/** @throws DomainError INVALID with every field that is wrong in itself. */
export function checkEntitlement(details: EntitlementDetails): void {
  const { calendarId, roundTheClock, retainerHours, retainerPeriod } = details;
  const problems = new Problems();
  checkNotNull(problems, details, ["id", "roundTheClock", "startsOn"]);
  const oneClock = roundTheClock !== true || typeof calendarId !== "string";
  problems.unless(oneClock, "calendarId", "What holds round the clock has no calendar.");
  const hours = retainerHours ?? null;
  const counted = hours === null || (hours > 0 && hours <= MAX_HOURS);
  problems.unless(counted, "retainerHours", `The hours are more than 0, and at most ${MAX_HOURS}.`);
  const both = (hours === null) === ((retainerPeriod ?? null) === null);
  problems.unless(
    both,
    hours === null ? "retainerHours" : "retainerPeriod",
    "Hours need a period, and a period hours.",
  );
  checkDay(problems, "startsOn", details.startsOn);
  checkDay(problems, "endsOn", details.endsOn);
  problems.throwIfAny();
}

/**
 * An entitlement lies within its contract.
 * @param last The last day of the contract; null for no end.
 * @throws DomainError INVALID at "startsOn" or "endsOn".
 */
export function checkWithin(
  { startsOn, endsOn }: { readonly startsOn: Day; readonly endsOn: Day | null },
  first: Day,
  last: Day | null,
): void {
  const problems = new Problems();
  problems.unless(endsOn === null || endsOn >= startsOn, "endsOn", "It cannot end before it begins.");
  problems.unless(startsOn >= first, "startsOn", `The contract begins only on ${first}.`);
  const before = last === null || startsOn <= last;
  problems.unless(before, "startsOn", `The contract ends on ${last ?? "no day"}.`);
  const until = last === null || endsOn === null || endsOn <= last;
  problems.unless(until, "endsOn", `The contract ends on ${last ?? "no day"}.`);
  problems.throwIfAny();
}

/** What is said about a new obligation. */
export interface ObligationDetails {
  readonly title: string;
  readonly recurrence: Recurrence;
  readonly firstDueOn: Day;
  readonly dueUntil?: Day | null | undefined;
}

/** @throws DomainError INVALID with every field that is wrong in itself. */
export function checkObligation(details: ObligationDetails): void {
  const { title, recurrence, firstDueOn, dueUntil } = details;
  const problems = new Problems();
  checkNotNull(problems, details, ["id"]);
  checkName(problems, "title", title);
  checkDay(problems, "firstDueOn", firstDueOn);
  checkDay(problems, "dueUntil", dueUntil);
  const said = dueUntil ?? null;
  problems.unless(said === null || said >= firstDueOn, "dueUntil", "It cannot end before it is first due.");
  const recurs = said === null || recurrence !== Recurrence.ONCE;
  problems.unless(recurs, "dueUntil", "What is due once has no other last day.");
  problems.throwIfAny();
}

/** @throws DomainError INVALID with every field of a fulfilment that is wrong in itself. */
export function checkFulfilment(
  details: {
    readonly dueOn?: Day | undefined;
    readonly fulfilledOn?: Day | undefined;
    readonly note?: string | null | undefined;
  },
  today: Day,
): void {
  const problems = new Problems();
  checkNotNull(problems, details, ["id", "dueOn", "fulfilledOn"]);
  checkDay(problems, "dueOn", details.dueOn);
  checkPast(problems, "fulfilledOn", details.fulfilledOn, today);
  checkText(problems, "note", details.note);
  problems.throwIfAny();
}
