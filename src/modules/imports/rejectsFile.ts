import { stringify } from "csv-stringify/sync";
import type { Rejection } from "./drafts.js";
import type { FileReport } from "./importFiles.js";
import type { Table, TableRow } from "./reading/Table.js";

const LINE = "_line";
const FIELD = "_field";
const REASON = "_reason";
/** They say why a row was rejected; when it is sent again, mappings do not look at them. */
const OURS: readonly string[] = [LINE, FIELD, REASON];

/**
 * The rejected rows of a file, written as it was, so that they can be mended and sent again. What we say of a row comes
 * first: so one with too many or too few cells keeps them, and is still refused when nobody has mended it. It is UTF-8; a
 * byte order mark says so where the mapping expects another encoding.
 */
export function rejectsOf({ source, rejected }: FileReport): string {
  const { table, mapping } = source;
  const { type, encoding, delimiter } = mapping.format;
  const rows = new Map(table.rows.map((row) => [row.line, row]));
  const found = rejected.flatMap((rejection): Rejected[] => {
    const row = rows.get(rejection.line);
    return row ? [{ ...rejection, row }] : [];
  });
  const text = type === "csv" ? asCsv(table, found, delimiter) : asJson(found);
  return new TextDecoder(encoding).encoding === "utf-8" ? text : `\uFEFF${text}`;
}

interface Rejected extends Rejection {
  readonly row: TableRow;
}

function asCsv({ columns }: Table, rejected: readonly Rejected[], delimiter: string): string {
  const theirs = columns.flatMap((column, at) => (OURS.includes(column) ? [] : [at]));
  const keep = (cells: readonly string[]): string[] =>
    cells.filter((_, at) => at >= columns.length || theirs.includes(at));
  const lines = rejected.map(({ line, field, reason, row }) => [
    String(line),
    field ?? "",
    reason,
    ...keep(cellsOf(columns, row)),
  ]);
  return stringify([[...OURS, ...keep(columns)], ...lines], { delimiter });
}

/** The cells in the order of the file: as many as the row had. */
function cellsOf(columns: readonly string[], { values }: TableRow): string[] {
  const cells: string[] = [];
  for (let at = 0; ; at++) {
    const column = columns[at] ?? `column ${at + 1}`;
    if (!Object.hasOwn(values, column)) return cells;
    cells.push(String(values[column]));
  }
}

function asJson(rejected: readonly Rejected[]): string {
  const items = rejected.map(({ line, field, reason, row }) => {
    const theirs = Object.entries(row.values).filter(([column]) => !OURS.includes(column));
    return { [LINE]: line, [FIELD]: field, [REASON]: reason, ...Object.fromEntries(theirs) };
  });
  return `${JSON.stringify(items, null, 2)}\n`;
}
