import sql, { empty, join, raw, type Sql } from "sql-template-tag";
import type { DataSource } from "typeorm";
import type { ColumnMetadata } from "typeorm/metadata/ColumnMetadata.js";
import type { Actor } from "./Actor.js";
import { scopeOf } from "./Record.js";

/** A class that is both a stored record and a GraphQL type. */
export type RecordClass<Row extends object> = new () => Row;

/** What reading needs to know of one record class, worked out once from TypeORM's own metadata. */
export interface Table {
  /** The quoted name. */
  readonly name: Sql;
  /** The columns of `t`, but for those with `select: false`, each under its property's name: rows are ready to be sent. */
  readonly columns: Sql;
  /** The quoted column of a property. */
  column(property: string): Sql;
  /** A property's value as the driver takes it for the column's type: JSON, for example, as text. */
  stored(property: string, value: unknown): unknown;
  /** The condition on `t` that keeps an actor to its own rows; always true for those who may see all. */
  readonly visibleTo: (actor: Actor) => Sql;
}

const tables = new WeakMap<DataSource, Map<unknown, Table>>();

/** The table of a record class. */
export function tableOf(dataSource: DataSource, record: RecordClass<object>): Table {
  const ofSource = tables.get(dataSource) ?? new Map<unknown, Table>();
  tables.set(dataSource, ofSource);
  let table = ofSource.get(record);
  if (!table) ofSource.set(record, (table = describe(dataSource, record)));
  return table;
}

function describe(dataSource: DataSource, record: RecordClass<object>): Table {
  const metadata = dataSource.getMetadata(record);
  const quoted = (name: string): Sql => raw(`"${name}"`);
  const find = (property: string): ColumnMetadata => {
    const found = metadata.findColumnWithPropertyName(property);
    if (!found) throw new Error(`${metadata.name} has no column for ${property}.`);
    return found;
  };
  const column = (property: string): Sql => quoted(find(property).databaseName);
  const scope = scopeOf(record);
  return {
    name: quoted(metadata.tableName),
    columns: join(
      metadata.columns
        .filter((each) => each.isSelect)
        .map((each) => sql`t.${quoted(each.databaseName)} AS ${quoted(each.propertyName)}`),
    ),
    column,
    stored: (property, value): unknown => dataSource.driver.preparePersistentValue(value, find(property)),
    visibleTo: ({ partnerIds }) => {
      if (partnerIds === null || scope === "everyone") return sql`true`;
      return scope === "staff" ? sql`false` : sql`t.${column(scope.partner)} = ANY(${partnerIds}::uuid[])`;
    },
  };
}

/** `a AND b AND …`, or nothing at all without conditions. */
export function allOf(conditions: readonly Sql[]): Sql {
  return conditions.length === 0 ? empty : sql`(${join(conditions, ") AND (")})`;
}
