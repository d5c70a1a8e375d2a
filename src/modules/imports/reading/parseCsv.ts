import { CsvError, parse } from "csv-parse/sync";
import { invalid } from "../../../kernel/DomainError.js";
import type { Table, TableRow } from "./Table.js";

/**
 * The table of a CSV text: its first line names the columns. A row of another width is kept with its fault; a blank line
 * is none. A line end within a quoted cell reads as "\n".
 * @throws DomainError INVALID at "file" for a broken quote, naming the line, or a header that names a column twice.
 */
export function parseCsv(path: string, text: string, delimiter: string): Table {
  const [header, ...rows] = placedRows(path, text.replaceAll("\r\n", "\n"), delimiter);
  if (!header) throw invalid("file", `${path} is empty.`);
  const columns = header.cells.map((name, at) => name.trim() || `column ${at + 1}`);
  const twice = columns.filter((name, at) => columns.indexOf(name) !== at);
  if (twice.length > 0)
    throw invalid("file", `${path}, line ${header.line}: the header names ${quoted(twice)} more than once.`);
  return { columns, rows: rows.map((row) => rowOf(columns, row)), counts: "line" };
}

interface PlacedRow {
  readonly line: number;
  readonly cells: readonly string[];
}

interface Parsed {
  readonly record: readonly string[];
  /** How many bytes of the text are read when the record ends. */
  readonly info: { readonly bytes: number };
}

/** The rows with the lines where they begin. The parser tells where each ends; the next begins behind it. */
function placedRows(path: string, text: string, delimiter: string): PlacedRow[] {
  const lineEnd = lineEndOf(text);
  const bytes = Buffer.from(text);
  const rows: PlacedRow[] = [];
  let line = 1;
  let start = 0;
  for (const { record, info } of split(path, bytes, delimiter, lineEnd)) {
    if (record.length > 1 || record[0]?.trim()) rows.push({ line, cells: record });
    for (; start < info.bytes; start++) if (bytes[start] === lineEnd.charCodeAt(0)) line++;
  }
  return rows;
}

function split(path: string, bytes: Buffer, delimiter: string, lineEnd: string): readonly Parsed[] {
  try {
    const options = { delimiter, info: true, relax_column_count: true } as const;
    return parse(bytes, { ...options, record_delimiter: lineEnd }) as unknown as readonly Parsed[];
  } catch (error) {
    if (error instanceof CsvError) throw invalid("file", `${path}, ${broken(error)}`);
    throw error;
  }
}

/** A CR alone ends a line only where the header ends with one: in other files it stands within a text. */
function lineEndOf(text: string): "\r" | "\n" {
  let inQuotes = false;
  for (const character of text) {
    if (character === '"') inQuotes = !inQuotes;
    else if (!inQuotes && (character === "\n" || character === "\r")) return character;
  }
  return "\n";
}

const BROKEN: { readonly [code: string]: string } = {
  CSV_QUOTE_NOT_CLOSED: "a quote is opened here and never closed.",
  CSV_INVALID_CLOSING_QUOTE: "a quote is closed, but the cell goes on after it.",
  INVALID_OPENING_QUOTE: "a quote is opened in the middle of a cell.",
};

const broken = (error: CsvError): string =>
  `line ${String(error["lines"])}: ${BROKEN[error.code] ?? `${error.message}.`}`;

function rowOf(columns: readonly string[], { line, cells }: PlacedRow): TableRow {
  const named = cells.map((cell, at) => [columns[at] ?? `column ${at + 1}`, cell] as const);
  const values = Object.fromEntries(named);
  if (cells.length === columns.length) return { line, values };
  const fault = `The row has ${cells.length} cells, but the header names ${columns.length} columns.`;
  return { line, values, fault };
}

const quoted = (names: readonly string[]): string => names.map((name) => `"${name}"`).join(", ");
