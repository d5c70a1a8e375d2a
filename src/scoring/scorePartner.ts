import type { Calibration } from "./calibration.js";
import { DIMENSIONS, perDimension, type PerDimension } from "./dimensions.js";
import { explain, type Explanation } from "./explanation.js";
import { gradeOf } from "./grade.js";
import { sum } from "./numbers.js";
import type { Grade, ScoringPolicy } from "./policy.js";
import { intervalOf } from "./posterior.js";
import { reasonsOf, type Reason } from "./reasons.js";
import { guardSilence } from "./silence.js";
import { standingOf, type Standing } from "./standing.js";
import { lastQuarterOf, type CrisisEvent, type PartnerStatistics } from "./statistics.js";
import { surpriseOf } from "./alarm.js";
import { trustAsOf, type Trust } from "./trust.js";

/** All that a score is made from, beside the calibration and the policy. Plain JSON. */
export interface ScoreInput extends PartnerStatistics {
  /** The quarter that is scored; it counts itself, and later ones do not. */
  readonly asOf: number;
  readonly crisisEvents: readonly CrisisEvent[];
  /** The last sealed grade, or null. */
  readonly previousGrade: Grade | null;
}

/** What is believed of one dimension. */
export interface DimensionScore {
  /** The posterior mean m, from 0 to 1, and its 80 % interval. */
  readonly score: number;
  readonly lower: number;
  readonly upper: number;
  readonly variance: number;
  /** W: the units of evidence that count today. */
  readonly weight: number;
  /** The mean of this quarter alone, or null without evidence in it. */
  readonly quarterMean: number | null;
}

/** A partner's score as of a quarter. */
export interface Score {
  /** The reported T*, from 0 to 1. */
  readonly trust: number;
  readonly lower: number;
  readonly upper: number;
  readonly confidence: number;
  readonly grade: Grade | null;
  readonly standing: Standing;
  readonly reasons: readonly Reason[];
  readonly dimensions: PerDimension<DimensionScore>;
  readonly crisis: {
    readonly score: number;
    readonly weight: number;
    readonly expected: number;
    readonly variance: number;
  };
  /** Standard deviations of this quarter's surprise; null without evidence. */
  readonly surprise: number | null;
  readonly explanation: Explanation;
}

/** Scores one partner: a pure function of what it is given, and the same bits whatever the order of the rows. */
export function scorePartner(input: ScoreInput, calibration: Calibration, policy: ScoringPolicy): Score {
  const { asOf, crisisEvents, previousGrade } = input;
  const now = trustAsOf(input, crisisEvents, asOf, calibration, policy);
  const reported = guardSilence(now, input, crisisEvents, asOf, calibration, policy);
  const { trust, lower } = reported;
  const surprise = surpriseOf(input, asOf, calibration, policy);
  const facts = {
    trust,
    lower,
    surprise,
    gated: now.gate !== null,
    known: reported.lastQuarter !== null,
    routineWeight: sum(DIMENSIONS.map((each) => now.dimensions[each].weight)),
    crisisWeight: now.crisis.weight,
  };
  const grade = facts.known ? gradeOf(trust, previousGrade, policy) : null;
  const plainGrade = facts.known ? gradeOf(trust, null, policy) : null;
  const standing = standingOf(facts, policy);
  const previousQuarter = reported.lastQuarter === asOf ? lastQuarterOf(input, asOf - 1) : null;
  return {
    trust,
    lower,
    upper: now.upper,
    confidence: now.confidence,
    grade,
    standing,
    reasons: reasonsOf(
      { ...facts, now, reported, asOf, standing, grade, plainGrade, previousQuarter },
      policy,
    ),
    dimensions: dimensionScores(now, asOf, calibration),
    crisis: {
      score: now.crisis.mean,
      weight: now.crisis.weight,
      expected: now.crisis.expected,
      variance: now.crisis.variance,
    },
    surprise,
    explanation: explain(now, reported, calibration, policy),
  };
}

function dimensionScores(now: Trust, asOf: number, { widening }: Calibration): Score["dimensions"] {
  return perDimension((dimension) => {
    const { mean, variance, weight, quarters } = now.dimensions[dimension];
    const [lower, upper] = intervalOf(mean, variance, widening);
    const quarterMean = quarters.find(({ quarter }) => quarter === asOf)?.mean ?? null;
    return { score: mean, lower, upper, variance, weight, quarterMean };
  });
}
