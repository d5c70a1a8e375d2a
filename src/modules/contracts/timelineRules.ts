import { addDays, addMonths, laterOf, monthsApart, type Day } from "../../kernel/dayRules.js";
import { RenewalMode } from "./RenewalMode.js";

/** A stretch of time for which a contract is agreed. The last day is part of it; null is until somebody ends it. */
export interface Term {
  readonly startsOn: Day;
  readonly endsOn: Day | null;
}

/** A renewal that was agreed. */
export interface AgreedRenewal extends Term {
  /** The first day of the gap before it, in which the contract bound nobody; null where there is none. */
  readonly lapsedFrom: Day | null;
}

/** An amendment that moved the end of the term that runs, or that ran last, on the day when it took effect. */
export interface EndMove {
  readonly effectiveOn: Day;
  readonly number: number;
  readonly endsOn: Day;
}

/** What is agreed about the time of a contract, as plain facts. */
export interface TermFacts extends Term {
  readonly renewalMode: RenewalMode;
  /** How long a renewal lasts, where that was agreed; a tacit one needs it. */
  readonly renewalMonths: number | null;
  readonly renewals: readonly AgreedRenewal[];
  readonly endMoves: readonly EndMove[];
}

/** The terms that go on by themselves after the settled ones: the one of number n lasts `months` from `start` on. */
interface TacitCourse {
  /** All boundaries are counted from this day, so that month ends stay month ends. */
  readonly anchor: Day;
  /** How many months after the anchor the first of them starts. */
  readonly offset: number;
  readonly months: number;
  /** Those that were worked out: who looks for the next notice looks at the same ones again and again. */
  readonly known: Map<number, Term & { endsOn: Day }>;
}

/** All terms of a contract: no two overlap, and there is no hole but those that were agreed to be one. */
export interface Timeline {
  /** At least the first term, in their order. */
  readonly settled: readonly [Term, ...Term[]];
  /** What follows for ever where nobody gives notice; null where nothing does. */
  readonly tacit: TacitCourse | null;
}

type Event = { readonly on: Day } & ({ readonly renewal: AgreedRenewal } | { readonly move: EndMove });

// Several fields of one contract, and all days of a simulation, ask for the same one.
const timelines = new WeakMap<TermFacts, Timeline>();

/**
 * The terms that the facts make. Facts are taken in the order of their days: tacit renewals fill the time up to each; an
 * agreed renewal replaces what would run from its first day on; a moved end is that of the latest term.
 */
export function timelineOf(facts: TermFacts): Timeline {
  const known = timelines.get(facts);
  if (known) return known;
  const terms: [Term, ...Term[]] = [{ startsOn: facts.startsOn, endsOn: facts.endsOn }];
  for (const event of inOrder(facts))
    if ("renewal" in event) renew(terms, facts, event.renewal);
    else moveEnd(terms, facts, event.move);
  const timeline = { settled: terms, tacit: courseAfter(terms.at(-1) as Term, facts) };
  timelines.set(facts, timeline);
  return timeline;
}

function inOrder({ renewals, endMoves }: TermFacts): Event[] {
  const moves = [...endMoves].sort((a, b) => a.number - b.number);
  const events: Event[] = [
    ...renewals.map((renewal): Event => ({ on: renewal.startsOn, renewal })),
    ...moves.map((move): Event => ({ on: move.effectiveOn, move })),
  ];
  // The sort is stable: on one day, renewals come before the amendments of the term that they begin.
  return events.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}

function renew(terms: [Term, ...Term[]], facts: TermFacts, renewal: AgreedRenewal): void {
  const { startsOn, endsOn, lapsedFrom } = renewal;
  const until = addDays(lapsedFrom ?? startsOn, -1);
  fillTacitly(terms, facts, until);
  while (terms.length > 1 && (terms.at(-1) as Term).startsOn > until) terms.pop();
  const last = terms.at(-1) as Term;
  if (last.endsOn === null || last.endsOn > until)
    terms[terms.length - 1] = { startsOn: last.startsOn, endsOn: laterOf(until, last.startsOn) };
  terms.push({ startsOn, endsOn });
}

function moveEnd(terms: [Term, ...Term[]], facts: TermFacts, { effectiveOn, endsOn }: EndMove): void {
  fillTacitly(terms, facts, effectiveOn);
  const { startsOn } = terms.at(-1) as Term;
  terms[terms.length - 1] = { startsOn, endsOn: laterOf(endsOn, startsOn) };
}

/** Adds tacit renewals until `day` is covered. */
function fillTacitly(terms: [Term, ...Term[]], facts: TermFacts, day: Day): void {
  const last = terms.at(-1) as Term;
  const course = courseAfter(last, facts);
  if (!course) return;
  for (let n = 0, end = last.endsOn; end !== null && end < day; n++) {
    const next = tacitTerm(course, n);
    terms.push(next);
    end = next.endsOn;
  }
}

function courseAfter(last: Term, { startsOn, renewalMode, renewalMonths }: TermFacts): TacitCourse | null {
  if (renewalMode !== RenewalMode.TACIT || renewalMonths === null || last.endsOn === null) return null;
  const first = addDays(last.endsOn, 1);
  // Whole months from the first start, or from that of the last term, go on from there; else they begin anew.
  for (const anchor of [startsOn, last.startsOn]) {
    const offset = monthsApart(anchor, first);
    if (addMonths(anchor, offset) === first)
      return { anchor, offset, months: renewalMonths, known: new Map() };
  }
  return { anchor: first, offset: 0, months: renewalMonths, known: new Map() };
}

/** The tacit term of number `n`, from 0. */
function tacitTerm({ anchor, offset, months, known }: TacitCourse, n: number): Term & { endsOn: Day } {
  let term = known.get(n);
  if (!term) {
    const start = offset + n * months;
    term = { startsOn: addMonths(anchor, start), endsOn: addDays(addMonths(anchor, start + months), -1) };
    known.set(n, term);
  }
  return term;
}

/** The number of the tacit term that runs on a day, which does not lie before the first of them. */
function tacitNumberOn(course: TacitCourse, day: Day): number {
  const { anchor, offset, months } = course;
  // By months alone it is this one, or the one before where the day comes before the day of the month that they begin on.
  const n = Math.max(0, Math.floor((monthsApart(anchor, day) - offset) / months));
  return n > 0 && tacitTerm(course, n).startsOn > day ? n - 1 : n;
}

/** The term that runs on a day; null before the first, after the last, and in a gap. */
export function termOn({ settled, tacit }: Timeline, day: Day): Term | null {
  const found = settled.find(({ startsOn, endsOn }) => startsOn <= day && (endsOn === null || day <= endsOn));
  if (found) return found;
  const { endsOn } = settled.at(-1) as Term;
  return tacit && endsOn !== null && day > endsOn ? tacitTerm(tacit, tacitNumberOn(tacit, day)) : null;
}

/** The term that begins next after a day; null where none does. */
export function termAfter({ settled, tacit }: Timeline, day: Day): Term | null {
  const found = settled.find(({ startsOn }) => startsOn > day);
  if (found) return found;
  const { endsOn } = settled.at(-1) as Term;
  if (!tacit || endsOn === null) return null;
  return tacitTerm(tacit, day <= endsOn ? 0 : tacitNumberOn(tacit, day) + 1);
}

/** The last day that is settled, by all that was agreed but notice; null for a contract without an end. */
export const settledUntil = (facts: TermFacts): Day | null =>
  (timelineOf(facts).settled.at(-1) as Term).endsOn;
