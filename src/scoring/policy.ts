import type { PerDimension } from "./dimensions.js";

/** Grades from the best to the worst. */
export const GRADES = ["A", "B", "C", "D", "E"] as const;
/** A band of the reported trust. */
export type Grade = (typeof GRADES)[number];

/** Every number of the method that is a decision and not a finding. Plain JSON: it is stored, hashed and compared. */
export interface ScoringPolicy {
  /** How much each dimension counts; together 1. */
  readonly weights: PerDimension<number>;
  /** Quarters after which evidence counts half. */
  readonly halfLife: { readonly dimensions: number; readonly crises: number };
  /** Units of evidence at which one quarter of one dimension counts half of what it would. */
  readonly saturation: number;
  /** The priors until a portfolio is large enough to measure them. */
  readonly priors: {
    readonly mean: number;
    /** Units of evidence that the prior weighs. */
    readonly strength: number;
    /** The share of a promise's own variance that one unit of evidence has. */
    readonly dispersion: PerDimension<number>;
    /** How far, as a standard deviation, a dimension drifts from one quarter to the next. */
    readonly drift: number;
    readonly crisisMean: number;
    readonly crisisStrength: number;
  };
  /** Trust is at most the crisis score plus this. */
  readonly capAboveCrisis: number;
  /** After a no-show or an abandonment at severity 1. */
  readonly gate: { readonly ceiling: number; readonly quarters: number; readonly successes: number };
  /** The least trust of each grade, and how far beyond a line a change must reach. */
  readonly grades: {
    readonly A: number;
    readonly B: number;
    readonly C: number;
    readonly D: number;
    readonly margin: number;
  };
  /** Standard deviations of a surprise. */
  readonly alarm: { readonly worse: number; readonly better: number };
  readonly standing: {
    /** Trust below this is PROBATION. */
    readonly probation: number;
    /** Less evidence than this, summed over the dimensions, is UNPROVEN. */
    readonly proven: number;
    /** Trust below this is WATCH. */
    readonly watch: number;
    /** The least lower bounds. */
    readonly core: number;
    readonly trusted: number;
    readonly approved: number;
    /** The least weight of crises for CORE and TRUSTED. */
    readonly crisisProof: number;
  };
}

/** The policy that a new installation starts with. */
export const defaultPolicy: ScoringPolicy = {
  weights: { DELIVERY: 0.3, RESPONSIVENESS: 0.2, EXPERTISE: 0.25, COMMUNICATION: 0.1, VALUE: 0.15 },
  halfLife: { dimensions: 4, crises: 8 },
  saturation: 20,
  priors: {
    mean: 0.7,
    strength: 4,
    dispersion: { DELIVERY: 1, RESPONSIVENESS: 1, EXPERTISE: 0.25, COMMUNICATION: 0.25, VALUE: 0.25 },
    drift: 0.05,
    crisisMean: 0.6,
    crisisStrength: 8,
  },
  capAboveCrisis: 0.15,
  gate: { ceiling: 0.49, quarters: 4, successes: 2 },
  grades: { A: 0.85, B: 0.75, C: 0.6, D: 0.45, margin: 0.02 },
  alarm: { worse: -2, better: 2 },
  standing: {
    probation: 0.45,
    proven: 5,
    watch: 0.6,
    core: 0.7,
    trusted: 0.6,
    approved: 0.45,
    crisisProof: 1,
  },
};
