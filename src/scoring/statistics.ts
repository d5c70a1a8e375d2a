import type { PerDimension } from "./dimensions.js";

/** What one quarter's evidence says of one dimension. Quarters are whole numbers. */
export interface DimensionStatistic {
  readonly quarter: number;
  /** Units of evidence, above 0. */
  readonly g: number;
  /** Σ g·x: the mean of the quarter is gx/g, from 0 to 1. */
  readonly gx: number;
}

/** What one quarter's crises say. */
export interface CrisisStatistic {
  readonly quarter: number;
  /** Σ weight, above 0. */
  readonly w: number;
  /** Σ weight·x. */
  readonly wx: number;
  /** Σ weight². */
  readonly ww: number;
}

/** All statistics of one partner; quarters in any order, each at most once a list. */
export interface PartnerStatistics {
  readonly dimensions: PerDimension<readonly DimensionStatistic[]>;
  readonly crisis: readonly CrisisStatistic[];
}

/** One crisis or rehearsal, for the gate. */
export interface CrisisEvent {
  /** When it happened, as a number that sorts (milliseconds since 1970 in the product). */
  readonly at: number;
  readonly quarter: number;
  readonly kind: "SEV1" | "SEV2" | "LIVE_DRILL" | "TABLETOP";
  /** From 0 to 1: whether the partner came and saw it through. */
  readonly x: number;
  readonly failure: "NO_SHOW" | "ABANDONED" | null;
}

/** Rows up to and with a quarter, in the order of their quarters: sums then have the same bits whatever order came in. */
export function upTo<Row extends { readonly quarter: number }>(rows: readonly Row[], quarter: number): Row[] {
  return rows.filter((row) => row.quarter <= quarter).sort((a, b) => a.quarter - b.quarter);
}

/** The last quarter up to `quarter` with evidence of any kind, or null where there is none. */
export function lastQuarterOf({ dimensions, crisis }: PartnerStatistics, quarter: number): number | null {
  const quarters = [...Object.values(dimensions).flat(), ...crisis].map((row) => row.quarter);
  const past = quarters.filter((each) => each <= quarter);
  return past.length === 0 ? null : Math.max(...past);
}
