import { betaQuantile } from "./betaQuantile.js";
import type { DimensionPrior } from "./calibration.js";
import { decay, holdProbability, sum } from "./numbers.js";
import type { ScoringPolicy } from "./policy.js";
import { upTo, type DimensionStatistic } from "./statistics.js";

/** One quarter's share in a posterior. */
export interface WeighedQuarter {
  readonly quarter: number;
  /** g: its evidence before saturation. */
  readonly g: number;
  /** ω: what is left of its evidence after saturation and decay. */
  readonly weight: number;
  /** G: its evidence after saturation alone. */
  readonly saturated: number;
  /** x̄, from 0 to 1. */
  readonly mean: number;
}

/** What one dimension's evidence adds up to, before any prior. */
export interface Evidence {
  readonly quarters: readonly WeighedQuarter[];
  /** W = Σω. */
  readonly weight: number;
  /** S = Σω·x̄. */
  readonly total: number;
}

/** The belief about one dimension of one partner: a Beta distribution, by its mean and variance. */
export interface Posterior extends Evidence {
  /** The mean m, held at 0.02 and 0.998. */
  readonly mean: number;
  /** The mean before it was held. */
  readonly unheldMean: number;
  readonly variance: number;
}

/** Saturation of one quarter: units G of g units of evidence. */
export const saturate = (g: number, { saturation }: ScoringPolicy): number => g / (1 + g / saturation);

/** Weighs the quarters up to and with `asOf`. */
export function weighEvidence(
  rows: readonly DimensionStatistic[],
  asOf: number,
  policy: ScoringPolicy,
): Evidence {
  const quarters = upTo(rows, asOf).map(({ quarter, g, gx }) => {
    const saturated = saturate(g, policy);
    const weight = decay(asOf - quarter, policy.halfLife.dimensions) * saturated;
    return { quarter, g, saturated, weight, mean: gx / g };
  });
  return {
    quarters,
    weight: sum(quarters.map(({ weight }) => weight)),
    total: sum(quarters.map(({ weight, mean }) => weight * mean)),
  };
}

/**
 * The posterior of one dimension as of a quarter, which counts itself: credibility in Beta form (Bühlmann & Straub,
 * ASTIN Bulletin 5, 1970; Jøsang & Ismail, 2002), with evidence that decays and saturates.
 */
export function posteriorOf(evidence: Evidence, prior: DimensionPrior): Posterior {
  const { strength, dispersion, drift } = prior;
  const unheldMean = (strength * prior.mean + evidence.total) / (strength + evidence.weight);
  const mean = holdProbability(unheldMean);
  const spread = mean * (1 - mean);
  const variance = Math.min((dispersion * spread) / (strength + evidence.weight) + drift ** 2, 0.9 * spread);
  return { ...evidence, mean, unheldMean, variance };
}

/** The 80 % interval of a belief. */
export function intervalOf(
  mean: number,
  variance: number,
  widening: number,
): readonly [lower: number, upper: number] {
  const wide = widening ** 2 * variance;
  return [betaQuantile(0.1, mean, wide), betaQuantile(0.9, mean, wide)];
}
