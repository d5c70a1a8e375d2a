import type { Interval } from "../calendars/businessTimeRules.js";
import type { Severity } from "../catalog/Severity.js";
import type { SupportLevel } from "../catalog/SupportLevel.js";
import type { AreaFacts, Frame, Hours, PathFacts, StepFacts } from "./readinessFacts.js";
import { DAY, readinessAt, type Verdict } from "./readinessRules.js";
import type { ReadinessReason } from "./reasonRules.js";
import { HOUR } from "./spanRules.js";
import { ReadinessState } from "./stepRules.js";

/** A time in which readiness is the same, and for the same reasons. */
export interface ReadinessSpan extends Interval, Omit<Verdict, "steps"> {}

/** The instants within a time at which a step may change. */
const edgesOf = (step: StepFacts): number[] => {
  const hours: Hours[] =
    "team" in step
      ? [step.team.hours]
      : step.engineer.legs.flatMap(({ entitlements, promises }) =>
          [...entitlements, ...promises].map((each) => each.hours),
        );
  return hours.flatMap((each) =>
    typeof each === "string" ? [] : each.open.flatMap(({ start, end }) => [start, end]),
  );
};

/**
 * The instants at which a path may change within a time: where somebody opens or closes, a drill begins or ceases to count,
 * and at each midnight, for all else goes by days. Its beginning is one of them, and its end is not.
 */
function breaksOf({ steps, drilledAt }: PathFacts, { window, days, policy }: Frame): number[] {
  const { start, end } = window;
  const midnights = days.map((each) => each.start);
  const drills = drilledAt.flatMap((held) => [held, held + policy.drillDays * DAY]);
  const all = new Set([start, ...midnights, ...drills, ...steps.flatMap(edgesOf)]);
  return [...all].filter((each) => start <= each && each < end).sort((one, other) => one - other);
}

/**
 * How ready an area is within the time of the facts: at each instant of a span it is what `readinessAt` says. It can only
 * change at the breaks, so it is worked out once after each.
 */
export function spansOf(area: AreaFacts, severity: Severity, frame: Frame): ReadinessSpan[] {
  const { window } = frame;
  const path = area.paths.get(severity);
  const breaks = path ? breaksOf(path, frame) : [window.start];
  const spans: ReadinessSpan[] = [];
  breaks.forEach((start, at) => {
    const end = breaks[at + 1] ?? window.end;
    const { steps: _steps, ...verdict } = readinessAt(area, severity, start, frame);
    const last = spans.at(-1);
    if (last && isSame(last, verdict)) spans[spans.length - 1] = { ...last, end };
    else spans.push({ start, end, ...verdict });
  });
  return spans;
}

type Judged = Omit<Verdict, "steps">;

const isSame = (one: Judged, other: Judged): boolean =>
  one.state === other.state &&
  one.supportLevel === other.supportLevel &&
  one.depth === other.depth &&
  sameReasons(one.reasons, other.reasons);

const sameReasons = (some: readonly ReadinessReason[], others: readonly ReadinessReason[]): boolean =>
  some.length === others.length && some.every(({ message }, at) => message === others[at]?.message);

/** One hour of coverage. */
export interface CoveredHour {
  readonly start: number;
  /** The worst within the hour: nobody can rest on half of one. */
  readonly state: ReadinessState;
  /** The lowest of the levels that can be reached at best within it; null where at some time nobody can act. */
  readonly supportLevel: SupportLevel | null;
  /** Whether both hold for all of the hour; where not, the spans tell more. */
  readonly steady: boolean;
}

const STATES = Object.values(ReadinessState);

/** Folds spans into hours. @param spans They follow each other without a gap, from the beginning of an hour on. */
export function hoursOf(spans: readonly ReadinessSpan[]): CoveredHour[] {
  const hours: CoveredHour[] = [];
  for (const { start, end, state, supportLevel } of spans)
    for (let hour = Math.floor(start / HOUR) * HOUR; hour < end; hour += HOUR) {
      const before = hours.at(-1);
      if (before?.start !== hour) hours.push({ start: hour, state, supportLevel, steady: true });
      else hours[hours.length - 1] = worse(before, state, supportLevel);
    }
  return hours;
}

function worse(hour: CoveredHour, state: ReadinessState, supportLevel: SupportLevel | null): CoveredHour {
  const lower = hour.supportLevel === null || supportLevel === null || hour.supportLevel <= supportLevel;
  return {
    start: hour.start,
    state: STATES.indexOf(state) > STATES.indexOf(hour.state) ? state : hour.state,
    supportLevel: supportLevel === null || !lower ? supportLevel : hour.supportLevel,
    steady: hour.steady && hour.state === state && hour.supportLevel === supportLevel,
  };
}

/** A time without a break in which an area is not covered, and all that is to blame for it. */
export interface UncoveredSpan extends Interval {
  readonly reasons: readonly ReadinessReason[];
}

/** The times in which an area is BROKEN, each as long as it lasts, for whatever reasons. */
export const uncoveredIn = (spans: readonly ReadinessSpan[]): UncoveredSpan[] =>
  spansWhere(spans, ({ state }) => state === ReadinessState.BROKEN);

/** The times in which a condition holds, each as long as it lasts, with the reasons of all of it. */
export function spansWhere(
  spans: readonly ReadinessSpan[],
  condition: (span: ReadinessSpan) => boolean,
): UncoveredSpan[] {
  const found: UncoveredSpan[] = [];
  for (const span of spans.filter(condition)) {
    const last = found.at(-1);
    if (last?.end === span.start)
      found[found.length - 1] = {
        ...last,
        end: span.end,
        reasons: distinct([...last.reasons, ...span.reasons]),
      };
    else found.push({ start: span.start, end: span.end, reasons: distinct(span.reasons) });
  }
  return found;
}

/** Each reason once, in their first order. */
export const distinct = (reasons: readonly ReadinessReason[]): ReadinessReason[] => [
  ...new Map(reasons.map((each) => [each.message, each])).values(),
];
