import sql, { type Sql } from "sql-template-tag";
import type { Context } from "./Context.js";
import { groupBy } from "./groupBy.js";
import type { PageArgs } from "./PageArgs.js";
import { pageOf, sizeOf, toPage, type Order, type Page, type Placed } from "./pages.js";
import type { Reader } from "./Reader.js";
import { allOf, tableOf, type RecordClass, type Table } from "./tables.js";

/** The pages of children that one statement reads for many parents. */
export interface ChildPages<Row extends object> {
  readonly record: () => RecordClass<Row>;
  /** The property that holds the parent's id. */
  readonly parent: keyof Row & string;
  /** Conditions on `t` that leave some children out. */
  readonly where?: readonly Sql[];
  readonly order: Order;
}

interface ChildKey {
  readonly parentId: string;
  readonly args: PageArgs;
}

/** One page of one parent's children; all parents of a list are read in one statement. Errors as for listPage. */
export function childPage<Row extends object>(
  ctx: Context,
  children: ChildPages<Row>,
  parentId: string,
  { first, after }: PageArgs,
): Promise<Page<Row>> {
  const args = { first: sizeOf(first), after: after ?? null };
  return ctx.load(batchOf(children as unknown as AnyChildPages), { parentId, args }) as Promise<Page<Row>>;
}

type AnyChildPages = ChildPages<{ [property: string]: unknown }>;
type PageBatch = (reader: Reader, keys: readonly ChildKey[]) => Promise<Page<object>[]>;
const batches = new WeakMap<object, PageBatch>();

function batchOf(children: AnyChildPages): PageBatch {
  let batch = batches.get(children);
  if (!batch) {
    batch = (reader, keys) => readChildPages(reader, children, keys);
    batches.set(children, batch);
  }
  return batch;
}

async function readChildPages(
  reader: Reader,
  { record, parent, where = [], order }: AnyChildPages,
  keys: readonly ChildKey[],
): Promise<Page<object>[]> {
  const table = tableOf(reader.dataSource, record());
  const groups = groupBy(keys, (key) => JSON.stringify(key.args));
  const pages = new Map<ChildKey, Page<object>>();
  const readGroup = async (group: readonly ChildKey[]): Promise<void> => {
    const [{ args }] = group as [ChildKey, ...ChildKey[]];
    const ids = group.map((key) => key.parentId);
    const page = pageOf(table, reader, [sql`t.${table.column(parent)} = parent.id`], { where, order }, args);
    const rows = await reader.rows<Placed<object> & { parentOfPage: string }>(sql`
      SELECT parent.id AS "parentOfPage", child.*
      FROM unnest(${ids}::uuid[]) AS parent(id) CROSS JOIN LATERAL (${page}) AS child`);
    const byParent = groupBy(rows, (row) => row.parentOfPage);
    const count = lazily(() => countChildren(reader, table, parent, where, ids));
    for (const key of group) {
      const total = async (): Promise<number> => (await count()).get(key.parentId) ?? 0;
      pages.set(key, toPage(byParent.get(key.parentId) ?? [], order, args, total));
    }
  };
  await Promise.all([...groups.values()].map(readGroup));
  return keys.map((key) => pages.get(key) as Page<object>);
}

async function countChildren(
  reader: Reader,
  table: Table,
  parent: string,
  where: readonly Sql[],
  ids: readonly string[],
): Promise<Map<string, number>> {
  const column = sql`t.${table.column(parent)}`;
  const all = allOf([sql`${column} = ANY(${ids}::uuid[])`, table.visibleTo(reader.actor), ...where]);
  const rows = await reader.rows<{ id: string; count: number }>(sql`
    SELECT ${column} AS id, count(*)::int AS count FROM ${table.name} t
    WHERE ${all} GROUP BY 1`);
  return new Map(rows.map((row) => [row.id, row.count]));
}

/** Runs `work` at most once, at the first call. */
function lazily<Result>(work: () => Promise<Result>): () => Promise<Result> {
  let running: Promise<Result> | undefined;
  return () => (running ??= work());
}
