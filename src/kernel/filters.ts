import { GraphQLLocalDate, GraphQLUUID } from "graphql-scalars";
import sql, { type Sql } from "sql-template-tag";
import { Field, InputType, type ClassType } from "type-graphql";
import { invalid } from "./DomainError.js";
import { QuarterScalar, type Quarter } from "./Quarter.js";

/** The comparisons that the filter inputs below are made of; all that are given must hold. */
interface Comparisons {
  readonly eq?: unknown;
  readonly in?: readonly unknown[] | null;
  readonly contains?: string | null;
  readonly gte?: unknown;
  readonly lt?: unknown;
  readonly isNull?: boolean | null;
}

@InputType({ description: "Conditions on a text; all that are given must hold." })
export class TextFilter {
  @Field(() => String, { nullable: true, description: "Is exactly this." })
  eq?: string | null;

  @Field(() => [String], { nullable: true, description: "Is one of these." })
  in?: string[] | null;

  @Field(() => String, { nullable: true, description: "Holds this, in upper or lower case." })
  contains?: string | null;

  @Field(() => Boolean, { nullable: true, description: "Is missing, or is there." })
  isNull?: boolean | null;
}

@InputType({ description: "Conditions on a reference; all that are given must hold." })
export class IdFilter {
  @Field(() => GraphQLUUID, { nullable: true, description: "Is this record." })
  eq?: string | null;

  @Field(() => [GraphQLUUID], { nullable: true, description: "Is one of these records." })
  in?: string[] | null;

  @Field(() => Boolean, { nullable: true, description: "Is missing, or is there." })
  isNull?: boolean | null;
}

@InputType({ description: "Conditions on a date; all that are given must hold." })
export class DayFilter {
  @Field(() => GraphQLLocalDate, { nullable: true, description: "Is this day." })
  eq?: string | null;

  @Field(() => GraphQLLocalDate, { nullable: true, description: "Is this day or a later one." })
  gte?: string | null;

  @Field(() => GraphQLLocalDate, { nullable: true, description: "Is before this day." })
  lt?: string | null;
}

@InputType({ description: "Conditions on a quarter; all that are given must hold." })
export class QuarterFilter {
  @Field(() => QuarterScalar, { nullable: true, description: "Is this quarter." })
  eq?: Quarter | null;

  @Field(() => QuarterScalar, { nullable: true, description: "Is this quarter or a later one." })
  gte?: Quarter | null;

  @Field(() => QuarterScalar, { nullable: true, description: "Is before this quarter." })
  lt?: Quarter | null;
}

@InputType({ description: "Conditions on an instant; all that are given must hold." })
export class InstantFilter {
  @Field(() => Date, { nullable: true, description: "Is this instant or a later one." })
  gte?: Date | null;

  @Field(() => Date, { nullable: true, description: "Is before this instant." })
  lt?: Date | null;

  @Field(() => Boolean, { nullable: true, description: "Is missing, or is there." })
  isNull?: boolean | null;
}

/** Conditions on one value of an enum. */
export interface EnumFilter<Value extends string> {
  eq?: Value | null;
  in?: Value[] | null;
}

/** The filter input of an enum that was registered under `name`. */
export function enumFilterOf<Value extends string>(
  values: Readonly<{ [key: string]: Value }>,
  name: string,
): ClassType<EnumFilter<Value>> {
  @InputType(`${name}Filter`, { description: `Conditions on a ${name}; all that are given must hold.` })
  class Filter {
    @Field(() => values, { nullable: true, description: "Is this value." })
    eq?: Value | null;

    @Field(() => [values], { nullable: true, description: "Is one of these values." })
    in?: Value[] | null;
  }
  return Filter;
}

const MAX_LISTED = 500;

/** A reference to records that can become part of one another: whose id is named, what it became is meant too. */
interface MergingReference {
  readonly reference: Sql;
  /** A SELECT of the ids that these ids stand for. */
  readonly meant: (ids: readonly unknown[]) => Sql;
}

type FilterColumn = Sql | { readonly list: Sql } | MergingReference;

/**
 * The SQL conditions of a filter input.
 * @param columns The column of each field of the filter; a list column is marked by `list`, and then `eq` and `in`
 * ask whether the list holds the value, or one of them; `reference` marks one to records that can be merged.
 * @throws DomainError INVALID for an explicit null, which says nothing, or for an overlong list.
 */
export function conditionsOf<Filter extends object>(
  filter: Filter | null | undefined,
  columns: { readonly [Key in keyof Filter]-?: FilterColumn },
  path = "filter",
): Sql[] {
  return Object.entries(filter ?? {}).flatMap(([field, comparisons]) => {
    const column = columns[field as keyof Filter];
    return Object.entries((comparisons ?? {}) as Comparisons)
      .filter(([, value]) => value !== undefined)
      .map(([comparison, value]) => {
        const at = `${path}.${field}.${comparison}`;
        if (value === null)
          throw invalid(at, "A comparison with null says nothing: leave it out, or use isNull.");
        if (Array.isArray(value) && value.length > MAX_LISTED)
          throw invalid(at, `A list may hold at most ${MAX_LISTED} values.`);
        return condition(column, comparison as keyof Comparisons, value);
      });
  });
}

function condition(column: FilterColumn, comparison: keyof Comparisons, value: unknown): Sql {
  const listed = comparison === "in" ? (value as readonly unknown[]) : [value];
  if ("list" in column) return sql`${column.list} && ${listed}`;
  if ("reference" in column)
    return comparison === "isNull"
      ? condition(column.reference, comparison, value)
      : sql`${column.reference} = ANY(ARRAY(${column.meant(listed)}))`;
  switch (comparison) {
    case "eq":
      return sql`${column} = ${value}`;
    case "in":
      return sql`${column} = ANY(${value})`;
    case "contains":
      return sql`position(lower(${value}) in lower(${column})) > 0`;
    case "gte":
      return sql`${column} >= ${value}`;
    case "lt":
      return sql`${column} < ${value}`;
    case "isNull":
      return value === true ? sql`${column} IS NULL` : sql`${column} IS NOT NULL`;
  }
}
