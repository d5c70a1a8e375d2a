import { readFileSync } from "node:fs";
import type { Calibration } from "../../../src/scoring/calibration.js";
import type { WithinSums } from "../../../src/scoring/calibrate.js";
import type { Dimension, PerDimension } from "../../../src/scoring/dimensions.js";
import type { Grade } from "../../../src/scoring/policy.js";
import type { ScoreInput } from "../../../src/scoring/scorePartner.js";
import type { SourceKind } from "../../../src/scoring/sources.js";
import type { Standing, StandingFacts } from "../../../src/scoring/standing.js";
import type { PartnerStatistics } from "../../../src/scoring/statistics.js";

/** What a score must come to, to ten significant digits. */
export interface Expected {
  readonly quality: number;
  readonly crisis: {
    readonly expected: number;
    readonly score: number;
    readonly variance: number;
    readonly weight: number;
  };
  readonly uncapped: number;
  readonly gated: boolean;
  readonly capped: number;
  readonly lowerBeforeSilence: number;
  readonly trust: number;
  readonly lower: number;
  readonly upper: number;
  readonly confidence: number;
  readonly surprise: number | null;
  readonly grade: Grade | null;
  readonly standing: Standing;
  readonly dimensions: PerDimension<{
    readonly weight: number;
    readonly mean: number;
    readonly variance: number;
    readonly interval?: readonly [number, number];
  }>;
  readonly contributions: PerDimension<number> & {
    readonly base: number;
    readonly crisis: number;
    readonly caps: number;
    readonly silence: number;
    readonly uncertainty: number;
  };
  readonly quarters?: PerDimension<readonly (readonly [quarter: number, contribution: number])[]>;
  readonly crisisParts?: {
    readonly prior: number;
    readonly quarters: readonly (readonly [number, number])[];
  };
}

/** One partner and what scoring must say of it. */
export interface PartnerCase extends ScoreInput {
  readonly name: string;
  readonly why: string;
  readonly calibration?: Calibration;
  /** Rows that must lead to the statistics; a "#" in a source numbers its rows, so that each is a source of its own. */
  readonly evidence?: readonly {
    readonly dimension: Dimension;
    readonly quarter: number;
    readonly kind: SourceKind;
    readonly source: string;
    readonly value: number;
    readonly rows: number;
  }[];
  readonly expected: Expected;
}

interface PortfolioCase {
  readonly name: string;
  readonly why: string;
  readonly asOf: number;
  readonly within: PerDimension<WithinSums>;
  readonly partners: { readonly [name: string]: PartnerStatistics };
  readonly expected: {
    readonly calibration: Calibration;
    readonly partners: { readonly [name: string]: Expected };
  };
}

const read = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`${name}.json`, import.meta.url), "utf8"));

export const partnerCases = read("partners") as readonly PartnerCase[];
export const portfolioCases = read("portfolios") as readonly PortfolioCase[];
export const functionCases = read("functions") as {
  readonly grades: readonly {
    readonly trust: number;
    readonly previous: Grade | null;
    readonly grade: Grade;
  }[];
  readonly standings: readonly { readonly facts: StandingFacts; readonly standing: Standing }[];
  readonly logMeans: readonly { readonly a: number; readonly b: number; readonly mean: number }[];
  readonly betaQuantiles: readonly {
    readonly p: number;
    readonly mean: number;
    readonly variance: number;
    readonly value: number;
  }[];
};
