import { parseCsv } from "./parseCsv.js";
import { parseJson } from "./parseJson.js";
import { readText } from "./readText.js";
import type { FileFormat, Table } from "./Table.js";

/**
 * Reads a file as it was published: at most 64 MB, strictly in its encoding.
 * @throws DomainError INVALID at "file" with one sentence that names the file, and the line where it is known.
 */
export async function readTable(path: string, { type, encoding, delimiter }: FileFormat): Promise<Table> {
  const text = await readText(path, encoding);
  return type === "csv" ? parseCsv(path, text, delimiter) : parseJson(path, text);
}
