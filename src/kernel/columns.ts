import { createHash } from "node:crypto";
import { GraphQLLocalDate } from "graphql-scalars";
import { Field, Float, Int } from "type-graphql";
import { Check, Column, ForeignKey, Index } from "typeorm";
import { QuarterScalar } from "./Quarter.js";
import { snakeCase } from "./SnakeNaming.js";

/** What most column decorators take: a full sentence for the schema, and whether the value may be missing. */
interface ColumnChoices {
  readonly nullable?: boolean;
}

type FieldType = Parameters<typeof Field>[0];

/** A stored column that is also a field of the GraphQL type. */
function column(
  storage: { type: "text" | "date" | "timestamptz" | "integer" | "double precision" },
  field: FieldType,
  description: string,
  { nullable = false }: ColumnChoices,
): PropertyDecorator {
  return (target, property) => {
    Column({ ...storage, nullable })(target, property);
    Field(field, { description, nullable })(target, property as string);
  };
}

/** A text without a stored limit; the rules limit it, with a message that names the field. */
export const Text = (description: string, choices: ColumnChoices = {}): PropertyDecorator =>
  column({ type: "text" }, () => String, description, choices);

/** A date without time or zone, "2026-09-30". */
export const Day = (description: string, choices: ColumnChoices = {}): PropertyDecorator =>
  column({ type: "date" }, () => GraphQLLocalDate, description, choices);

/** An instant, kept in UTC. */
export const Instant = (description: string, choices: ColumnChoices = {}): PropertyDecorator =>
  column({ type: "timestamptz" }, () => Date, description, choices);

/** A whole number of 32 bits. */
export const Whole = (description: string, choices: ColumnChoices = {}): PropertyDecorator =>
  column({ type: "integer" }, () => Int, description, choices);

/** A binary floating-point number: for what was computed, never for money. */
export const Fraction = (description: string, choices: ColumnChoices = {}): PropertyDecorator =>
  column({ type: "double precision" }, () => Float, description, choices);

/** A quarter, stored as year · 4 + (quarter − 1). */
export const QuarterColumn = (description: string, choices: ColumnChoices = {}): PropertyDecorator =>
  column({ type: "integer" }, () => QuarterScalar, description, choices);

/**
 * A private reference: a uuid column with an index and a foreign key. The record is named by a string, so that the
 * file need not import it; the field that shows it is a resolver's.
 */
export const Ref = (record: string, choices: ColumnChoices = {}): PropertyDecorator =>
  both(Column({ type: "uuid", nullable: choices.nullable ?? false }), ForeignKey(record), Index());

/** One value of an enum, or with `list` any number of them, as text that the database checks. */
export function EnumColumn(
  values: Readonly<{ [name: string]: string }>,
  description: string,
  { nullable = false, list = false }: ColumnChoices & { readonly list?: boolean } = {},
): PropertyDecorator {
  const known = Object.values(values)
    .map((each) => `'${each}'`)
    .join(", ");
  // The name changes with the values, which is how the comparison of model and database sees a new value.
  const mark = createHash("sha256").update(known).digest("hex").slice(0, 6);
  return (target, property) => {
    const name = snakeCase(property as string);
    const rule = list ? `"${name}" <@ ARRAY[${known}]::text[]` : `"${name}" IN (${known})`;
    Column({ type: "text", nullable, array: list })(target, property);
    Check(`${snakeCase(target.constructor.name)}_${name}_${mark}`, rule)(target, property);
    Field(() => (list ? [values] : values), { description, nullable })(target, property as string);
  };
}

const both =
  (...decorators: PropertyDecorator[]): PropertyDecorator =>
  (target, property) =>
    decorators.forEach((decorate) => decorate(target, property));
