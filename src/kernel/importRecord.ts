import sql from "sql-template-tag";
import { isDeepStrictEqual } from "node:util";
import type { BaseRecord } from "./BaseRecord.js";
import { DomainError, type Problem } from "./DomainError.js";
import { findByReference, type ExternalReferenceInput } from "./ExternalReference.js";
import { getRecord } from "./records.js";
import { tableOf, type RecordClass } from "./tables.js";
import type { Transaction } from "./Transaction.js";

/** What became of one imported row, and of which record. */
export interface Imported {
  readonly outcome: "created" | "updated" | "unchanged";
  readonly id: string;
}

/** What every row that is imported may say beside its values. */
export interface ImportDraft {
  /** The key under which the row's source knows the record. */
  readonly externalReference?: ExternalReferenceInput | undefined;
  /** The date of the snapshot that the row comes from. */
  readonly observedOn?: string | undefined;
}

/** Some columns of a record; an undefined one says nothing. */
type Said<Row> = { readonly [Column in keyof Row]?: Row[Column] | undefined };

/** A record that imports write: it keeps the date of the snapshot that last said something about it. */
type ImportedRecord = BaseRecord & { observedOn: string | null };

interface Steps<Row extends ImportedRecord> {
  /** The columns by which the record is found without a reference, such as its name. */
  readonly key: Said<Row>;
  /** The other columns that the row speaks of. */
  readonly said: Said<Row>;
  /** Whether what belongs to the record in tables of its own differs from what the row says. */
  readonly partsDiffer?: boolean;
  /** Finds the record that has this key, in whatever spelling. */
  readonly findByKey: () => Promise<Row | null>;
  /** Stores a new record together with the draft's reference and date. */
  readonly create: () => Promise<BaseRecord>;
  /** Stores what differs, together with the draft's reference and date. */
  readonly update: (row: Row, changes: Said<Row>) => Promise<unknown>;
}

/**
 * Settles one imported row: creates the record, or changes what differs, or leaves all as it is. The record is found by
 * the external reference, else by its key. A row of an older snapshot than the record's changes nothing. Where a newer
 * snapshot only confirms what is stored, its date is kept without a new version, so that none in between can undo it.
 * @throws whatever `create` and `update` throw.
 */
export async function importRecord<Row extends ImportedRecord>(
  tx: Transaction,
  record: RecordClass<Row>,
  { externalReference, observedOn }: ImportDraft,
  { key, said, partsDiffer = false, findByKey, create, update }: Steps<Row>,
): Promise<Imported> {
  const known = externalReference ? await findByReference(tx, record.name, externalReference) : null;
  const row = known === null ? await findByKey() : await getRecord(tx, record, known);
  if (!row) return { outcome: "created", id: (await create()).id };
  const { id } = row;
  if (isOlder(observedOn, row.observedOn)) return { outcome: "unchanged", id };
  const changes = { ...changesOf(row, said), ...(known !== null && (await newKey(row, key, findByKey))) };
  const newReference = externalReference !== undefined && known === null;
  if (Object.keys(changes).length === 0 && !newReference && !partsDiffer) {
    if (isOlder(row.observedOn, observedOn)) await keepDate(tx, record, id, observedOn);
    return { outcome: "unchanged", id };
  }
  await update(row, changes);
  return { outcome: "updated", id };
}

/** Whether `day` is known and before `other`. A row without a date speaks of now, a record without one of long ago. */
export const isOlder = (day: string | null | undefined, other: string | null | undefined): boolean =>
  other !== null && other !== undefined && (day === null || (day !== undefined && day < other));

/** What `said` says otherwise than `row`. Lists and JSON are compared by what they hold. */
function changesOf<Row extends object>(row: Row, said: Said<Row>): Said<Row> {
  const differs = ([column, value]: [string, unknown]): boolean =>
    value !== undefined && !isDeepStrictEqual(row[column as keyof Row], value);
  return Object.fromEntries(Object.entries(said).filter(differs)) as Said<Row>;
}

/** The key where it has changed. Another spelling of the same key is no news: two sources would overwrite each other for ever. */
async function newKey<Row extends ImportedRecord>(
  row: Row,
  key: Said<Row>,
  findByKey: () => Promise<Row | null>,
): Promise<Said<Row>> {
  const changes = changesOf(row, key);
  if (Object.keys(changes).length === 0) return changes;
  return (await findByKey())?.id === row.id ? {} : changes;
}

async function keepDate<Row extends ImportedRecord>(
  tx: Transaction,
  record: RecordClass<Row>,
  id: string,
  observedOn: string | null | undefined,
): Promise<void> {
  const { name } = tableOf(tx.dataSource, record);
  await tx.rows(sql`UPDATE ${name} SET observed_on = ${observedOn}::date WHERE id = ${id}::uuid`);
}

/** `Values` with those fields there for sure. */
export type Complete<Values, Field extends keyof Values> = Values & {
  readonly [Each in Field]-?: Exclude<Values[Each], undefined>;
};

/**
 * Makes sure that a draft says what a new record cannot do without.
 * @throws DomainError INVALID at every field that is missing.
 */
export function complete<Values extends object, Field extends keyof Values & string>(
  values: Values,
  fields: readonly Field[],
): Complete<Values, Field> {
  const [first, ...rest] = fields
    .filter((field) => values[field] === undefined)
    .map((field): Problem => ({ code: "INVALID", field, message: "A new record needs a value here." }));
  if (first) throw new DomainError([first, ...rest]);
  const whole: unknown = values;
  return whole as Complete<Values, Field>;
}
