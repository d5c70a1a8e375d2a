import type { BaseRecord } from "./BaseRecord.js";
import { conflict, invalid, Problems } from "./DomainError.js";
import { findByReferences, type ExternalReferenceInput } from "./ExternalReference.js";
import { findRecord, getRecord } from "./records.js";
import { checkNotNull } from "./textRules.js";
import type { RecordClass } from "./tables.js";
import type { Transaction } from "./Transaction.js";

/** What an upsert says about which record it means. */
interface Meant {
  readonly id?: string | undefined;
  readonly expectedVersion?: number | undefined;
  readonly externalReferences?: readonly ExternalReferenceInput[] | undefined;
}

/**
 * The record that an upsert means: by its id, else by an external reference, else by what is unique about it; null
 * where it is a new one.
 * @param findByKey Looks for the record by what is unique about it, such as its name.
 * @throws DomainError INVALID for a null, and where an id names an existing record and no version comes with it;
 * CONFLICT where the ways to find it lead to different records, or where a version is expected of a record that does
 * not exist.
 */
export async function matchRecord<Row extends BaseRecord>(
  tx: Transaction,
  record: RecordClass<Row>,
  meant: Meant,
  findByKey: () => Promise<Row | null>,
): Promise<Row | null> {
  const problems = new Problems();
  checkNotNull(problems, meant, ["id", "expectedVersion", "externalReferences"]);
  problems.throwIfAny();
  const { id, expectedVersion, externalReferences = [] } = meant;
  const byId = id === undefined ? null : await findRecord(tx, record, id);
  if (byId && expectedVersion === undefined)
    throw invalid("expectedVersion", "Say which version you saw: the id names a record that exists.");
  if (byId) return byId;
  const referred = await findByReferences(tx, record.name, externalReferences);
  const row = referred === null ? await findByKey() : await getRecord(tx, record, referred);
  if (row && id !== undefined) throw conflict("id", `The record exists already under another id: ${row.id}.`);
  if (!row && expectedVersion !== undefined)
    throw conflict("expectedVersion", "There is no such record yet, so it has no version.");
  return row;
}
