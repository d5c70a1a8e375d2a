import { dayIn, type Day } from "../../kernel/dayRules.js";
import { DomainError, type Problem } from "../../kernel/DomainError.js";
import { formatQuarter, parseQuarter, quarterOf, type Quarter } from "../../kernel/Quarter.js";
import { quarterShiftOf, type QuarterSettings } from "../organisation/settingsRules.js";
import type { CrisisKind } from "./Evidence.js";

const FIRST = parseQuarter("1990-Q1");
const LAST = parseQuarter("2100-Q4");

/** Whether the ledger has room for an instant: those of 1990 to 2100, by the date in UTC. */
export function isInLedger(instant: Date): boolean {
  const year = instant.getUTCFullYear();
  return year >= Math.floor(FIRST / 4) && year <= Math.floor(LAST / 4);
}

/** Something that happened. */
export interface Happened {
  readonly occurredAt: Date;
  /** The day, where that is all that is known; else the instant's day, by the organisation's clock. */
  readonly occurredOn?: Day | undefined;
  /** The input field that the instant came from, for the error where the ledger has no room for it. */
  readonly field: string;
}

/** How the organisation counts days and quarters. */
type Reckoning = QuarterSettings & { readonly timeZone: string };

/** Where in the ledger something belongs. */
interface Place {
  readonly occurredOn: Day;
  readonly quarter: Quarter;
}

/**
 * The days and quarters of what happened.
 * @throws DomainError INVALID at the field of each that is outside the ledger.
 */
export function placesOf(happened: readonly Happened[], settings: Reckoning): Place[] {
  const [first, ...rest] = happened
    .filter(({ occurredAt }) => !isInLedger(occurredAt))
    .map(({ field }): Problem => ({
      code: "INVALID",
      field,
      message: `The ledger holds what happened from ${formatQuarter(FIRST)} to ${formatQuarter(LAST)}.`,
    }));
  if (first) throw new DomainError([first, ...rest]);
  const shift = quarterShiftOf(settings);
  return happened.map(({ occurredAt, occurredOn = dayIn(settings.timeZone, occurredAt) }) => ({
    occurredOn,
    quarter: quarterOf(occurredOn, shift),
  }));
}

/** Routine work weighs 1; a crisis by its kind, for a rehearsal is cheap and proves less. */
export const CRISIS_WEIGHTS: { readonly [Kind in CrisisKind]: number } = {
  SEV1: 1.5,
  SEV2: 1,
  LIVE_DRILL: 0.5,
  TABLETOP: 0.25,
};
