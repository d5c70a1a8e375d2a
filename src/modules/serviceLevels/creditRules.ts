import { addDays, addMonths, type Day } from "../../kernel/dayRules.js";
import { isLess, isLessThanPercent, percentOf, sumOf } from "../../kernel/decimalRules.js";
import type { Problems } from "../../kernel/DomainError.js";
import { isNegative, type MoneyValue } from "../../kernel/moneyRules.js";
import type { CreditTier } from "./CreditTier.js";
import { ServiceCreditState, type ServiceCredit, type ServiceCreditLine } from "./ServiceCredit.js";
import { ClaimOutcome, type ServiceCreditClaim } from "./ServiceCreditClaim.js";
import type { ServiceCreditTerms } from "./ServiceCreditTerms.js";

const MAX_TIERS = 10;
const ALL = "100.00";
const NONE = "0.00";

/** A percentage that is given is above 0 and at most 100. */
export function checkPercent(problems: Problems, field: string, percent: string): void {
  const possible = !isNegative(percent) && percent !== NONE && !isLess(ALL, percent);
  problems.unless(possible, field, "This is more than 0 and at most 100 percent.");
}

/** Tiers are in order from the best month to the worst, and a worse month never costs less. */
export function checkTiers(problems: Problems, field: string, tiers: readonly CreditTier[]): void {
  problems.unless(tiers.length <= MAX_TIERS, field, `There can be at most ${MAX_TIERS} tiers.`);
  tiers.slice(0, MAX_TIERS).forEach(({ belowPercent, creditPercent }, at) => {
    checkPercent(problems, `${field}.${at}.belowPercent`, belowPercent);
    checkPercent(problems, `${field}.${at}.creditPercent`, creditPercent);
    const before = tiers[at - 1];
    if (!before) return;
    const lower = isLess(belowPercent, before.belowPercent);
    problems.unless(
      lower,
      `${field}.${at}.belowPercent`,
      "Each tier holds for fewer kept promises than the one before.",
    );
    const dearer = !isLess(creditPercent, before.creditPercent);
    problems.unless(
      dearer,
      `${field}.${at}.creditPercent`,
      "A worse month cannot cost less than a better one.",
    );
  });
}

/** How the promises of a service level that were decided in a month came out. */
export interface Count {
  readonly serviceLevelId: string;
  readonly kept: number;
  /** Kept or broken; at least 1. */
  readonly decided: number;
  readonly creditTiers: readonly CreditTier[];
}

/** How much of the fee is owed back for a service level: by the worst tier that holds. */
export function lineOf({ serviceLevelId, kept, decided, creditTiers }: Count): ServiceCreditLine {
  const held = creditTiers.filter(({ belowPercent }) => isLessThanPercent(kept, decided, belowPercent));
  const creditPercent = held.at(-1)?.creditPercent ?? NONE;
  return { serviceLevelId, kept, decided, keptShare: kept / decided, creditPercent };
}

/** What is known of one month of a contract. */
export interface MonthFacts {
  /** The first day. */
  readonly month: Day;
  /** Those that hold on the month's last day. */
  readonly terms: Pick<ServiceCreditTerms, "atRiskPercent" | "claimDays">;
  readonly fee: MoneyValue | null;
  readonly counts: readonly Count[];
  readonly claim: ServiceCreditClaim | null;
}

/** What is owed back for a month: the lines together, and no more than what is at risk. */
export function creditOf({ month, terms, fee, counts, claim }: MonthFacts, today: Day): ServiceCredit {
  const lines = counts.map(lineOf);
  const sum = sumOf(lines.map(({ creditPercent }) => creditPercent));
  const creditPercent = isLess(terms.atRiskPercent, sum) ? terms.atRiskPercent : sum;
  const owed = fee === null ? NONE : percentOf(fee.amount, creditPercent);
  const amount = fee === null || owed === NONE ? null : { amount: owed, currency: fee.currency };
  const endsOn = lastDayOfMonth(month);
  const claimBy = addDays(endsOn, terms.claimDays);
  const state = stateOf({ endsOn, claimBy, owes: amount !== null, claim }, today);
  const { atRiskPercent } = terms;
  return { startsOn: month, endsOn, fee, lines, atRiskPercent, creditPercent, amount, claimBy, state, claim };
}

/** The last day of the month that begins on a day. */
export const lastDayOfMonth = (month: Day): Day => addDays(addMonths(month, 1), -1);

interface Standing {
  readonly endsOn: Day;
  readonly claimBy: Day;
  readonly owes: boolean;
  readonly claim: ServiceCreditClaim | null;
}

function stateOf({ endsOn, claimBy, owes, claim }: Standing, today: Day): ServiceCreditState {
  if (claim?.outcome === ClaimOutcome.PAID) return ServiceCreditState.PAID;
  if (claim?.outcome === ClaimOutcome.REFUSED) return ServiceCreditState.REFUSED;
  if (claim) return ServiceCreditState.CLAIMED;
  if (today <= endsOn) return ServiceCreditState.RUNNING;
  if (!owes) return ServiceCreditState.NOTHING_OWED;
  return today <= claimBy ? ServiceCreditState.CLAIMABLE : ServiceCreditState.MISSED;
}

/** The first day of a day's month. */
export const monthOf = (day: Day): Day => `${day.slice(0, 7)}-01`;

/** The first days of the months from that of one day to that of another. */
export function monthsWithin(from: Day, until: Day): Day[] {
  const months: Day[] = [];
  for (let month = monthOf(from); month <= until; month = addMonths(month, 1)) months.push(month);
  return months;
}
