import type { Calibration } from "./calibration.js";
import type { CrisisPosterior } from "./crisis.js";
import { DIMENSIONS, perDimension, type Dimension, type PerDimension } from "./dimensions.js";
import { logMean } from "./logMean.js";
import type { ScoringPolicy } from "./policy.js";
import type { Posterior } from "./posterior.js";
import type { Reported } from "./silence.js";
import { qualityOf, type Trust } from "./trust.js";

/** What one quarter adds to the score, in units of trust. */
export interface QuarterPart {
  readonly quarter: number;
  readonly contribution: number;
  /** What a row of evidence adds for each unit that it counts and lies above the prior: opens the quarter to its rows. */
  readonly factor: number;
}

/** One part of the score with its quarters, which sum to it. */
export interface Part {
  readonly contribution: number;
  readonly quarters: readonly QuarterPart[];
}

/** How the reported lower bound comes about: the base and all contributions sum to it. Unrounded. */
export interface Explanation {
  /** T₀: trust where nothing is known. */
  readonly base: number;
  readonly dimensions: PerDimension<Part>;
  /** The crises; beside its quarters, what was to be expected of a partner with this routine. */
  readonly crisis: Part & { readonly prior: number };
  /** What the cap and the gate take away. */
  readonly caps: number;
  /** What the guard against silence takes away. */
  readonly silence: number;
  /** From the reported trust down to the reported lower bound. */
  readonly uncertainty: number;
}

/** Splits the reported lower bound into exact parts (LMDI; Ang 2004; Wood & Lenzen 2006). */
export function explain(
  trust: Trust,
  reported: Reported,
  calibration: Calibration,
  policy: ScoringPolicy,
): Explanation {
  const quality = qualityOf(
    perDimension((each) => calibration.dimensions[each].mean),
    policy,
  );
  const base = Math.sqrt(quality * calibration.crisis.mean);
  const factor = logMean(trust.uncapped, base);
  return {
    base,
    dimensions: perDimension((each) =>
      explainDimension(trust.dimensions[each], each, factor, calibration, policy),
    ),
    crisis: explainCrises(trust.crisis, factor, calibration),
    caps: trust.capped - trust.uncapped,
    silence: reported.trust - trust.capped,
    uncertainty: reported.lower - reported.trust,
  };
}

/** Where a mean was held at a limit, its parts shrink so that they still sum to what is left of it. */
function heldShare(mean: number, unheld: number, prior: number): number {
  return mean === unheld ? 1 : (mean - prior) / (unheld - prior);
}

function explainDimension(
  posterior: Posterior,
  dimension: Dimension,
  factor: number,
  calibration: Calibration,
  { weights }: ScoringPolicy,
): Part {
  const { mean: prior, strength } = calibration.dimensions[dimension];
  const half = factor * (weights[dimension] / 2);
  const scale =
    ((half / logMean(posterior.mean, prior)) * heldShare(posterior.mean, posterior.unheldMean, prior)) /
    (strength + posterior.weight);
  return {
    contribution: half * Math.log(posterior.mean / prior),
    quarters: posterior.quarters.map(({ quarter, g, weight, mean }) => ({
      quarter,
      contribution: scale * weight * (mean - prior),
      factor: (scale * weight) / g,
    })),
  };
}

function explainCrises(
  posterior: CrisisPosterior,
  factor: number,
  calibration: Calibration,
): Explanation["crisis"] {
  const { mean: prior, strength } = calibration.crisis;
  const scale =
    ((factor / 2 / logMean(posterior.mean, prior)) * heldShare(posterior.mean, posterior.unheldMean, prior)) /
    (strength + posterior.weight);
  return {
    contribution: (factor / 2) * Math.log(posterior.mean / prior),
    prior: scale * strength * (posterior.expected - prior),
    quarters: posterior.quarters.map(({ quarter, left, weight, total }) => ({
      quarter,
      contribution: scale * (total - weight * prior),
      factor: scale * left,
    })),
  };
}

/** The sum of all parts: the reported lower bound. */
export function totalOf({ base, dimensions, crisis, caps, silence, uncertainty }: Explanation): number {
  const routine = DIMENSIONS.reduce((total, each) => total + dimensions[each].contribution, 0);
  return base + routine + crisis.contribution + caps + silence + uncertainty;
}
