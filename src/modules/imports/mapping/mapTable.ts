import { basename } from "node:path";
import type { MappedFile, Rejection } from "../drafts.js";
import type { Table } from "../reading/Table.js";
import { checkColumns } from "./checkColumns.js";
import type { Mapping } from "./mappingSchema.js";
import { mapRow, type RowDrafts } from "./mapRow.js";
import { mergeRows } from "./mergeRows.js";
import { rejectContradictions } from "./rejectContradictions.js";
import { RowProblem } from "./RowProblem.js";

/**
 * What the rows of a file become. Every row ends in exactly one place: among the lines of a mapped row, as a repeat of one,
 * or rejected with its reason.
 * @param fileName The file's name, with or without its folders; mappings may read parts of it.
 * @throws DomainError INVALID at "file" where the file lacks columns that the mapping names.
 */
export function mapTable(table: Table, mapping: Mapping, fileName: string): MappedFile {
  const name = basename(fileName);
  checkColumns(table, mapping, name);
  const mapped: RowDrafts[] = [];
  const rejected: Rejection[] = [];
  for (const row of table.rows) {
    try {
      mapped.push(mapRow(row, mapping, name));
    } catch (error) {
      if (!(error instanceof RowProblem)) throw error;
      rejected.push({ line: row.line, field: error.field, reason: error.reason });
    }
  }
  const merged = rejectContradictions(mergeRows(mapped, mapping.collect, table.counts), table.counts);
  return {
    rows: merged.rows,
    rejected: [...rejected, ...merged.rejected].sort((a, b) => a.line - b.line),
  };
}
