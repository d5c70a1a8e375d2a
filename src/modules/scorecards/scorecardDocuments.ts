import type { Dimension, PerDimension } from "../../scoring/dimensions.js";
import type { Explanation } from "../../scoring/explanation.js";
import type { Grade } from "../../scoring/policy.js";
import type { Reason } from "../../scoring/reasons.js";
import type { ScoreInput } from "../../scoring/scorePartner.js";
import type { Standing } from "../../scoring/standing.js";

/** What a scorecard is compared with: the one that was sealed for the quarter before. */
interface PreviousScorecard {
  readonly scorecardId: string;
  readonly trust: number;
  readonly lower: number;
  readonly dimensions: PerDimension<number>;
}

/** All that a scorecard is made from, beside the calibration and the policy. Stored and sealed as JSON. */
export interface ScorecardInputs {
  readonly score: ScoreInput;
  /** How many rows of evidence the quarter has in each dimension. */
  readonly observations: PerDimension<number>;
  readonly previous: PreviousScorecard | null;
}

/** One dimension of a scorecard. */
export interface DimensionResult {
  readonly dimension: Dimension;
  readonly score: number;
  readonly lower: number;
  readonly upper: number;
  readonly quarterMean: number | null;
  readonly observations: number;
  readonly contribution: number;
  /** Against the scorecard sealed for the quarter before; null where there is none. */
  readonly change: number | null;
}

/** What scoring says, at 12 significant digits. Stored and sealed as JSON. */
export interface ScorecardResults {
  readonly trust: number;
  readonly lower: number;
  readonly upper: number;
  readonly confidence: number;
  readonly grade: Grade | null;
  readonly standing: Standing;
  readonly reasons: readonly Reason[];
  readonly dimensions: readonly DimensionResult[];
  readonly crisis: {
    readonly score: number;
    readonly expected: number;
    readonly weight: number;
    readonly contribution: number;
  };
  readonly surprise: number | null;
  readonly change: { readonly trust: number; readonly lower: number } | null;
}

/** How the parts make up the lower bound, unrounded. */
export type StoredExplanation = Explanation;
