import sql from "sql-template-tag";
import { isDeepStrictEqual } from "node:util";
import type { BaseRecord } from "../../kernel/BaseRecord.js";
import { insertRecords, updateRecord, type NewRecord } from "../../kernel/records.js";
import { tableOf, type RecordClass } from "../../kernel/tables.js";
import type { Transaction } from "../../kernel/Transaction.js";

interface Wanted<Row extends BaseRecord> {
  readonly wanted: readonly NewRecord<Row>[];
  /** What tells one row from another, whatever else changes about it. */
  readonly keyOf: (row: NewRecord<Row>) => string;
}

/** Makes what is stored what is wanted: adds, changes what differs, and takes away. Rows that are numbered may change places. */
export async function keepRows<Row extends BaseRecord>(
  tx: Transaction,
  record: RecordClass<Row>,
  stored: readonly Row[],
  { wanted, keyOf }: Wanted<Row>,
): Promise<void> {
  const { name } = tableOf(tx.dataSource, record);
  const keys = new Set(wanted.map(keyOf));
  const gone = stored.filter((row) => !keys.has(keyOf(row))).map(({ id }) => id);
  if (gone.length > 0) await tx.rows(sql`DELETE FROM ${name} WHERE id = ANY(${gone}::uuid[])`);
  const known = new Map(stored.map((row) => [keyOf(row), row]));
  const changes = wanted.flatMap((row) => {
    const before = known.get(keyOf(row));
    const differing = before ? differences(before, row) : {};
    return before && Object.keys(differing).length > 0 ? [{ id: before.id, differing }] : [];
  });
  // Numbers are unique: first they are all out of each other's way.
  const moved = changes.filter(({ differing }) => "number" in differing).map(({ id }) => id);
  if (moved.length > 0)
    await tx.rows(sql`UPDATE ${name} SET number = -number WHERE id = ANY(${moved}::uuid[])`);
  for (const { id, differing } of changes) await updateRecord(tx, record, id, null, differing);
  await insertRecords(
    tx,
    record,
    wanted.filter((row) => !known.has(keyOf(row))),
  );
}

function differences<Row extends BaseRecord>(before: Row, now: NewRecord<Row>): Partial<Row> {
  const differs = ([field, value]: [string, unknown]): boolean =>
    !isDeepStrictEqual(before[field as keyof Row], value);
  return Object.fromEntries(Object.entries(now).filter(differs)) as Partial<Row>;
}
