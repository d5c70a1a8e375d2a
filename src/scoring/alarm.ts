import type { Calibration } from "./calibration.js";
import { DIMENSIONS } from "./dimensions.js";
import { sum } from "./numbers.js";
import type { ScoringPolicy } from "./policy.js";
import { posteriorOf, saturate, weighEvidence } from "./posterior.js";
import type { PartnerStatistics } from "./statistics.js";

/**
 * How surprising this quarter is, in standard deviations, given all that was known a quarter ago; null where the
 * quarter has no evidence.
 */
export function surpriseOf(
  { dimensions }: PartnerStatistics,
  asOf: number,
  calibration: Calibration,
  policy: ScoringPolicy,
): number | null {
  const terms = DIMENSIONS.flatMap((dimension) => {
    const now = dimensions[dimension].find((row) => row.quarter === asOf);
    if (!now) return [];
    const prior = calibration.dimensions[dimension];
    const { mean, variance } = posteriorOf(weighEvidence(dimensions[dimension], asOf - 1, policy), prior);
    const noise = (prior.dispersion * mean * (1 - mean)) / saturate(now.g, policy);
    const weight = policy.weights[dimension];
    return [{ gap: weight * (now.gx / now.g - mean), variance: weight ** 2 * (variance + noise) }];
  });
  if (terms.length === 0) return null;
  return sum(terms.map(({ gap }) => gap)) / Math.sqrt(sum(terms.map(({ variance }) => variance)));
}
