import sql, { empty, raw, type Sql } from "sql-template-tag";
import { decodeCursor, encodeCursor } from "./cursors.js";
import { invalid } from "./DomainError.js";
import type { PageArgs } from "./PageArgs.js";
import type { Reader } from "./Reader.js";
import { allOf, tableOf, type RecordClass, type Table } from "./tables.js";

/** One page of a list, as a Relay connection shows it. */
export interface Page<Row> {
  readonly nodes: Row[];
  readonly edges: { readonly cursor: string; readonly node: Row }[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
  /** Counted only when it is asked for. */
  readonly totalCount: () => Promise<number>;
}

/** What a list is ordered by. The id always breaks ties, in the same direction. */
export interface Order {
  /** Names the order inside cursors, so that a cursor of another order is refused. */
  readonly name: string;
  /** An expression over `t` that is never null. */
  readonly value: Sql;
  readonly type:
    "text" | "numeric" | "double precision" | "integer" | "bigint" | "date" | "timestamptz" | "uuid";
  readonly direction: "ASC" | "DESC";
}

/** What a list is read from: a table of records, or a SELECT with an `id` that is worked out. */
export type Rows = Pick<Table, "name" | "columns" | "visibleTo">;

/** Which rows, in which order. */
export interface Selection {
  readonly where?: readonly Sql[];
  /** A join that keeps one row for each row of `t`. */
  readonly join?: Sql;
  readonly order: Order;
}

const MAX_FIRST = 100;
const DEFAULT_FIRST = 20;

/** How many are asked for. @throws DomainError INVALID below 1 or above 100. */
export function sizeOf(first: number | null | undefined): number {
  const size = first === undefined ? DEFAULT_FIRST : first;
  if (size === null || size < 1 || size > MAX_FIRST)
    throw invalid("first", `Ask for 1 to ${MAX_FIRST} at a time, not ${String(size)}.`);
  return size;
}

/** What follows `after` in the order, as a condition on `t`. */
function following(order: Order, after: string | null | undefined): Sql {
  if (after === undefined || after === null) return sql`true`;
  const { value, id } = decodeCursor(after, order.name);
  const comparison = raw(order.direction === "ASC" ? ">" : "<");
  return sql`(${order.value}, t.id) ${comparison} (${value}::text::${raw(order.type)}, ${id}::uuid)`;
}

/** The SELECT of one page's rows and one more, each with its place in the order. */
export function pageOf(
  table: Rows,
  reader: Reader,
  conditions: readonly Sql[],
  selection: Selection,
  args: PageArgs,
): Sql {
  const { order, where = [], join = empty } = selection;
  const direction = raw(order.direction);
  const all = allOf([table.visibleTo(reader.actor), ...conditions, ...where, following(order, args.after)]);
  return sql`
    SELECT ${table.columns}, (${order.value})::text AS "placeInOrder" FROM ${table.name} t ${join}
    WHERE ${all} ORDER BY ${order.value} ${direction}, t.id ${direction} LIMIT ${sizeOf(args.first) + 1}::int`;
}

/** A row as `pageOf` reads it. */
export type Placed<Row> = Row & { readonly id: string; readonly placeInOrder: string };

/** What a page shows of the rows that `pageOf` read. */
export function toPage<Row extends object>(
  rows: readonly Placed<Row>[],
  order: Order,
  args: PageArgs,
  totalCount: () => Promise<number>,
): Page<Row> {
  const size = sizeOf(args.first);
  const edges = rows
    .slice(0, size)
    .map((node) => ({ node, cursor: encodeCursor(order.name, node.placeInOrder, node.id) }));
  return {
    edges,
    nodes: edges.map((edge) => edge.node),
    pageInfo: {
      hasNextPage: rows.length > size,
      hasPreviousPage: args.after !== undefined && args.after !== null,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    totalCount,
  };
}

/**
 * One page of a list, by keyset: one statement, as fast deep in the list as at its start.
 * @throws DomainError INVALID for a size out of range or a cursor that is not of this list.
 */
export function listPage<Row extends object>(
  reader: Reader,
  record: RecordClass<Row>,
  args: PageArgs,
  selection: Selection,
): Promise<Page<Row>> {
  return pageOfRows<Row>(reader, tableOf(reader.dataSource, record), args, selection);
}

/** As listPage, from whatever rows. */
export async function pageOfRows<Row extends object>(
  reader: Reader,
  table: Rows,
  args: PageArgs,
  selection: Selection,
): Promise<Page<Row>> {
  const rows = await reader.rows<Placed<Row>>(pageOf(table, reader, [], selection, args));
  return toPage(rows, selection.order, args, async () => {
    const [found] = await reader.rows<{ count: number }>(sql`
      SELECT count(*)::int AS count FROM ${table.name} t ${selection.join ?? empty}
      WHERE ${allOf([table.visibleTo(reader.actor), ...(selection.where ?? [])])}`);
    return found?.count ?? 0;
  });
}
