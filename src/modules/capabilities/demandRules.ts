import { checkDay, type Day } from "../../kernel/dayRules.js";
import { Problems } from "../../kernel/DomainError.js";
import { checkNotNull } from "../../kernel/textRules.js";

/** What may be said of a demand; undefined means that nothing is said. */
export interface DemandDetails {
  readonly daysAYear?: number | undefined;
  readonly peak?: number | undefined;
  readonly since?: Day | undefined;
}

const MAX_DAYS = 100_000;
const MAX_PEAK = 1_000;

/** @throws DomainError INVALID with every field that is wrong in itself. */
export function checkDemand(details: DemandDetails): void {
  const { daysAYear = 0, peak = 1, since } = details;
  const problems = new Problems();
  checkNotNull(problems, details, ["id", "expectedVersion", "peak", "since", "externalReferences"]);
  problems.throwIfAny();
  const some = daysAYear >= 0 && daysAYear <= MAX_DAYS;
  problems.unless(some, "daysAYear", `The days of one person's work in a year are 0 to ${MAX_DAYS}.`);
  const people = peak >= 1 && peak <= MAX_PEAK;
  problems.unless(people, "peak", `At the busiest hour, 1 to ${MAX_PEAK} people are needed.`);
  checkDay(problems, "since", since);
  problems.throwIfAny();
}
