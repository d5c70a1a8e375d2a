import { betaQuantile } from "./betaQuantile.js";
import type { Calibration } from "./calibration.js";
import { crisisPosterior, weighCrises, type CrisisPosterior } from "./crisis.js";
import { DIMENSIONS, perDimension, type PerDimension } from "./dimensions.js";
import { gateAsOf } from "./gate.js";
import { sum } from "./numbers.js";
import type { ScoringPolicy } from "./policy.js";
import { posteriorOf, weighEvidence, type Posterior } from "./posterior.js";
import type { CrisisEvent, PartnerStatistics } from "./statistics.js";

/** Trust as of one quarter, before the guard against silence. */
export interface Trust {
  readonly dimensions: PerDimension<Posterior>;
  /** Q: the routine quality, a geometric mean, so that a poor dimension is not averaged away. */
  readonly quality: number;
  readonly crisis: CrisisPosterior;
  /** T: the geometric mean of routine and crises. */
  readonly uncapped: number;
  /** T*: after the cap and the gate. */
  readonly capped: number;
  readonly lower: number;
  readonly upper: number;
  readonly confidence: number;
  /** The failure that holds the gate, or null. */
  readonly gate: CrisisEvent | null;
}

/** Π m^w over the dimensions. */
export function qualityOf(means: PerDimension<number>, { weights }: ScoringPolicy): number {
  return DIMENSIONS.reduce((product, dimension) => product * means[dimension] ** weights[dimension], 1);
}

/** Trust as of a quarter, which counts itself; evidence of later quarters does not count. */
export function trustAsOf(
  statistics: PartnerStatistics,
  events: readonly CrisisEvent[],
  asOf: number,
  calibration: Calibration,
  policy: ScoringPolicy,
): Trust {
  const dimensions = perDimension((dimension) =>
    posteriorOf(
      weighEvidence(statistics.dimensions[dimension], asOf, policy),
      calibration.dimensions[dimension],
    ),
  );
  const quality = qualityOf(
    perDimension((dimension) => dimensions[dimension].mean),
    policy,
  );
  const crisis = crisisPosterior(weighCrises(statistics.crisis, asOf, policy), quality, calibration.crisis);
  const gate = gateAsOf(events, asOf, policy);
  const uncapped = Math.sqrt(quality * crisis.mean);
  const capped = Math.min(uncapped, crisis.mean + policy.capAboveCrisis, gate ? policy.gate.ceiling : 1);
  const variance = calibration.widening ** 2 * uncapped ** 2 * logVariance(dimensions, crisis, policy);
  const bound = (p: number): number => (capped / uncapped) * betaQuantile(p, uncapped, variance);
  return {
    dimensions,
    quality,
    crisis,
    uncapped,
    capped,
    lower: Math.min(capped, bound(0.1)),
    upper: Math.max(capped, bound(0.9)),
    confidence: confidenceOf(dimensions, crisis, calibration, policy),
    gate,
  };
}

/** Var(ln T), by the delta method. */
function logVariance(
  dimensions: PerDimension<Posterior>,
  crisis: CrisisPosterior,
  { weights }: ScoringPolicy,
): number {
  const routine = DIMENSIONS.map(
    (dimension) =>
      (weights[dimension] ** 2 * dimensions[dimension].variance) / dimensions[dimension].mean ** 2,
  );
  return sum(routine) / 4 + crisis.variance / crisis.mean ** 2 / 4;
}

/** One less the share of the score that rests on priors. */
function confidenceOf(
  dimensions: PerDimension<Posterior>,
  crisis: CrisisPosterior,
  calibration: Calibration,
  { weights }: ScoringPolicy,
): number {
  const onPriors = DIMENSIONS.map((dimension) => {
    const { strength } = calibration.dimensions[dimension];
    return (weights[dimension] * strength) / (strength + dimensions[dimension].weight);
  });
  const { strength } = calibration.crisis;
  return 1 - (sum(onPriors) / 2 + strength / (strength + crisis.weight) / 2);
}
