import { invalid } from "../../../kernel/DomainError.js";
import type { Table, TableRow } from "./Table.js";

/**
 * The table of a JSON text: an array of objects. An item that is no object is kept with its fault.
 * @throws DomainError INVALID at "file" where it is no JSON, naming the line where that is known, no array, or an empty one.
 */
export function parseJson(path: string, text: string): Table {
  const items = parsedJson(path, text);
  if (!Array.isArray(items)) throw invalid("file", `${path} must hold a list of objects, in [ and ].`);
  if (items.length === 0) throw invalid("file", `${path} holds an empty list.`);
  const rows = items.map((item: unknown, at) => rowOf(item, at + 1));
  const columns = new Set(rows.flatMap((row) => (row.fault === undefined ? Object.keys(row.values) : [])));
  return { columns: [...columns], rows, counts: "item" };
}

/**
 * What a JSON text holds.
 * @throws DomainError INVALID at "file" where it is no JSON, naming the line where that is known.
 */
export function parsedJson(path: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const { message } = error as SyntaxError;
    const says = message.replace(/ in JSON at .*$/s, "").replace(/\s+/g, " ");
    throw invalid("file", `${path} is not JSON${place(text, message)}: ${says}.`);
  }
}

/** The engine's message tells "at position 123" where it knows the place. */
function place(text: string, message: string): string {
  const position = /position (\d+)/.exec(message)?.[1];
  if (position === undefined) return "";
  return `, line ${text.slice(0, Number(position)).split(/\r\n|\n|\r/).length}`;
}

function rowOf(item: unknown, line: number): TableRow {
  if (typeof item === "object" && item !== null && !Array.isArray(item))
    return { line, values: item as TableRow["values"] };
  return { line, values: { item }, fault: "The item is not an object, in { and }." };
}
