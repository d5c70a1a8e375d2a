import { perDimension, type PerDimension } from "./dimensions.js";
import type { ScoringPolicy } from "./policy.js";

/** The prior of one dimension. */
export interface DimensionPrior {
  /** The prior mean μ₀, from 0.02 to 0.998. */
  readonly mean: number;
  /** The units of evidence k that the prior weighs. */
  readonly strength: number;
  /** φ: the share of a promise's own variance that one unit of evidence has, at most 1. */
  readonly dispersion: number;
  /** δ: the drift from one quarter to the next, as a standard deviation. */
  readonly drift: number;
}

/** The prior of crises: μ_c + slope·(Q − meanQuality), with the strength k_c. */
export interface CrisisPrior {
  readonly mean: number;
  readonly slope: number;
  readonly meanQuality: number;
  readonly strength: number;
}

/** What scores of one quarter start from: measured over the portfolio, then frozen. Plain JSON. */
export interface Calibration {
  readonly dimensions: PerDimension<DimensionPrior>;
  readonly crisis: CrisisPrior;
  /** c: by how much intervals are widened so that they cover what they say; 1 until that is measured. */
  readonly widening: number;
}

/** The priors of one dimension until a portfolio can be measured. */
export function defaultDimensionPrior(
  policy: ScoringPolicy,
  dimension: keyof Calibration["dimensions"],
): DimensionPrior {
  const { mean, strength, dispersion, drift } = policy.priors;
  return { mean, strength, dispersion: dispersion[dimension], drift };
}

/** The calibration of an empty portfolio. */
export function defaultCalibration(policy: ScoringPolicy): Calibration {
  return {
    dimensions: perDimension((dimension) => defaultDimensionPrior(policy, dimension)),
    crisis: {
      mean: policy.priors.crisisMean,
      slope: 0,
      meanQuality: 0,
      strength: policy.priors.crisisStrength,
    },
    widening: 1,
  };
}
