import { sum } from "./numbers.js";
import { unitsOf, type EvidenceRow, type SourceKind } from "./sources.js";

/** What one row of evidence adds to the score, in units of trust. */
export interface RowPart {
  readonly evidenceId: string;
  readonly contribution: number;
}

/** What one source adds in one quarter; its rows sum to it. */
export interface SourcePart {
  readonly source: string;
  readonly sourceKind: SourceKind;
  readonly contribution: number;
  readonly rows: readonly RowPart[];
}

/** A row's pull away from the prior, and all of the quarter's together give each row's share of the quarter's part. */
function share(
  rows: readonly (EvidenceRow & { readonly pull: number; readonly size: number })[],
  contribution: number,
): SourcePart[] {
  const whole = sum(rows.map(({ pull }) => pull));
  const size = sum(rows.map((row) => row.size));
  // Where the pulls cancel to nothing, so does the part; it is then split by size, which keeps the sum.
  const partOf = (row: { pull: number; size: number }): number =>
    Math.abs(whole) > 1e-300 ? contribution * (row.pull / whole) : contribution * (row.size / size);
  const sources = new Map<string, SourcePart & { rows: RowPart[]; contribution: number }>();
  for (const row of rows) {
    const { source, sourceKind } = row;
    const part = sources.get(source) ?? { source, sourceKind, contribution: 0, rows: [] };
    const own = partOf(row);
    part.rows.push({ evidenceId: row.id, contribution: own });
    sources.set(source, { ...part, contribution: part.contribution + own });
  }
  return [...sources.values()];
}

/**
 * Splits one quarter's part of a dimension into its sources and rows: linearly, a source by g_s·(mean − prior), a row
 * by (g_s/n)·(x − prior).
 * @param prior The dimension's prior mean μ₀.
 */
export function explainQuarter(
  contribution: number,
  prior: number,
  rows: readonly EvidenceRow[],
): SourcePart[] {
  const counts = new Map<string, number>();
  for (const { source, weight } of rows) counts.set(source, (counts.get(source) ?? 0) + weight);
  const weighed = rows.map((row) => {
    const n = counts.get(row.source) ?? row.weight;
    const size = (unitsOf(row.sourceKind, n) / n) * row.weight;
    return { ...row, size, pull: size * (row.value - prior) };
  });
  return share(weighed, contribution);
}

/**
 * Splits one quarter's part of the crises into its rows: each by w·(x − prior).
 * @param prior The prior mean of crises μ_c.
 */
export function explainCrisisQuarter(
  contribution: number,
  prior: number,
  rows: readonly EvidenceRow[],
): SourcePart[] {
  return share(
    rows.map((row) => ({ ...row, size: row.weight, pull: row.weight * (row.value - prior) })),
    contribution,
  );
}
