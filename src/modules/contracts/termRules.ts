import { addDays, laterOf, type Day } from "../../kernel/dayRules.js";
import { ContractState } from "./ContractState.js";
import { RenewalMode } from "./RenewalMode.js";
import { termAfter, termOn, timelineOf, type Term, type TermFacts, type Timeline } from "./timelineRules.js";

/** That notice was given, and the last day on which the contract binds. */
export interface Notice {
  readonly noticeGivenOn: Day;
  readonly effectiveOn: Day;
}

/** What is agreed about the time and the end of a contract. */
export interface ContractFacts extends TermFacts {
  /** How many whole days must be left of the term after the day on which we give notice, or ask for a renewal. */
  readonly noticeDays: number | null;
  /** The same for the partner's notice. */
  readonly partnerNoticeDays: number | null;
  readonly termination: Notice | null;
}

/** Where a contract stands on a day. */
export interface TermPosition {
  /** The term that runs; null before the first, after the last, and in a gap. */
  readonly currentTerm: Term | null;
  /**
   * The next day, that day included, that is the last on which we can stop a tacit renewal, or ask for an express one;
   * null where there is nothing to stop or to ask for. Once it has passed, it is that of the following term.
   */
  readonly lastSafeNoticeOn: Day | null;
  /** The first day of the next term that is agreed, or that follows by itself; null where none does. */
  readonly nextRenewalOn: Day | null;
}

/**
 * Where a contract stands on a day. Agreed renewals and amendments are known on all days, also before they were agreed;
 * a notice of termination only from the day on which it was given.
 */
export function positionAt(facts: ContractFacts, asOf: Day): TermPosition {
  const timeline = timelineOf(facts);
  const last = lastDayKnownAt(facts, asOf);
  const next = termAfter(timeline, laterOf(asOf, facts.startsOn));
  return {
    currentTerm: termKnownAt(timeline, asOf, last),
    lastSafeNoticeOn: last === null ? nextNoticeOn(facts, timeline, facts.noticeDays, asOf) : null,
    nextRenewalOn: cut(next, last)?.startsOn ?? null,
  };
}

/** The last day by a notice that was given on `asOf` or before; null where none was. */
const lastDayKnownAt = ({ termination }: ContractFacts, asOf: Day): Day | null =>
  termination && termination.noticeGivenOn <= asOf ? termination.effectiveOn : null;

/** What is left of a term by a last day; null where nothing is. */
function cut(term: Term | null, last: Day | null): Term | null {
  if (term === null || last === null) return term;
  if (term.startsOn > last) return null;
  return { startsOn: term.startsOn, endsOn: term.endsOn === null || term.endsOn > last ? last : term.endsOn };
}

const termKnownAt = (timeline: Timeline, asOf: Day, last: Day | null): Term | null =>
  last !== null && asOf > last ? null : cut(termOn(timeline, asOf), last);

/** The last day on which notice for the end of a term can be given: `days` whole days of it are left then. */
export const lastNoticeFor = (endsOn: Day, days: number | null): Day => addDays(endsOn, -(days ?? 0));

/**
 * The first term, by its end, for which notice can still be given on a day; null where none can, or need be. A renewal that
 * is agreed already cannot be stopped by notice, so it is the last settled term, or a tacit one after it.
 */
export function nextTermToDecide(
  { renewalMode }: TermFacts,
  timeline: Timeline,
  days: number | null,
  asOf: Day,
): (Term & { readonly endsOn: Day }) | null {
  const { startsOn, endsOn } = timeline.settled.at(-1) as Term;
  if (renewalMode === RenewalMode.NONE || endsOn === null) return null;
  if (asOf <= lastNoticeFor(endsOn, days)) return { startsOn, endsOn };
  // Tacit terms have no holes: the first that ends so late is the one that runs then.
  const later = timeline.tacit && termOn(timeline, addDays(asOf, days ?? 0));
  return later && later.endsOn !== null ? { startsOn: later.startsOn, endsOn: later.endsOn } : null;
}

function nextNoticeOn(facts: TermFacts, timeline: Timeline, days: number | null, asOf: Day): Day | null {
  const term = nextTermToDecide(facts, timeline, days, asOf);
  return term && lastNoticeFor(term.endsOn, days);
}

/**
 * The last day of a contract when notice is given on a day: the end of the first term for which it is in time; for a
 * contract without an end, the day when the notice window is over; null where it ends by itself before that.
 */
export function endAfterNotice(facts: ContractFacts, noticeGivenOn: Day, days: number | null): Day | null {
  const timeline = timelineOf(facts);
  const { endsOn } = timeline.settled.at(-1) as Term;
  if (endsOn === null) return laterOf(addDays(noticeGivenOn, days ?? 0), facts.startsOn);
  return facts.renewalMode === RenewalMode.TACIT
    ? (nextTermToDecide(facts, timeline, days, noticeGivenOn)?.endsOn ?? null)
    : null;
}

/** Whether a contract binds on a day, and by which term. */
export function contractStateAt(
  facts: ContractFacts,
  asOf: Day,
): { readonly state: ContractState; readonly term: Term | null } {
  const timeline = timelineOf(facts);
  const last = lastDayKnownAt(facts, asOf);
  const term = termKnownAt(timeline, asOf, last);
  const state = (): ContractState => {
    if (asOf < facts.startsOn) return ContractState.NOT_YET_IN_FORCE;
    if (last !== null && asOf > last) return ContractState.TERMINATED;
    if (term) return last === null ? ContractState.IN_FORCE : ContractState.IN_NOTICE;
    return termAfter(timeline, asOf) ? ContractState.LAPSED : ContractState.ENDED;
  };
  return { state: state(), term };
}
