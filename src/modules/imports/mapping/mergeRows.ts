import { isDeepStrictEqual } from "node:util";
import { groupBy } from "../../../kernel/groupBy.js";
import type { Draft, MappedRow, Rejection } from "../drafts.js";
import { linesSaying, type Counted } from "./linesSaying.js";
import type { RowDrafts } from "./mapRow.js";
import { Contradiction, mergeStatements } from "./mergeStatements.js";

/** Rows brought together, and those that could not be. */
export interface MergedRows {
  readonly rows: readonly MappedRow[];
  readonly rejected: readonly Rejection[];
}

/**
 * Brings together the rows of one identity: what they say is joined, a row that adds nothing is a duplicate, and rows that
 * contradict each other are all rejected. Rows of one identity but of another snapshot stay apart: the newer one counts.
 */
export function mergeRows(
  rows: readonly RowDrafts[],
  collect: readonly string[],
  counts: Counted,
): MergedRows {
  const groups = groupBy(rows, ({ identity, observedOn }) => JSON.stringify([identity, observedOn ?? null]));
  const merged: MappedRow[] = [];
  const rejected: Rejection[] = [];
  for (const group of groups.values()) {
    try {
      merged.push(mergeGroup(group, collect));
    } catch (error) {
      if (!(error instanceof Contradiction)) throw error;
      rejected.push(...contradicting(group, error.field, counts));
    }
  }
  return { rows: merged, rejected };
}

function mergeGroup(group: readonly RowDrafts[], collect: readonly string[]): MappedRow {
  let drafts: readonly Draft[] = [];
  const lines: number[] = [];
  const repeats: number[] = [];
  for (const row of group) {
    const together = lines.length === 0 ? row.drafts : mergeDrafts(drafts, row.drafts, collect);
    if (lines.length > 0 && isDeepStrictEqual(together, drafts)) repeats.push(row.line);
    else lines.push(row.line);
    drafts = together;
  }
  return { lines, repeats, drafts };
}

function mergeDrafts(a: readonly Draft[], b: readonly Draft[], collect: readonly string[]): Draft[] {
  if (a.length !== b.length) throw new Contradiction("records");
  return a.map((draft, at) => {
    const other = b[at];
    if (other?.noun !== draft.noun) throw new Contradiction("records");
    return mergeStatements<Draft>(draft, other, collect);
  });
}

function contradicting(group: readonly RowDrafts[], field: string, counts: Counted): Rejection[] {
  const [first] = group;
  const about = (first?.identity ?? []).filter((text) => text !== "").join(", ");
  const lines = linesSaying(
    group.map((row) => row.line),
    counts,
  );
  const reason = `${lines} different things about "${about}": ${field}.`;
  return group.map(({ line }) => ({ line, field, reason }));
}
