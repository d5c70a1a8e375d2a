import { invalid } from "../../../kernel/DomainError.js";
import type { Table } from "../reading/Table.js";
import type { Mapping } from "./mappingSchema.js";
import { PLACEHOLDER } from "./textsOf.js";

/**
 * Makes sure that a file has the columns that its mapping names; of alternatives, one is enough.
 * @throws DomainError INVALID at "file" that lists what is missing and what is there.
 */
export function checkColumns({ columns }: Table, mapping: Mapping, fileName: string): void {
  const there = new Set([...columns, ...mapping.optionalColumns]);
  const isThere = (column: string): boolean => there.has(column) || there.has(column.split(".")[0] ?? "");
  const missing = [...new Set(missingIn(mapping, isThere))];
  if (missing.length === 0) return;
  const has = columns.length === 0 ? "none" : quoted(columns);
  const says = `${fileName} lacks what the mapping "${mapping.name}" reads: ${quoted(missing)}.`;
  throw invalid("file", `${says} It has ${has}.`);
}

const quoted = (names: readonly string[]): string => names.map((name) => `"${name}"`).join(", ");

/** Columns are named anywhere in a mapping, always under these two keys. */
function missingIn(part: unknown, isThere: (column: string) => boolean): string[] {
  if (Array.isArray(part)) return part.flatMap((each) => missingIn(each, isThere));
  if (typeof part !== "object" || part === null) return [];
  return Object.entries(part).flatMap(([key, value]: [string, unknown]) => {
    if (key === "map") return [];
    if (key === "column" && typeof value === "string") return isThere(value) ? [] : [value];
    if (key === "template" && typeof value === "string")
      return placeholders(value).filter((name) => !isThere(name));
    if (key === "firstOf" && Array.isArray(value)) return missingInAll(value, isThere);
    return missingIn(value, isThere);
  });
}

/** Of alternatives, one that can be read is enough. */
function missingInAll(alternatives: readonly unknown[], isThere: (column: string) => boolean): string[] {
  const each = alternatives.map((alternative) => missingIn(alternative, isThere));
  return each.some((missing) => missing.length === 0) ? [] : each.flat();
}

const placeholders = (template: string): string[] =>
  [...template.matchAll(PLACEHOLDER)].map(([, column = ""]) => column).filter((column) => column !== "item");
