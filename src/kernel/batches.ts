import sql, { join, raw } from "sql-template-tag";
import type { Batch } from "./Context.js";
import { notFound } from "./DomainError.js";
import { groupBy } from "./groupBy.js";
import type { Reader } from "./Reader.js";
import { tableOf, type RecordClass } from "./tables.js";

/** Loads records by id. A missing or hidden id fails alone, with NOT_FOUND. */
export function byId<Row extends { id: string }>(record: () => RecordClass<Row>): Batch<string, Row> {
  const find = byIdOrNull(record);
  return async (reader, ids) => {
    const rows = await find(reader, ids);
    return rows.map((row) => row ?? notFound(record().name));
  };
}

/** Loads records by id; null for a missing or hidden one. */
export function byIdOrNull<Row extends { id: string }>(
  record: () => RecordClass<Row>,
): Batch<string, Row | null> {
  return async (reader, ids) => {
    const table = tableOf(reader.dataSource, record());
    const rows = await reader.rows<Row>(sql`
      SELECT ${table.columns} FROM ${table.name} t
      WHERE t.id = ANY(${ids}::uuid[]) AND ${table.visibleTo(reader.actor)}`);
    const found = new Map(rows.map((row) => [row.id, row]));
    return ids.map((id) => found.get(id) ?? null);
  };
}

/**
 * Loads the children of many parents: a small, bounded set for each, so a plain list. What can grow is a connection
 * (pages.ts) instead.
 * @param order Properties to order by; the id breaks ties.
 */
export function childrenBy<Row extends object>(
  record: () => RecordClass<Row>,
  parent: keyof Row & string,
  order: readonly (keyof Row & string)[] = [],
): Batch<string, Row[]> {
  return async (reader: Reader, parentIds) => {
    const table = tableOf(reader.dataSource, record());
    const sorted = [...order.map((property) => sql`t.${table.column(property)}`), raw("t.id")];
    const rows = await reader.rows<Row>(sql`
      SELECT ${table.columns} FROM ${table.name} t
      WHERE t.${table.column(parent)} = ANY(${parentIds}::uuid[]) AND ${table.visibleTo(reader.actor)}
      ORDER BY ${join(sorted)}`);
    const children = groupBy(rows, (row) => row[parent] as string);
    return parentIds.map((id) => children.get(id) ?? []);
  };
}
