import { addDays, type Day } from "../../kernel/dayRules.js";
import { Problems } from "../../kernel/DomainError.js";
import { termOn, timelineOf, type AgreedRenewal, type Term, type TermFacts } from "./timelineRules.js";

/**
 * Says of each agreed renewal whether it follows the term before it, or the gap that it names: no two terms may overlap,
 * and no hole may stay unsaid.
 * @throws DomainError INVALID at `field` for the first that does not.
 */
export function checkFit(field: string, facts: TermFacts): void {
  const problems = new Problems();
  const renewals = [...facts.renewals].sort((a, b) => (a.startsOn < b.startsOn ? -1 : 1));
  renewals.forEach((renewal, at) => {
    const problem = misfit(facts, renewals.slice(0, at), renewal);
    if (problem !== null) problems.unless(false, field, problem);
  });
  problems.throwIfAny();
}

function misfit(facts: TermFacts, earlier: readonly AgreedRenewal[], renewal: AgreedRenewal): string | null {
  const { startsOn, endsOn, lapsedFrom } = renewal;
  const from = lapsedFrom ?? startsOn;
  if (endsOn !== null && endsOn < startsOn) return "A term cannot end before it begins.";
  if (from > startsOn) return "The gap before a term cannot begin after it.";
  const before = timelineOf({
    ...facts,
    renewals: earlier,
    endMoves: facts.endMoves.filter((move) => move.effectiveOn < startsOn),
  });
  const eve = addDays(from, -1);
  if (termOn(before, eve)?.endsOn === eve) return null;
  const last = before.settled.at(-1) as Term;
  const running = termOn(before, from) ?? (from <= last.startsOn ? last : null);
  return running ? overlap(renewal, running) : hole(renewal, last.endsOn);
}

const overlap = ({ startsOn }: AgreedRenewal, { startsOn: from, endsOn }: Term): string =>
  `The term from ${startsOn} overlaps the one from ${from} to ${endsOn ?? "no end"}: a term begins on the day after another.`;

const hole = ({ startsOn }: AgreedRenewal, end: Day | null): string =>
  `The term before ended on ${end ?? "no day"}: one from ${startsOn} leaves a hole, which must be said to be a lapse.`;
