import { checkDay, dayOf, type Day } from "../../kernel/dayRules.js";
import { Problems } from "../../kernel/DomainError.js";
import type { Reader } from "../../kernel/Reader.js";

/** The day that is asked about; today in UTC where none is named. @throws DomainError INVALID at "asOf". */
export function asOfDay(reader: Reader, asOf: Day | null | undefined): Day {
  const problems = new Problems();
  checkDay(problems, "asOf", asOf);
  problems.throwIfAny();
  return asOf ?? dayOf(reader.now);
}
