import { RowProblem } from "./RowProblem.js";
import type { Source } from "./Source.js";

/**
 * The texts in a column: none where it is empty, several where it holds a list. A column that is not there by its whole
 * name is a path into JSON, its parts joined by dots; a path through a list leads through each of its elements.
 * @throws RowProblem where it holds an object.
 */
export function textsIn(source: Source, field: string, column: string): string[] {
  const { values } = source;
  const found = Object.hasOwn(values, column) ? [values[column]] : follow([values], column.split("."));
  return found.flatMap((each) => flatten(each, field, column));
}

function follow(from: readonly unknown[], path: readonly string[]): unknown[] {
  const [first, ...rest] = path;
  if (first === undefined) return [...from];
  const next = from.flatMap((each) => {
    if (Array.isArray(each) && !/^\d+$/.test(first)) return follow(each, [first]);
    return isObject(each) && Object.hasOwn(each, first) ? [each[first]] : [];
  });
  return follow(next, rest);
}

const isObject = (value: unknown): value is { readonly [key: string]: unknown } =>
  typeof value === "object" && value !== null;

function flatten(value: unknown, field: string, column: string): string[] {
  if (value === null || value === undefined) return [];
  if (Array.isArray(value)) return value.flatMap((each) => flatten(each, field, column));
  if (typeof value === "object") throw new RowProblem(field, `"${column}" holds an object, not a text.`);
  const text = (typeof value === "string" ? value : JSON.stringify(value)).trim();
  return text === "" ? [] : [text];
}
