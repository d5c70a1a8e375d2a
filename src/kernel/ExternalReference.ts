import sql from "sql-template-tag";
import { Field, InputType, ObjectType } from "type-graphql";
import { Column, Index, PrimaryColumn } from "typeorm";
import type { Batch } from "./Context.js";
import { conflict, Problems } from "./DomainError.js";
import { groupBy } from "./groupBy.js";
import type { Reader } from "./Reader.js";
import { PrivateRecord } from "./Record.js";
import type { Transaction } from "./Transaction.js";

/** The key under which another system knows one of our records. One table for all kinds of record. */
@PrivateRecord({ scope: "staff" })
@ObjectType("ExternalReference", {
  description: "The key under which another system knows this record.",
  simpleResolvers: true,
})
export class ExternalReference {
  /** The kind of record, its class's name: a key is unique for one system and kind. */
  @PrimaryColumn({ type: "text" })
  kind: string;

  @PrimaryColumn({ type: "text" })
  @Field(() => String, { description: 'The other system, for example "erp".' })
  system: string;

  @PrimaryColumn({ type: "text" })
  @Field(() => String, { description: "The record's key in that system." })
  id: string;

  @Column({ type: "uuid" })
  @Index()
  recordId: string;
}

@InputType({ description: "The key under which another system knows this record." })
export class ExternalReferenceInput {
  @Field(() => String, { description: 'The other system, for example "erp".' })
  system: string;

  @Field(() => String, { description: "The record's key in that system." })
  id: string;
}

/** The references of many records; whoever may see a record may see its references. */
export const externalReferencesOf: Batch<string, ExternalReference[]> = async (reader, recordIds) => {
  const rows = await reader.rows<ExternalReference>(sql`
    SELECT kind, system, id, record_id AS "recordId" FROM external_reference
    WHERE record_id = ANY(${recordIds}::uuid[]) ORDER BY system, id`);
  const found = groupBy(rows, (row) => row.recordId);
  return recordIds.map((id) => found.get(id) ?? []);
};

/** The id of our record that another system knows by this key, or null. */
export async function findByReference(
  reader: Reader,
  kind: string,
  { system, id }: ExternalReferenceInput,
): Promise<string | null> {
  const [row] = await reader.rows<{ recordId: string }>(sql`
    SELECT record_id AS "recordId" FROM external_reference
    WHERE kind = ${kind} AND system = ${system} AND id = ${id}`);
  return row?.recordId ?? null;
}

/**
 * The id of the one record that other systems know by any of these keys, or null where none is known.
 * @throws DomainError CONFLICT where they name different records.
 */
export async function findByReferences(
  reader: Reader,
  kind: string,
  references: readonly ExternalReferenceInput[],
): Promise<string | null> {
  let found: string | null = null;
  for (const [at, reference] of references.entries()) {
    const id = await findByReference(reader, kind, reference);
    if (found !== null && id !== null && id !== found)
      throw conflict(
        `externalReferences.${at}`,
        `The references name different records: ${found} and ${id}.`,
      );
    found ??= id;
  }
  return found;
}

const MAX_LENGTH = 200;
const MAX_REFERENCES = 100;

/**
 * Adds references to a record; those that it has already are left as they are.
 * @throws DomainError INVALID for an empty or overlong one, CONFLICT where it names another record.
 */
export async function addReferences(
  tx: Transaction,
  kind: string,
  recordId: string,
  references: readonly ExternalReferenceInput[],
): Promise<void> {
  const problems = new Problems();
  const few = references.length <= MAX_REFERENCES;
  problems.unless(few, "externalReferences", `At most ${MAX_REFERENCES} references can be sent at a time.`);
  problems.throwIfAny();
  references.forEach(({ system, id }, at) => {
    const usable = (text: string): boolean => text.trim() !== "" && text.length <= MAX_LENGTH;
    const says = `must hold 1 to ${MAX_LENGTH} characters`;
    problems.unless(usable(system), `externalReferences.${at}.system`, `The system ${says}.`);
    problems.unless(usable(id), `externalReferences.${at}.id`, `The id ${says}.`);
  });
  problems.throwIfAny();
  for (const [at, { system, id }] of references.entries()) {
    await tx.rows(sql`
      INSERT INTO external_reference (kind, system, id, record_id) VALUES (${kind}, ${system}, ${id}, ${recordId}::uuid)
      ON CONFLICT DO NOTHING`);
    const holder = await findByReference(tx, kind, { system, id });
    if (holder !== recordId)
      throw conflict(
        `externalReferences.${at}`,
        `${system} "${id}" names another record already: ${holder ?? ""}.`,
      );
  }
}

/** Gives all references of one record to another of its kind. */
export async function moveReferences(tx: Transaction, kind: string, from: string, to: string): Promise<void> {
  await tx.rows(
    sql`UPDATE external_reference SET record_id = ${to}::uuid WHERE kind = ${kind} AND record_id = ${from}::uuid`,
  );
}
