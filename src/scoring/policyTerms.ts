/** One number of a policy: its default, and the lowest and highest value that the service accepts. */
export interface Term {
  readonly value: number;
  readonly minimum: number;
  readonly maximum: number;
  readonly whole: boolean;
}
const term = (value: number, minimum: number, maximum: number): Term => ({
  value,
  minimum,
  maximum,
  whole: false,
});
const count = (value: number, minimum: number, maximum: number): Term => ({
  ...term(value, minimum, maximum),
  whole: true,
});
const fraction = (value: number): Term => term(value, 0, 1);

/** Every weight, cap and threshold that is a decision of the organisation and not a finding. */
export const TERMS = {
  /** The share of each dimension in routine performance; they sum to 1. */
  weights: {
    delivery: fraction(0.3),
    responsiveness: fraction(0.2),
    expertise: fraction(0.25),
    communication: fraction(0.1),
    value: fraction(0.15),
  },
  sources: {
    /** What one person can weigh a quarter, however often asked. */
    humanCap: term(3, 0.1, 100),
    /** The reliability of an internal reviewer or a verified client. */
    trusted: fraction(1),
    /** The reliability of all that the partner says of itself or had said by those it named, as one source. */
    outside: fraction(0.25),
  },
  posterior: {
    /** Quarters after which evidence weighs half. */
    halfLife: term(4, 0.25, 100),
    /** What one quarter of one dimension can weigh at most. */
    saturation: term(20, 0.1, 10_000),
    /** No score is held to be certain: the lowest and the highest that is ever given. */
    minimum: term(0.02, 0.001, 0.2),
    maximum: term(0.998, 0.8, 0.999),
  },
  /** The tail beyond each end of an interval: .1 makes 80 % intervals. */
  interval: { tail: term(0.1, 0.01, 0.4) },
  crisis: {
    halfLife: term(8, 0.25, 100),
    weights: {
      SEV1: term(1.5, 0.01, 100),
      SEV2: term(1, 0.01, 100),
      LIVE_DRILL: term(0.5, 0.01, 100),
      TABLETOP: term(0.25, 0.01, 100),
    },
    /** Rehearsal is cheap: how many of a partner's rehearsals in a quarter become evidence. */
    rehearsals: { LIVE_DRILL: count(2, 0, 100), TABLETOP: count(1, 0, 100) },
    /** How far trust may exceed the crisis score. */
    cap: fraction(0.15),
    /** The range of what is expected of a partner in a crisis before it was tested. */
    priorMinimum: term(0.1, 0.01, 0.99),
    priorMaximum: term(0.95, 0.01, 0.99),
  },
  /** After a no-show or abandonment in a severity-1 incident. */
  gate: {
    cap: fraction(0.49),
    /** Quarters that it lasts. */
    age: count(4, 0, 100),
    /** Later successes that lift it. */
    successes: count(2, 1, 100),
    /** From which x on a crisis was a success. */
    success: fraction(0.5),
  },
  /** The lines on reported trust, and how far beyond a line a grade changes. */
  grades: {
    A: fraction(0.85),
    B: fraction(0.75),
    C: fraction(0.6),
    D: fraction(0.45),
    hysteresis: term(0.02, 0, 0.2),
  },
  /** Beyond how many standard deviations a quarter is an alarm, or an improvement. */
  alarm: { below: term(-2, -10, -0.1), above: term(2, 0.1, 10) },
  standing: {
    /** PROBATION below this trust. */
    probation: fraction(0.45),
    /** UNPROVEN below this weight of evidence over all dimensions. */
    proven: term(5, 0, 1_000),
    /** WATCH below this trust. */
    watch: fraction(0.6),
    /** CORE, TRUSTED and APPROVED from these lower bounds on. */
    core: fraction(0.7),
    trusted: fraction(0.6),
    approved: fraction(0.45),
    /** The weight of crises that CORE and TRUSTED ask for. */
    crisisWeight: term(1, 0, 100),
  },
  /** What is taken where a portfolio is too small to measure it. */
  priors: {
    mean: term(0.7, 0.01, 0.99),
    weight: term(4, 0.1, 1_000),
    /** The spread of one observation as a share of the largest that is possible at its mean. */
    phi: {
      delivery: term(1, 0.001, 1),
      responsiveness: term(1, 0.001, 1),
      expertise: term(0.25, 0.001, 1),
      communication: term(0.25, 0.001, 1),
      value: term(0.25, 0.001, 1),
    },
    /** The drift from one quarter to the next that no amount of evidence takes away. */
    delta: term(0.05, 0, 0.5),
    crisisMean: term(0.6, 0.01, 0.99),
    crisisSlope: term(0, 0, 10),
    crisisWeight: term(8, 0.1, 1_000),
  },
  calibration: {
    /** Fewer partners with evidence than this take the default priors of a dimension. */
    partners: count(8, 2, 100_000),
    /** Fewer tested partners than this take the default priors of crises. */
    tested: count(3, 2, 100_000),
    minimumVariance: term(0.01, 1e-6, 0.25),
    minimumWeight: term(0.5, 0.1, 1_000),
    maximumWeight: term(40, 0.1, 1_000),
    /** The slope is drawn to slopePrior with the weight of slopePartners partners. */
    slopePrior: term(0.5, 0, 10),
    slopePartners: term(30, 0, 100_000),
    maximumSlope: term(1.5, 0, 10),
    /** The weight of the crisis prior is drawn to its default with the weight of crisisPartners partners. */
    crisisPartners: term(10, 0.1, 100_000),
    minimumCrisisWeight: term(2, 0.1, 1_000),
    maximumCrisisWeight: term(16, 0.1, 1_000),
    /** A partner whose crises are more concentrated than this (1 is a single one) does not show a spread. */
    concentration: term(0.75, 0.01, 1),
  },
};
