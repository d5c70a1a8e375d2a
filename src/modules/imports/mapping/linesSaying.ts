import type { Table } from "../reading/Table.js";

export type Counted = Table["counts"];

const MOST_NAMED = 10;

/** "Lines 4, 9 and 12 say"; of more than ten, the first ten. */
export function linesSaying(lines: readonly number[], counts: Counted): string {
  const word = counts === "line" ? "Line" : "Item";
  if (lines.length === 1) return `${word} ${lines.join("")} says`;
  const named = lines.slice(0, lines.length > MOST_NAMED ? MOST_NAMED : -1);
  const last = lines.length > MOST_NAMED ? `${lines.length - MOST_NAMED} more` : String(lines.at(-1));
  return `${word}s ${named.join(", ")} and ${last} say`;
}
