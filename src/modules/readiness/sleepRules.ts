import type { Interval } from "../calendars/businessTimeRules.js";
import { Criticality } from "../catalog/Criticality.js";
import type { Severity } from "../catalog/Severity.js";
import { distinct, spansOf, type ReadinessSpan } from "./coverageRules.js";
import type { AreaFacts, ReadinessFacts } from "./readinessFacts.js";
import type { ReadinessReason } from "./reasonRules.js";
import { lengthOf, overlapOf, unionOf } from "./spanRules.js";
import { ReadinessState } from "./stepRules.js";

/** How much an hour of a service area weighs: each step of criticality is worth two of the one below it. */
export const WEIGHT: { readonly [Each in Criticality]: number } = { LOW: 1, MEDIUM: 2, HIGH: 4, CRITICAL: 8 };

/** What keeps an area from being ready for a severity, while its service is to run. */
export interface MissingHours {
  readonly serviceAreaId: string;
  readonly severity: Severity;
  /** How many hours it is not READY. */
  readonly hours: number;
  /** The hours by the weight of the area's criticality. */
  readonly damage: number;
  readonly reasons: readonly ReadinessReason[];
}

/** How well an organisation may sleep. */
export interface Sleep {
  readonly index: number | null;
  readonly criticalShare: number | null;
  readonly missing: readonly MissingHours[];
}

/**
 * The sleep index of a time: the share of the hours in which services are to run, each hour weighed by the criticality of
 * its area, in which the area is READY at the level that it needs for all of the severities. With Ra for those
 * hours of area a, Ha for all in which it is to run, and wa for its weight: Σ wa·Ra / Σ wa·Ha. An area whose hours nobody has
 * said is to run always. Beside it the strict share: of the whole time, that in which no CRITICAL area that is to run
 * is anything but READY. Null is for nothing to be ready for.
 */
export function sleepOf(facts: ReadinessFacts, severities: readonly Severity[]): Sleep {
  const { areas, window } = facts;
  const missing: MissingHours[] = [];
  const troubled: Interval[] = [];
  let [ready, all, criticals] = [0, 0, 0];
  for (const area of areas.values()) {
    const running = runningHours(area, window);
    const lacking: Interval[] = [];
    for (const severity of severities) {
      const spans = spansOf(area, severity, facts).filter(({ state }) => state !== ReadinessState.READY);
      const lack = missingIn(area, severity, spans, running);
      if (lack.hours > 0) missing.push(lack);
      lacking.push(...overlapOf(spans, running));
    }
    const weight = WEIGHT[area.criticality];
    const hours = lengthOf(running);
    all += weight * hours;
    ready += weight * (hours - lengthOf(unionOf(lacking)));
    if (area.criticality !== Criticality.CRITICAL) continue;
    criticals++;
    troubled.push(...lacking);
  }
  return {
    index: all === 0 ? null : ready / all,
    criticalShare: criticals === 0 ? null : 1 - lengthOf(unionOf(troubled)) / lengthOf([window]),
    missing: missing.sort((one, other) => other.damage - one.damage),
  };
}

const runningHours = ({ hours }: AreaFacts, window: Interval): readonly Interval[] =>
  typeof hours === "string" ? [window] : hours.open;

function missingIn(
  area: AreaFacts,
  severity: Severity,
  spans: readonly ReadinessSpan[],
  running: readonly Interval[],
): MissingHours {
  const lacking = spans.filter((span) => overlapOf([span], running).length > 0);
  const hours = lengthOf(overlapOf(spans, running));
  return {
    serviceAreaId: area.id,
    severity,
    hours,
    damage: hours * WEIGHT[area.criticality],
    reasons: distinct(lacking.flatMap(({ reasons }) => reasons)),
  };
}
