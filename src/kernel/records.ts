import sql, { join } from "sql-template-tag";
import { v7 as uuidv7 } from "uuid";
import type { BaseRecord } from "./BaseRecord.js";
import { conflict, notFound } from "./DomainError.js";
import type { Reader } from "./Reader.js";
import { tableOf, type RecordClass } from "./tables.js";
import type { Transaction } from "./Transaction.js";

/** What a caller gives for a new record: every column but those that the kernel keeps, the id if they like. */
export type NewRecord<Row extends BaseRecord> = Omit<Row, keyof BaseRecord> & { id?: string | undefined };

/**
 * Stores a new record and gives its row.
 * @throws DomainError CONFLICT where an id or a unique value exists already, INVALID for a reference to nothing.
 */
export async function insertRecord<Row extends BaseRecord>(
  tx: Transaction,
  record: RecordClass<Row>,
  values: NewRecord<Row>,
): Promise<Row> {
  const [row] = await insertRecords(tx, record, [values]);
  return row as Row;
}

const CHUNK = 500;

/** Stores many new records, a few hundred a statement. Errors as for one. */
export async function insertRecords<Row extends BaseRecord>(
  tx: Transaction,
  record: RecordClass<Row>,
  values: readonly NewRecord<Row>[],
): Promise<Row[]> {
  const rows = values.map((each) => ({
    ...each,
    id: each.id ?? uuidv7(),
    createdAt: tx.now,
    updatedAt: tx.now,
    version: 1,
  })) as unknown as Row[];
  const insert = (part: Row[]): Promise<unknown> =>
    tx.manager
      .createQueryBuilder()
      .insert()
      .into(record)
      .values(part as object[])
      .updateEntity(false)
      .execute();
  for (let start = 0; start < rows.length; start += CHUNK) await insert(rows.slice(start, start + CHUNK));
  return rows;
}

/** The record with this id, or null where there is none or the actor may not see it. */
export async function findRecord<Row extends BaseRecord>(
  reader: Reader,
  record: RecordClass<Row>,
  id: string,
): Promise<Row | null> {
  const table = tableOf(reader.dataSource, record);
  const [row] = await reader.rows<Row>(
    sql`SELECT ${table.columns} FROM ${table.name} t WHERE t.id = ${id}::uuid AND ${table.visibleTo(reader.actor)}`,
  );
  return row ?? null;
}

/** The record with this id. @throws DomainError NOT_FOUND at `field`. */
export async function getRecord<Row extends BaseRecord>(
  reader: Reader,
  record: RecordClass<Row>,
  id: string,
  field = "id",
): Promise<Row> {
  const row = await findRecord(reader, record, id);
  if (!row) throw notFound(wordsOf(record), field);
  return row;
}

/**
 * Changes the columns given; undefined ones stay as they are. Counts the version up.
 * @param expectedVersion The version that the caller saw; null where the caller's own rules made sure.
 * @throws DomainError NOT_FOUND; CONFLICT with the current record where it has changed meanwhile.
 */
export async function updateRecord<Row extends BaseRecord>(
  tx: Transaction,
  record: RecordClass<Row>,
  id: string,
  expectedVersion: number | null,
  changes: { [Column in keyof Omit<Row, keyof BaseRecord>]?: Row[Column] | undefined },
): Promise<Row> {
  const table = tableOf(tx.dataSource, record);
  const sets = Object.entries(changes)
    .filter(([, value]) => value !== undefined)
    .map(([property, value]) => sql`${table.column(property)} = ${table.stored(property, value)}`);
  const version = expectedVersion === null ? sql`true` : sql`t.version = ${expectedVersion}::int`;
  const [row] = await tx.rows<Row>(sql`
    UPDATE ${table.name} t
    SET ${join([...sets, sql`version = t.version + 1`, sql`updated_at = ${tx.now}`])}
    WHERE t.id = ${id}::uuid AND ${version} AND ${table.visibleTo(tx.actor)}
    RETURNING ${table.columns}`);
  if (row) return row;
  const current = await getRecord(tx, record, id);
  throw conflict(
    "expectedVersion",
    `This ${wordsOf(record)} has changed meanwhile: it is at version ${current.version}.`,
    current,
  );
}

/** "ServiceArea" → "service area". */
export const wordsOf = (record: RecordClass<object>): string =>
  record.name.replace(/([a-z])([A-Z])/g, "$1 $2").toLowerCase();
