import { afterOpenTime, openTime, type WorkingWeek } from "../calendars/businessTimeRules.js";
import { PromiseKind } from "../engagements/EngagementPromise.js";
import { ClockState } from "./ClockReading.js";
import { ClockParty } from "./ServiceClockPause.js";

/** A time in which it was not, or not only, up to the partner. */
export interface Pause {
  readonly startsAt: Date;
  /** Not part of it; null while it goes on. */
  readonly endsAt: Date | null;
  readonly party: ClockParty;
}

/** What a clock measures, as plain facts. */
export interface ClockFacts {
  /** Business minutes; null where nothing is promised. */
  readonly respondMinutes: number | null;
  readonly resolveMinutes: number | null;
  /** The hours in which minutes count; null for round the clock. */
  readonly hours: WorkingWeek | null;
  readonly startedAt: Date;
  readonly respondedAt: Date | null;
  readonly resolvedAt: Date | null;
  /** In any order; no two overlap, and none begins before the clock. */
  readonly pauses: readonly Pause[];
}

/** How a promise stands. */
export interface PromiseReading {
  readonly kind: PromiseKind;
  /** What was promised, in business minutes. */
  readonly minutes: number;
  /** The business minutes on the partner's account, until it was fulfilled or the instant that is asked about. */
  readonly minutesUsed: number;
  /** Null while the clock is stopped, or where ten years do not hold as many minutes. */
  readonly dueAt: Date | null;
  readonly fulfilledAt: Date | null;
  readonly state: ClockState;
}

/** What a clock shows at an instant: whose minutes have passed, and how the promises stand. */
export interface Reading {
  readonly partnerMinutes: number;
  readonly ourMinutes: number;
  readonly thirdPartyMinutes: number;
  /** Whose turn it is; null before the start, and once it is put right. */
  readonly turn: ClockParty | null;
  readonly promises: readonly PromiseReading[];
}

const MINUTE = 60_000;

/**
 * What a clock shows at an instant, by what had happened until then. Each business minute goes on the account of exactly one
 * party: that of the pause that it lies in, else the partner's. So the three add up to the business minutes of the whole, and
 * what others delay moves the partner's due instants out by as much.
 */
export function clockOf(facts: ClockFacts, asOf: Date): Reading {
  const known = knownAt(facts, asOf);
  const end = known.resolvedAt ?? asOf;
  const minutes = (party: ClockParty): number => timeOf(known, party, end) / MINUTE;
  return {
    partnerMinutes: minutes(ClockParty.PARTNER),
    ourMinutes: minutes(ClockParty.US),
    thirdPartyMinutes: minutes(ClockParty.THIRD_PARTY),
    turn: asOf < known.startedAt || known.resolvedAt ? null : partyAt(known, asOf),
    promises: [
      ...promiseOf(known, PromiseKind.RESPOND, known.respondedAt ?? known.resolvedAt, asOf),
      ...promiseOf(known, PromiseKind.RESOLVE, known.resolvedAt, asOf),
    ],
  };
}

/** The facts as they were known at an instant: what came later had not happened, and what ended later still went on. */
function knownAt(facts: ClockFacts, asOf: Date): ClockFacts {
  const past = (instant: Date | null): Date | null => (instant && instant <= asOf ? instant : null);
  const pauses = facts.pauses
    .filter(({ startsAt }) => startsAt <= asOf)
    .map((pause) => ({ ...pause, endsAt: past(pause.endsAt) }))
    .sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
  return { ...facts, respondedAt: past(facts.respondedAt), resolvedAt: past(facts.resolvedAt), pauses };
}

/** The business milliseconds of a time. */
const within = ({ hours }: ClockFacts, from: number, to: number): number =>
  hours === null ? Math.max(0, to - from) : openTime(hours, from, to);

/** The business milliseconds on the account of a party from the start to an instant. */
function timeOf(facts: ClockFacts, party: ClockParty, until: Date): number {
  let time = 0;
  let at = facts.startedAt.getTime();
  for (const pause of facts.pauses) {
    const [start, end] = [pause.startsAt, pause.endsAt ?? until].map((each) =>
      Math.min(each.getTime(), until.getTime()),
    ) as [number, number];
    if (party === ClockParty.PARTNER) time += within(facts, at, start);
    if (party === pause.party) time += within(facts, start, end);
    at = end;
  }
  return time + (party === ClockParty.PARTNER ? within(facts, at, until.getTime()) : 0);
}

/** Whose turn it is at an instant. */
const partyAt = ({ pauses }: ClockFacts, at: Date): ClockParty =>
  pauses.find(({ startsAt, endsAt }) => startsAt <= at && (endsAt === null || at < endsAt))?.party ??
  ClockParty.PARTNER;

/**
 * When so many business milliseconds are on the partner's account. Null while the clock is stopped before that, or where ten
 * years do not hold as many.
 */
function dueAt(facts: ClockFacts, time: number): Date | null {
  const { hours, pauses } = facts;
  let left = time;
  let at = facts.startedAt.getTime();
  for (const { startsAt, endsAt } of pauses.filter(({ party }) => party !== ClockParty.PARTNER)) {
    const used = within(facts, at, startsAt.getTime());
    if (used >= left) break;
    if (endsAt === null) return null;
    left -= used;
    at = endsAt.getTime();
  }
  const due = hours === null ? at + left : afterOpenTime(hours, at, left);
  return due === null ? null : new Date(due);
}

function promiseOf(
  facts: ClockFacts,
  kind: PromiseKind,
  fulfilledAt: Date | null,
  asOf: Date,
): PromiseReading[] {
  const minutes = kind === PromiseKind.RESPOND ? facts.respondMinutes : facts.resolveMinutes;
  if (minutes === null) return [];
  const until = fulfilledAt ?? asOf;
  // What stopped the clock after it was done moves nothing any more.
  const known = knownAt(facts, until);
  const due = dueAt(known, minutes * MINUTE);
  const minutesUsed = timeOf(known, ClockParty.PARTNER, until) / MINUTE;
  const state = stateOf(due, fulfilledAt, until, partyAt(known, until));
  return [{ kind, minutes, minutesUsed, dueAt: due, fulfilledAt, state }];
}

/** The due instant itself is soon enough. */
function stateOf(due: Date | null, fulfilledAt: Date | null, until: Date, turn: ClockParty): ClockState {
  if (due !== null && until > due) return ClockState.BROKEN;
  if (fulfilledAt !== null) return ClockState.KEPT;
  return turn === ClockParty.PARTNER ? ClockState.RUNNING : ClockState.PAUSED;
}

/** When the next promise is due that is open and not broken; null where none is, and while the clock is stopped. */
export function nextDueOf({ promises }: Reading): Date | null {
  const open = promises
    .filter(({ state }) => state === ClockState.RUNNING)
    .flatMap(({ dueAt }) => dueAt ?? []);
  return open.length === 0 ? null : new Date(Math.min(...open.map((each) => each.getTime())));
}
