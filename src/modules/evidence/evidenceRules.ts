import { DomainError, type Problem } from "../../kernel/DomainError.js";
import { formatQuarter, parseQuarter, quarterOf, type Quarter } from "../../kernel/Quarter.js";
import type { CrisisKind } from "./Evidence.js";

const FIRST = parseQuarter("1990-Q1");
const LAST = parseQuarter("2100-Q4");

/** Whether the ledger has room for an instant: those of 1990 to 2100, by the date in UTC. */
export function isInLedger(instant: Date): boolean {
  const year = instant.getUTCFullYear();
  return year >= Math.floor(FIRST / 4) && year <= Math.floor(LAST / 4);
}

/**
 * The quarters of some instants.
 * @param dates Each with the input field that it came from.
 * @throws DomainError INVALID at the field of each that is outside the ledger.
 */
export function quartersOf(
  dates: readonly { readonly occurredAt: Date; readonly field: string }[],
): Quarter[] {
  const [first, ...rest] = dates
    .filter(({ occurredAt }) => !isInLedger(occurredAt))
    .map(({ field }): Problem => ({
      code: "INVALID",
      field,
      message: `The ledger holds what happened from ${formatQuarter(FIRST)} to ${formatQuarter(LAST)}.`,
    }));
  if (first) throw new DomainError([first, ...rest]);
  return dates.map(({ occurredAt }) => quarterOf(occurredAt));
}

/** Routine work weighs 1; a crisis by its kind, for a rehearsal is cheap and proves less. */
export const CRISIS_WEIGHTS: { readonly [Kind in CrisisKind]: number } = {
  SEV1: 1.5,
  SEV2: 1,
  LIVE_DRILL: 0.5,
  TABLETOP: 0.25,
};
