import { textsIn } from "./cells.js";
import { hold } from "./conditions.js";
import { RowProblem } from "./RowProblem.js";
import type { Source } from "./Source.js";
import type { Value } from "./valueSchema.js";

/**
 * The texts that a value of a mapping stands for in one row, trimmed; none where the row says nothing.
 * @param field What is read, for the problem that names it.
 * @throws RowProblem for a text that the value's map does not know, or a column that holds an object.
 */
export function textsOf(value: Value, source: Source, field: string): string[] {
  if (!hold(value.when, source)) return [];
  const { part, split } = value;
  let texts = taken(value, source, field);
  if (part !== undefined)
    texts = texts.map((text) => new RegExp(part, "u").exec(text)?.groups?.["value"] ?? "");
  if (split !== undefined) texts = texts.flatMap((text) => text.split(split));
  const said = texts.map((text) => text.trim()).filter((text) => text !== "");
  return value.map === undefined ? said : said.flatMap((text) => translated(value, text, field));
}

function taken(value: Value, source: Source, field: string): readonly string[] {
  const { column, constant, fileName, item, template, firstOf } = value;
  if (column !== undefined) return textsIn(source, field, column);
  if (constant !== undefined) return constant;
  if (fileName !== undefined) return [source.fileName];
  if (item !== undefined) return source.item === undefined ? [] : [source.item];
  if (template !== undefined) return filled(template, source, field);
  for (const each of firstOf ?? []) {
    const texts = textsOf(each, source, field);
    if (texts.length > 0) return texts;
  }
  return [];
}

export const PLACEHOLDER = /\{([^{}]+)\}/g;

/** The template with its columns' texts; nothing where none of them says anything. */
function filled(template: string, source: Source, field: string): string[] {
  const textOf = (column: string): string =>
    column === "item" ? (source.item ?? "") : textsIn(source, field, column).join(", ");
  const columns = [...template.matchAll(PLACEHOLDER)].map(([, column = ""]) => column);
  if (columns.every((column) => textOf(column) === "")) return [];
  return [template.replace(PLACEHOLDER, (_, column: string) => textOf(column)).replace(/\s+/g, " ")];
}

function translated(
  { map = {}, otherwise = "reject", column }: Value,
  text: string,
  field: string,
): string[] {
  const known = Object.hasOwn(map, text) ? map[text] : undefined;
  if (known !== undefined) return known === null ? [] : [known];
  if (otherwise === "keep") return [text];
  if (otherwise === "empty") return [];
  const where = column === undefined ? "This" : `"${column}"`;
  throw new RowProblem(field, `${where} is "${text}", which the mapping does not know.`);
}
