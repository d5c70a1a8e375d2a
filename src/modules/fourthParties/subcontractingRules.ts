import { checkDay, type Day } from "../../kernel/dayRules.js";
import { Problems } from "../../kernel/DomainError.js";
import { checkName, checkNotNull } from "../../kernel/textRules.js";

/** What is said of a subcontractor. */
export interface SubcontractingDetails {
  readonly name: string;
  readonly startsOn?: Day | undefined;
  readonly endsOn?: Day | null | undefined;
}

/** @throws DomainError INVALID with every field that is wrong in itself. */
export function checkSubcontracting(details: SubcontractingDetails): void {
  const { name, startsOn, endsOn } = details;
  const problems = new Problems();
  checkNotNull(problems, details, ["id", "startsOn"]);
  checkName(problems, "name", name);
  checkDay(problems, "startsOn", startsOn);
  checkDay(problems, "endsOn", endsOn);
  problems.throwIfAny();
}

/** @throws DomainError INVALID at "endsOn" for an end before the beginning. */
export function checkOrder(startsOn: Day, endsOn: Day | null): void {
  const problems = new Problems();
  problems.unless(endsOn === null || endsOn >= startsOn, "endsOn", `It cannot end before ${startsOn}.`);
  problems.throwIfAny();
}
