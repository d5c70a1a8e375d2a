import { checkDay, type Day } from "../../kernel/dayRules.js";
import { Problems } from "../../kernel/DomainError.js";
import { checkName, checkNotNull } from "../../kernel/textRules.js";

/** What is said of a round that is to be opened. */
export interface RoundDetails {
  readonly title: string;
  readonly dueOn: Day;
  readonly partnerIds: readonly string[];
  readonly reviewerIds: readonly string[];
}

const MOST = { partnerIds: 200, reviewerIds: 50 } as const;

/** Checks a round that is opened on the day `today`. @throws DomainError INVALID with every field that is wrong in itself. */
export function checkRound(round: RoundDetails, today: Day): void {
  const problems = new Problems();
  checkNotNull(problems, round, ["id"]);
  checkName(problems, "title", round.title);
  checkDay(problems, "dueOn", round.dueOn);
  problems.unless(round.dueOn >= today, "dueOn", "This day is over.");
  for (const field of ["partnerIds", "reviewerIds"] as const) {
    const { length } = round[field];
    problems.unless(length >= 1 && length <= MOST[field], field, `Name 1 to ${MOST[field]}.`);
    checkEachOnce(problems, field, round[field]);
  }
  problems.throwIfAny();
}

/** Notes each id that is named a second time. */
export function checkEachOnce(problems: Problems, field: string, ids: readonly string[]): void {
  const seen = new Set<string>();
  ids.forEach((id, at) => {
    problems.unless(!seen.has(id), `${field}.${at}`, "This is named twice.");
    seen.add(id);
  });
}
