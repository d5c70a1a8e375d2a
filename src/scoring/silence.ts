import type { Calibration } from "./calibration.js";
import type { ScoringPolicy } from "./policy.js";
import { lastQuarterOf, type CrisisEvent, type PartnerStatistics } from "./statistics.js";
import { trustAsOf, type Trust } from "./trust.js";

/** What is reported once silence is taken into account. */
export interface Reported {
  readonly trust: number;
  readonly lower: number;
  /** The last quarter with evidence, or null where there is none at all. */
  readonly lastQuarter: number | null;
}

/**
 * Silence is not forgiveness: decay alone would pull a bad partner up towards the prior. Since the last evidence of any
 * kind the smallest trust and the smallest lower bound are reported, under today's calibration and with the gate as it
 * stood in each quarter. (The two ends are not enough: trust can dip and come back.)
 */
export function guardSilence(
  now: Trust,
  statistics: PartnerStatistics,
  events: readonly CrisisEvent[],
  asOf: number,
  calibration: Calibration,
  policy: ScoringPolicy,
): Reported {
  const lastQuarter = lastQuarterOf(statistics, asOf);
  let { capped: trust, lower } = now;
  for (let quarter = lastQuarter ?? asOf; quarter < asOf; quarter++) {
    const then = trustAsOf(statistics, events, quarter, calibration, policy);
    trust = Math.min(trust, then.capped);
    lower = Math.min(lower, then.lower);
  }
  return { trust, lower, lastQuarter };
}
