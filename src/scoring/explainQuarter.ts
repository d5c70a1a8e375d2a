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

/**
 * Splits one quarter's part of a dimension into its sources and rows: linearly, a row by (g_s/n)·w·(x − prior).
 * @param factor The quarter part's own.
 * @param prior The dimension's prior mean μ₀.
 */
export function explainQuarter(factor: number, prior: number, rows: readonly EvidenceRow[]): SourcePart[] {
  const counts = new Map<string, number>();
  for (const { source, weight } of rows) counts.set(source, (counts.get(source) ?? 0) + weight);
  return bySource(rows, (row) => {
    const n = counts.get(row.source) ?? row.weight;
    return ((factor * unitsOf(row.sourceKind, n)) / n) * row.weight * (row.value - prior);
  });
}

/**
 * Splits one quarter's part of the crises into its rows: each by w·(x − prior).
 * @param factor The quarter part's own.
 * @param prior The prior mean of crises μ_c.
 */
export function explainCrisisQuarter(
  factor: number,
  prior: number,
  rows: readonly EvidenceRow[],
): SourcePart[] {
  return bySource(rows, (row) => factor * row.weight * (row.value - prior));
}

function bySource(rows: readonly EvidenceRow[], contributionOf: (row: EvidenceRow) => number): SourcePart[] {
  const sources = new Map<
    string,
    { source: string; sourceKind: SourceKind; contribution: number; rows: RowPart[] }
  >();
  for (const row of rows) {
    const { source, sourceKind } = row;
    const part = sources.get(source) ?? { source, sourceKind, contribution: 0, rows: [] };
    const contribution = contributionOf(row);
    part.rows.push({ evidenceId: row.id, contribution });
    part.contribution += contribution;
    sources.set(source, part);
  }
  return [...sources.values()];
}
