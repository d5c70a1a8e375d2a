import sql from "sql-template-tag";
import type { BaseRecord } from "../../kernel/BaseRecord.js";
import { Problems } from "../../kernel/DomainError.js";
import { personalKinds } from "../../kernel/Record.js";
import { insertRecord, updateRecord } from "../../kernel/records.js";
import type { RecordClass } from "../../kernel/tables.js";
import { checkText } from "../../kernel/textRules.js";
import type { Transaction } from "../../kernel/Transaction.js";
import { Erasure } from "./Erasure.js";

/** What stands where a name was. */
export const ERASED = "Erased";

/** Whom to forget, and why. */
export interface ErasureRequest {
  readonly id: string;
  readonly expectedVersion: number;
  readonly reason: string;
}

type Changes<Row> = { readonly [Property in keyof Omit<Row, keyof BaseRecord>]?: Row[Property] };

/**
 * Erases what is known of a person: their record keeps its id, and shows `erased` from now on; the audit forgets the
 * values of all its entries about it, whose hashes stay; answers that are kept for repeats and tell of it go too, as do
 * the keys of other systems. That it was done, by whom and why is a record that stays.
 * @param erased A value for each personal property of the record, `ERASED` or null.
 * @throws DomainError INVALID at "reason"; NOT_FOUND; CONFLICT for a stale version.
 */
export async function erasePerson<Row extends BaseRecord>(
  tx: Transaction,
  record: RecordClass<Row>,
  { id, expectedVersion, reason }: ErasureRequest,
  erased: Changes<Row>,
): Promise<Row> {
  const problems = new Problems();
  problems.unless(reason.trim() !== "", "reason", "Say why.");
  checkText(problems, "reason", reason);
  problems.throwIfAny();
  const kind = record.name;
  const missed = personalKinds()
    .get(kind)
    ?.filter((property) => !(property in erased));
  if (missed?.length !== 0)
    throw new Error(`${kind}: ${missed?.join(", ") ?? "nothing"} would not be erased.`);
  const row = await updateRecord(tx, record, id, expectedVersion, erased);
  const { id: actorId, name: actorName } = tx.actor;
  await insertRecord(tx, Erasure, { kind, recordId: id, actorId, actorName, reason: reason.trim() });
  await tx.rows(sql`
    DELETE FROM audit_personal p USING audit_entry e
    WHERE e.id = p.entry_id AND e.kind = ${kind} AND e.record_id = ${id}::uuid`);
  // Else the next upsert by a key would bring the person back.
  await tx.rows(sql`DELETE FROM external_reference WHERE kind = ${kind} AND record_id = ${id}::uuid`);
  await tx.rows(sql`UPDATE idempotency_key SET body = NULL WHERE position(${id} in body) > 0`);
  return row;
}
