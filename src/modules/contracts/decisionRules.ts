import { addDays, type Day } from "../../kernel/dayRules.js";
import { DecisionKind } from "./ContractAlert.js";
import { dueDaysWithin, type DueFacts } from "./dueRules.js";
import { OwedBy, type Obligation } from "./Obligation.js";
import { RenewalMode } from "./RenewalMode.js";
import { lastNoticeFor, nextTermToDecide, type ContractFacts } from "./termRules.js";
import { termAfter, termOn, timelineOf, type Term, type Timeline } from "./timelineRules.js";

/** What must be decided about a contract by a day, or is due on it. */
export interface Decision {
  readonly kind: DecisionKind;
  readonly decideBy: Day;
  /** The term that it is about; null for an obligation. */
  readonly term: Term | null;
  readonly obligationId: string | null;
  readonly message: string;
}

type Ending = Term & { readonly endsOn: Day };

/** What must be decided about a contract from one day to another; in no order. */
export function decisionsOf(title: string, facts: ContractFacts, from: Day, until: Day): Decision[] {
  const timeline = timelineOf(facts);
  const all = facts.termination
    ? expiries(title, timeline, facts.termination.effectiveOn)
    : facts.renewalMode === RenewalMode.TACIT
      ? [...ourNotices(title, facts, from, until), ...partnerNotices(title, facts, from, until)]
      : [...renewalDecisions(title, facts), ...expiries(title, timeline, null)];
  return all.filter(({ decideBy }) => from <= decideBy && decideBy <= until);
}

const decision = (kind: DecisionKind, decideBy: Day, term: Term, message: string): Decision => ({
  kind,
  decideBy,
  term,
  obligationId: null,
  message,
});

/** The terms whose last day for notice lies in the time that is asked for. */
function* termsToDecide(facts: ContractFacts, days: number | null, from: Day, until: Day): Generator<Ending> {
  const timeline = timelineOf(facts);
  let term = nextTermToDecide(facts, timeline, days, from);
  while (term && lastNoticeFor(term.endsOn, days) <= until) {
    yield term;
    term = nextTermToDecide(facts, timeline, days, addDays(lastNoticeFor(term.endsOn, days), 1));
  }
}

function ourNotices(title: string, facts: ContractFacts, from: Day, until: Day): Decision[] {
  return [...termsToDecide(facts, facts.noticeDays, from, until)].map((term) => {
    const by = lastNoticeFor(term.endsOn, facts.noticeDays);
    const next = termAfter(timelineOf(facts), term.endsOn);
    const message = `Give notice by ${by}, or "${title}" is renewed from ${next?.startsOn ?? "then"} to ${next?.endsOn ?? "no end"}.`;
    return decision(DecisionKind.OUR_NOTICE, by, term, message);
  });
}

function partnerNotices(title: string, facts: ContractFacts, from: Day, until: Day): Decision[] {
  const { partnerNoticeDays } = facts;
  if (partnerNoticeDays === null) return [];
  return [...termsToDecide(facts, partnerNoticeDays, from, until)].map((term) => {
    const by = lastNoticeFor(term.endsOn, partnerNoticeDays);
    const message = `Until ${by} the partner can give notice for "${title}", which then ends on ${term.endsOn}.`;
    return decision(DecisionKind.PARTNER_NOTICE, by, term, message);
  });
}

function renewalDecisions(title: string, facts: ContractFacts): Decision[] {
  const { startsOn, endsOn } = timelineOf(facts).settled.at(-1) as Term;
  if (facts.renewalMode !== RenewalMode.EXPRESS || endsOn === null) return [];
  const by = lastNoticeFor(endsOn, facts.noticeDays);
  const message = `Ask for a renewal of "${title}" by ${by}, or it ends on ${endsOn}.`;
  return [decision(DecisionKind.RENEWAL_DECISION, by, { startsOn, endsOn }, message)];
}

/** @param last The day on which notice takes effect; null where none was given. */
function expiries(title: string, timeline: Timeline, last: Day | null): Decision[] {
  const settled = timeline.settled.at(-1) as Term;
  const endsOn = last ?? settled.endsOn;
  if (endsOn === null) return [];
  const { startsOn } = termOn(timeline, endsOn) ?? settled;
  const message = `"${title}" ends on ${endsOn}${last === null ? "" : ", for notice was given"}.`;
  return [decision(DecisionKind.EXPIRY, endsOn, { startsOn, endsOn }, message)];
}

/** The days from `from` to `until` on which an obligation under a contract is due and was not met. */
export function dutiesOf(
  title: string,
  obligation: DueFacts & Pick<Obligation, "id" | "title" | "owedBy">,
  facts: ContractFacts,
  done: ReadonlySet<Day>,
  [from, until]: readonly [Day, Day],
): Decision[] {
  const who = obligation.owedBy === OwedBy.US ? "We owe" : "The partner owes";
  return dueDaysWithin(obligation, facts, done, from, until).map((day) => ({
    kind: DecisionKind.OBLIGATION,
    decideBy: day,
    term: null,
    obligationId: obligation.id,
    message: `${who} "${obligation.title}" by ${day}, under "${title}".`,
  }));
}
