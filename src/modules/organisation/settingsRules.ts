import { dayIn } from "../../kernel/dayRules.js";
import { Problems } from "../../kernel/DomainError.js";
import { isCurrency } from "../../kernel/moneyRules.js";
import { quarterOf, type Quarter } from "../../kernel/Quarter.js";
import { checkNotNull } from "../../kernel/textRules.js";
import { checkTimeZone } from "../../kernel/TimeZone.js";
import { FiscalYearName, type OrganisationSettings } from "./OrganisationSettings.js";

/** What says which days a quarter holds. */
export type QuarterSettings = Pick<
  OrganisationSettings,
  "fiscalYearStartsIn" | "fiscalYearNamedAfter" | "quartersFollowFiscalYear"
>;

/**
 * By how many months a day is moved so that its calendar quarter is its quarter here: 0 for calendar quarters. With a
 * fiscal year from April that is named after its start, 1 April 2026 moves to 1 January 2026, so to 2026-Q1.
 */
export function quarterShiftOf({
  fiscalYearStartsIn,
  fiscalYearNamedAfter,
  quartersFollowFiscalYear,
}: QuarterSettings): number {
  if (!quartersFollowFiscalYear || fiscalYearStartsIn === 1) return 0;
  const back = 1 - fiscalYearStartsIn;
  return fiscalYearNamedAfter === FiscalYearName.END ? back + 12 : back;
}

/** The quarter in which an instant lies, by the organisation's clock. */
export const quarterAt = (
  instant: Date,
  settings: QuarterSettings & Pick<OrganisationSettings, "timeZone">,
): Quarter => quarterOf(dayIn(settings.timeZone, instant), quarterShiftOf(settings));

/** What may be said of the settings; undefined means that nothing is said. */
export interface SettingsDetails {
  readonly timeZone?: string | undefined;
  readonly fiscalYearStartsIn?: number | undefined;
  readonly fiscalYearNamedAfter?: FiscalYearName | undefined;
  readonly quartersFollowFiscalYear?: boolean | undefined;
  readonly currency?: string | null | undefined;
}

/** @throws DomainError INVALID with every field that is wrong. */
export function checkSettings(details: SettingsDetails): void {
  const { timeZone, fiscalYearStartsIn: month, currency } = details;
  const problems = new Problems();
  checkNotNull(problems, details, [
    "timeZone",
    "fiscalYearStartsIn",
    "fiscalYearNamedAfter",
    "quartersFollowFiscalYear",
  ]);
  checkTimeZone(problems, "timeZone", timeZone);
  const isMonth = typeof month !== "number" || (month >= 1 && month <= 12);
  problems.unless(isMonth, "fiscalYearStartsIn", "Write the month as a number from 1 to 12.");
  const known = currency === undefined || currency === null || isCurrency(currency);
  problems.unless(known, "currency", "Write the currency as in ISO 4217: EUR.");
  problems.throwIfAny();
}
