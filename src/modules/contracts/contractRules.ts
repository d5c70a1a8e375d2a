import { checkDay, daysBetween, type Day } from "../../kernel/dayRules.js";
import { Problems } from "../../kernel/DomainError.js";
import { checkMoney, type MoneyValue } from "../../kernel/moneyRules.js";
import { checkLine, checkName, checkNotNull, checkText } from "../../kernel/textRules.js";
import type { ContractKind } from "./Contract.js";
import { RenewalMode } from "./RenewalMode.js";
import type { ContractFacts } from "./termRules.js";
import type { Term } from "./timelineRules.js";

/** What may be said about a contract; undefined means that nothing is said. */
export interface ContractDetails {
  readonly kind?: ContractKind | undefined;
  readonly title?: string | undefined;
  readonly number?: string | null | undefined;
  readonly department?: string | null | undefined;
  readonly value?: MoneyValue | null | undefined;
  readonly parentId?: string | null | undefined;
  readonly startsOn?: Day | undefined;
  readonly endsOn?: Day | null | undefined;
  readonly renewalMode?: RenewalMode | undefined;
  readonly renewalMonths?: number | null | undefined;
  readonly noticeDays?: number | null | undefined;
  readonly partnerNoticeDays?: number | null | undefined;
  readonly signedOn?: Day | null | undefined;
}

const MAX_MONTHS = 600;
const MAX_NOTICE = 3650;
const LONGEST_MONTH = 31;

/** @throws DomainError INVALID with every field that is wrong in itself. */
export function checkContract(details: ContractDetails): void {
  const problems = new Problems();
  checkNotNull(problems, details, [
    "id",
    "expectedVersion",
    "kind",
    "title",
    "startsOn",
    "renewalMode",
    "externalReferences",
  ]);
  checkName(problems, "title", details.title);
  checkLine(problems, "number", details.number);
  checkLine(problems, "department", details.department);
  checkMoney(problems, "value", details.value);
  for (const field of ["startsOn", "endsOn", "signedOn"] as const) checkDay(problems, field, details[field]);
  const long = isWhole(details.renewalMonths ?? 1, 1, MAX_MONTHS);
  problems.unless(long, "renewalMonths", `A renewal lasts 1 to ${MAX_MONTHS} whole months.`);
  for (const field of ["noticeDays", "partnerNoticeDays"] as const) {
    const known = isWhole(details[field] ?? 0, 0, MAX_NOTICE);
    problems.unless(known, field, `A notice window is 0 to ${MAX_NOTICE} whole days.`);
  }
  problems.throwIfAny();
}

const isWhole = (value: number, least: number, most: number): boolean =>
  Number.isInteger(value) && value >= least && value <= most;

type Terms = Omit<ContractFacts, "renewals" | "endMoves" | "termination">;

/** @throws DomainError INVALID where the terms of a contract do not go together. */
export function checkTerms(terms: Terms): void {
  const { startsOn, endsOn, renewalMode, renewalMonths, noticeDays } = terms;
  const problems = new Problems();
  problems.unless(endsOn === null || endsOn >= startsOn, "endsOn", "It cannot end before it begins.");
  if (renewalMode === RenewalMode.NONE) {
    problems.unless(
      renewalMonths === null,
      "renewalMonths",
      "A contract that is not renewed has no renewals.",
    );
  } else {
    problems.unless(endsOn !== null, "endsOn", "What is to be renewed needs an end of its first term.");
  }
  if (renewalMode === RenewalMode.TACIT) {
    problems.unless(renewalMonths !== null, "renewalMonths", "Say how long a tacit renewal lasts.");
    problems.unless(
      noticeDays !== null,
      "noticeDays",
      "Say until when notice stops a tacit renewal; 0 for its eve.",
    );
  }
  checkNotices(problems, terms, terms);
  if (renewalMonths !== null)
    for (const { field, days } of noticesOf(terms))
      problems.unless(days <= renewalMonths * LONGEST_MONTH, field, "This is longer than a renewal lasts.");
  problems.throwIfAny();
}

const noticesOf = ({
  noticeDays,
  partnerNoticeDays,
}: Terms): { readonly field: string; readonly days: number }[] => [
  { field: "noticeDays", days: noticeDays ?? 0 },
  { field: "partnerNoticeDays", days: partnerNoticeDays ?? 0 },
];

/**
 * No notice window may be longer than a term.
 * @param at The field to blame, where it is not the window's own.
 */
export function checkNotices(
  problems: Problems,
  terms: Terms,
  { startsOn, endsOn }: Term,
  at?: string,
): void {
  if (endsOn === null || endsOn < startsOn) return;
  const length = daysBetween(startsOn, endsOn) + 1;
  for (const { field, days } of noticesOf(terms))
    problems.unless(
      days <= length,
      at ?? field,
      `The term from ${startsOn} to ${endsOn} has ${length} days: that is shorter than the notice window of ${days}.`,
    );
}

/** A reason must say something. */
export function checkReason(problems: Problems, reason: string): void {
  problems.unless(reason.trim() !== "", "reason", "Say why.");
  checkText(problems, "reason", reason);
}

/** All money of a contract is in one currency; where none was spoken of yet, any will do. */
export function checkCurrency(
  problems: Problems,
  field: string,
  currency: string | null,
  money: MoneyValue | null | undefined,
): void {
  const same = money === undefined || money === null || currency === null || money.currency === currency;
  problems.unless(
    same,
    `${field}.currency`,
    `All money of this contract is in ${currency ?? "one currency"}.`,
  );
}

/** What has happened cannot lie in the future. */
export function checkPast(problems: Problems, field: string, day: Day | null | undefined, today: Day): void {
  checkDay(problems, field, day);
  problems.unless(day === undefined || day === null || day <= today, field, "This has not come yet.");
}
