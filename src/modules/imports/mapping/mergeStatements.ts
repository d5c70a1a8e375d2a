import { isDeepStrictEqual } from "node:util";
import { sameName } from "./names.js";

type Fields = { readonly [field: string]: unknown };

/** Two statements about one record that cannot both be true. */
export class Contradiction extends Error {
  constructor(readonly field: string) {
    super(field);
  }
}

/**
 * What two statements say together. A field that only one names is taken from it; lists that are collected are joined;
 * everything else must be the same.
 * @throws Contradiction at the first field that is not.
 */
export function mergeStatements<Statement extends object>(
  a: Statement,
  b: Statement,
  collect: readonly string[],
): Statement {
  return mergeFields(a as Fields, b as Fields, "", collect) as Statement;
}

function mergeFields(a: Fields, b: Fields, path: string, collect: readonly string[]): Fields {
  const merged: { [field: string]: unknown } = { ...a };
  for (const [field, said] of Object.entries(b)) {
    const known = a[field];
    const here = path + field;
    if (known === undefined) merged[field] = said;
    else if (Array.isArray(known) && Array.isArray(said) && collect.includes(field))
      merged[field] = joined(known, said, here, collect);
    else if (isFields(known) && isFields(said)) merged[field] = mergeFields(known, said, `${here}.`, collect);
    else if (!(field === "name" ? sameName(a, b) : isDeepStrictEqual(known, said)))
      throw new Contradiction(here);
  }
  return merged;
}

const isFields = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Date);

function joined(
  known: readonly unknown[],
  said: readonly unknown[],
  path: string,
  collect: readonly string[],
): unknown[] {
  const all = [...known];
  for (const each of said) {
    const at = all.findIndex((other) => isSame(other, each));
    const other = all[at];
    if (at < 0) all.push(each);
    else if (isFields(other) && isFields(each)) all[at] = mergeFields(other, each, `${path}.`, collect);
  }
  return all;
}

const isSame = (a: unknown, b: unknown): boolean =>
  isFields(a) && isFields(b) ? sameName(a, b) : isDeepStrictEqual(a, b);
