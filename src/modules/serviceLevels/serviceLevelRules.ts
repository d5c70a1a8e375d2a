import { checkDay, type Day } from "../../kernel/dayRules.js";
import { Problems } from "../../kernel/DomainError.js";
import { checkNotNull } from "../../kernel/textRules.js";
import { checkTiers } from "./creditRules.js";
import type { CreditTier } from "./CreditTier.js";

/** What is said about a new service level. */
export interface ServiceLevelDetails {
  readonly respondMinutes?: number | null | undefined;
  readonly resolveMinutes?: number | null | undefined;
  readonly calendarId?: string | null | undefined;
  readonly roundTheClock?: boolean | undefined;
  readonly startsOn?: Day | undefined;
  readonly endsOn?: Day | null | undefined;
  readonly creditTiers?: readonly CreditTier[] | undefined;
}

/** A year round the clock. */
const MAX_MINUTES = 525_600;

/** @throws DomainError INVALID with every field that is wrong in itself. */
export function checkServiceLevel(details: ServiceLevelDetails): void {
  const { respondMinutes = null, resolveMinutes = null, calendarId, roundTheClock } = details;
  const problems = new Problems();
  checkNotNull(problems, details, ["id", "roundTheClock", "startsOn", "creditTiers"]);
  checkMinutes(problems, "respondMinutes", respondMinutes);
  checkMinutes(problems, "resolveMinutes", resolveMinutes);
  const promises = respondMinutes !== null || resolveMinutes !== null;
  problems.unless(
    promises,
    "respondMinutes",
    "Say within how many minutes the partner answers, or puts right.",
  );
  const inOrder = respondMinutes === null || resolveMinutes === null || resolveMinutes >= respondMinutes;
  problems.unless(
    inOrder,
    "resolveMinutes",
    "Nobody puts right before answering: not fewer minutes than that.",
  );
  const oneClock = roundTheClock !== true || typeof calendarId !== "string";
  problems.unless(oneClock, "calendarId", "What counts round the clock has no calendar.");
  checkDay(problems, "startsOn", details.startsOn);
  checkDay(problems, "endsOn", details.endsOn);
  problems.throwIfAny();
  checkTiers(problems, "creditTiers", details.creditTiers ?? []);
  problems.throwIfAny();
}

function checkMinutes(problems: Problems, field: string, minutes: number | null): void {
  const possible = minutes === null || (minutes >= 1 && minutes <= MAX_MINUTES);
  problems.unless(possible, field, `This is 1 to ${MAX_MINUTES} minutes; leave it out for no promise.`);
}
