import type { CrisisPrior } from "./calibration.js";
import { clamp, decay, holdProbability, sum } from "./numbers.js";
import type { ScoringPolicy } from "./policy.js";
import { upTo, type CrisisStatistic } from "./statistics.js";

/** One quarter's share in the crisis score. */
export interface WeighedCrises {
  readonly quarter: number;
  /** λ: how much the quarter still counts. */
  readonly left: number;
  /** λ·w. */
  readonly weight: number;
  /** λ·wx. */
  readonly total: number;
}

/** What a partner's crises add up to, before any prior. */
export interface CrisisEvidence {
  readonly quarters: readonly WeighedCrises[];
  /** W_c. */
  readonly weight: number;
  /** S_c. */
  readonly total: number;
  /** Σλ²·ww, for the number of independent crises that the weight stands for. */
  readonly squares: number;
}

/** Weighs the quarters up to and with `asOf`: no cap and no saturation, as each crisis counts. */
export function weighCrises(
  rows: readonly CrisisStatistic[],
  asOf: number,
  policy: ScoringPolicy,
): CrisisEvidence {
  const weighed = upTo(rows, asOf).map(({ quarter, w, wx, ww }) => {
    const left = decay(asOf - quarter, policy.halfLife.crises);
    return { quarter, left, weight: left * w, total: left * wx, squares: left ** 2 * ww };
  });
  return {
    quarters: weighed.map(({ quarter, left, weight, total }) => ({ quarter, left, weight, total })),
    weight: sum(weighed.map(({ weight }) => weight)),
    total: sum(weighed.map(({ total }) => total)),
    squares: sum(weighed.map(({ squares }) => squares)),
  };
}

/** The belief that a partner comes, and sees it through. */
export interface CrisisPosterior extends CrisisEvidence {
  /** The score C, held at 0.02 and 0.998. */
  readonly mean: number;
  readonly unheldMean: number;
  readonly variance: number;
  /** π: what was to be expected of a partner with this routine. */
  readonly expected: number;
}

/** π for a routine quality Q, held at 0.1 and 0.95. */
export function expectedInCrisis(quality: number, { mean, slope, meanQuality }: CrisisPrior): number {
  return clamp(mean + slope * (quality - meanQuality), 0.1, 0.95);
}

/** The crisis score of a partner with routine quality Q. */
export function crisisPosterior(
  evidence: CrisisEvidence,
  quality: number,
  prior: CrisisPrior,
): CrisisPosterior {
  const expected = expectedInCrisis(quality, prior);
  const size = prior.strength + evidence.weight;
  const unheldMean = (prior.strength * expected + evidence.total) / size;
  const mean = holdProbability(unheldMean);
  return { ...evidence, mean, unheldMean, variance: (mean * (1 - mean)) / (size + 1), expected };
}
