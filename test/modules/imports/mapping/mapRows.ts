import type { MappedFile } from "../../../../src/modules/imports/drafts.js";
import { mapTable } from "../../../../src/modules/imports/mapping/mapTable.js";
import { checkMapping } from "../../../../src/modules/imports/mapping/readMapping.js";
import type { Table } from "../../../../src/modules/imports/reading/Table.js";

type Values = { readonly [column: string]: unknown };

/** A table of a file whose rows begin on line 2. */
export const tableOf = (rows: readonly Values[], counts: Table["counts"] = "line"): Table => ({
  columns: [...new Set(rows.flatMap((row) => Object.keys(row)))],
  rows: rows.map((values, at) => ({ line: at + 2, values })),
  counts,
});

/** Maps rows by a mapping that says only what is given beside the usual. */
export function mapRows(rows: readonly Values[], mapping: object, fileName = "file.csv"): MappedFile {
  const usual = { name: "test", system: "test", format: { type: "csv" }, identity: "id" };
  return mapTable(tableOf(rows), checkMapping("mapping.json", { ...usual, ...mapping }), fileName);
}

/** The lines of rows that say nothing new, in their order. */
export const duplicatesIn = ({ rows }: MappedFile): number[] =>
  rows.flatMap(({ repeats }) => repeats).sort((a, b) => a - b);

/** The first draft of the first row. */
export const firstDraft = (
  rows: readonly Values[],
  record: object,
  mapping: object = {},
  fileName?: string,
): any => {
  const { rows: mapped, rejected } = mapRows(rows, { records: [record], ...mapping }, fileName);
  return mapped[0]?.drafts[0] ?? rejected[0];
};
