import type { Interval } from "../calendars/businessTimeRules.js";
import type { Severity } from "../catalog/Severity.js";
import { distinct, spansOf, spansWhere, type ReadinessSpan } from "./coverageRules.js";
import { without, type Losses } from "./lossRules.js";
import type { AreaFacts, ReadinessFacts } from "./readinessFacts.js";
import type { ReadinessReason } from "./reasonRules.js";
import { lengthOf, overlapOf } from "./spanRules.js";
import { WEIGHT } from "./sleepRules.js";
import { ReadinessState } from "./stepRules.js";

/** Times of an area and severity about which there is something to say. */
export interface AreaTimes {
  readonly serviceAreaId: string;
  readonly severity: Severity;
  readonly hours: number;
  /** The hours by the weight of the area's criticality. */
  readonly damage: number;
  readonly times: readonly Interval[];
  readonly reasons: readonly ReadinessReason[];
}

/** What a loss does. */
export interface Damage {
  /** The weighed hours that become uncovered, over all areas and severities. */
  readonly damage: number;
  /** What was covered and is not any more, the worst damage first. */
  readonly uncovered: readonly AreaTimes[];
}

/**
 * What a loss uncovers within the time of the facts: where an area was not BROKEN for a severity before, and is BROKEN then.
 * Only paths that the loss touches are looked at.
 */
export function damageOf(facts: ReadinessFacts, losses: Losses): Damage {
  const after = without(facts, losses);
  const uncovered = [...after.areas.values()].flatMap((area) => {
    const before = facts.areas.get(area.id) as AreaFacts;
    const touched = [...area.paths].filter(([severity, path]) => path !== before.paths.get(severity));
    return touched.flatMap(([severity]) =>
      timesOf(
        area,
        severity,
        newlyUncovered(spansOf(before, severity, facts), spansOf(area, severity, facts)),
      ),
    );
  });
  return { damage: uncovered.reduce((sum, each) => sum + each.damage, 0), uncovered: worstFirst(uncovered) };
}

interface Times {
  readonly times: readonly Interval[];
  readonly reasons: readonly ReadinessReason[];
}

function newlyUncovered(before: readonly ReadinessSpan[], after: readonly ReadinessSpan[]): Times {
  const covered = spansWhere(before, ({ state }) => state !== ReadinessState.BROKEN);
  const broken = after.filter(({ state }) => state === ReadinessState.BROKEN);
  const times = overlapOf(
    spansWhere(broken, () => true),
    covered,
  );
  const blamed = broken.filter((span) => overlapOf([span], times).length > 0);
  return { times, reasons: distinct(blamed.flatMap(({ reasons }) => reasons)) };
}

/** Where all that covers an area for a severity is one source: a team of ours, or a partner. The worst first. */
export function onOneLeg(facts: ReadinessFacts): AreaTimes[] {
  const found = [...facts.areas.values()].flatMap((area) =>
    [...area.paths.keys()].flatMap((severity) => {
      const times = spansWhere(spansOf(area, severity, facts), ({ depth }) => depth === 1);
      const reasons = distinct(times.flatMap((each) => each.reasons));
      return timesOf(area, severity, { times, reasons });
    }),
  );
  return worstFirst(found);
}

function timesOf({ id, criticality }: AreaFacts, severity: Severity, { times, reasons }: Times): AreaTimes[] {
  const hours = lengthOf(times);
  const damage = hours * WEIGHT[criticality];
  const bare = times.map(({ start, end }) => ({ start, end }));
  return hours === 0 ? [] : [{ serviceAreaId: id, severity, hours, damage, times: bare, reasons }];
}

const worstFirst = <Each extends { readonly damage: number }>(each: readonly Each[]): Each[] =>
  [...each].sort((one, other) => other.damage - one.damage);
