import sql from "sql-template-tag";
import { conflict, invalid } from "../../kernel/DomainError.js";
import { addReferences, type ExternalReferenceInput } from "../../kernel/ExternalReference.js";
import { lockName } from "../../kernel/locks.js";
import { insertRecord, updateRecord } from "../../kernel/records.js";
import type { Transaction } from "../../kernel/Transaction.js";
import { ERASED, erasePerson, type ErasureRequest } from "../audit/eraseService.js";
import { todayOf } from "../organisation/settingsQueries.js";
import { Contact } from "./Contact.js";
import { holdPartner } from "./holdPartner.js";
import { Partner } from "./Partner.js";
import { normalisePartnerName } from "./partnerNameRules.js";
import { noteStage } from "./stageService.js";
import { findPartner } from "./partnerQueries.js";
import { checkContact, checkPartner, type ContactDetails, type PartnerDetails } from "./partnerRules.js";

/** What is said of a new partner. */
export interface NewPartner extends PartnerDetails {
  readonly id?: string | undefined;
  readonly name: string;
  readonly observedOn?: string | null | undefined;
  readonly externalReferences?: readonly ExternalReferenceInput[] | undefined;
}

/**
 * Adds a partner.
 * @throws DomainError INVALID for a wrong field, CONFLICT where a partner of that name or reference is there already.
 */
export async function createPartner(tx: Transaction, input: NewPartner): Promise<Partner> {
  checkPartner(input);
  await refuseNamesake(tx, input.name, null);
  const parentId = await parentOf(tx, null, input.parentId);
  const partner = await insertRecord(tx, Partner, {
    id: input.id,
    name: input.name.trim(),
    normalisedName: normalisePartnerName(input.name),
    roles: [...(input.roles ?? [])],
    segment: input.segment ?? null,
    website: input.website ?? null,
    parentId: parentId ?? null,
    mergedIntoId: null,
    observedOn: input.observedOn ?? null,
  });
  await addReferences(tx, "Partner", partner.id, input.externalReferences ?? []);
  if (input.stage !== undefined) await noteStage(tx, partner.id, input.stage, "The partner was added so.");
  return partner;
}

interface PartnerChange extends PartnerDetails {
  readonly id: string;
  /** The version that the caller saw. */
  readonly expectedVersion: number;
  readonly observedOn?: string | null | undefined;
  readonly externalReferences?: readonly ExternalReferenceInput[] | undefined;
}

/**
 * Changes what is said about a partner, or about what it became part of; what is left out stays.
 * @throws DomainError NOT_FOUND, INVALID for a wrong field, CONFLICT for a stale version or a name that is taken.
 */
export async function updatePartner(tx: Transaction, change: PartnerChange): Promise<Partner> {
  const { expectedVersion, name, roles, segment, website, observedOn } = change;
  checkPartner(change);
  const { id } = await findPartner(tx, change.id);
  if (name !== undefined) await refuseNamesake(tx, name, id);
  const parentId = await parentOf(tx, id, change.parentId);
  await addReferences(tx, "Partner", id, change.externalReferences ?? []);
  return updateRecord(tx, Partner, id, expectedVersion, {
    name: name?.trim(),
    normalisedName: name === undefined ? undefined : normalisePartnerName(name),
    roles: roles && [...roles],
    segment,
    website,
    parentId,
    observedOn,
  });
}

/** Two partners of one name are one partner entered twice, until somebody says otherwise by another name. */
async function refuseNamesake(tx: Transaction, name: string, exceptId: string | null): Promise<void> {
  const normalised = normalisePartnerName(name);
  // Two callers that add the same name at once must not both find nothing.
  await lockName(tx, "partner", normalised);
  const [namesake] = await tx.rows<Pick<Partner, "id" | "name">>(sql`
    SELECT id, name FROM partner
    WHERE normalised_name = ${normalised} AND merged_into_id IS NULL
      AND id IS DISTINCT FROM ${exceptId}::uuid LIMIT 1`);
  if (namesake)
    throw conflict("name", `There is a partner of that name already: "${namesake.name}" (${namesake.id}).`);
}

/** A parent must exist, and no partner may stand above itself; for one that was merged, what it became part of. */
async function parentOf(
  tx: Transaction,
  id: string | null,
  said: string | null | undefined,
): Promise<string | null | undefined> {
  if (typeof said !== "string") return said;
  const parentId = await holdPartner(tx, said, "parentId");
  const [loop] = await tx.rows(sql`
    WITH RECURSIVE above AS (
      SELECT id, parent_id FROM partner WHERE id = ${parentId}::uuid
      UNION SELECT p.id, p.parent_id FROM partner p JOIN above a ON p.id = a.parent_id)
    SELECT 1 FROM above WHERE id = ${id}::uuid`);
  if (loop) throw invalid("parentId", "A partner cannot stand above itself.");
  return parentId;
}

/** What is said of a new person at a partner. */
export interface NewContact extends ContactDetails {
  readonly id?: string | undefined;
  readonly partnerId: string;
  readonly name: string;
  /** The date of the snapshot that this comes from. */
  readonly observedOn?: string | undefined;
}

/** Adds a person at a partner, or at what it became part of. @throws DomainError INVALID, NOT_FOUND at "partnerId". */
export async function createContact(tx: Transaction, input: NewContact): Promise<Contact> {
  checkContact(input, await todayOf(tx));
  return insertRecord(tx, Contact, {
    id: input.id,
    partnerId: await holdPartner(tx, input.partnerId),
    name: input.name.trim(),
    title: input.title ?? null,
    email: input.email ?? null,
    phone: input.phone ?? null,
    verifiedOn: input.verifiedOn ?? null,
    observedOn: input.observedOn ?? null,
  });
}

interface ContactChange extends ContactDetails {
  readonly id: string;
  readonly expectedVersion: number;
  /** The date of the snapshot that this comes from. */
  readonly observedOn?: string | undefined;
}

/** Changes a contact; what is left out stays. @throws DomainError NOT_FOUND, INVALID, CONFLICT for a stale version. */
export async function updateContact(
  tx: Transaction,
  { id, expectedVersion, ...details }: ContactChange,
): Promise<Contact> {
  checkContact(details, await todayOf(tx));
  const { name, title, email, phone, verifiedOn, observedOn } = details;
  return updateRecord(tx, Contact, id, expectedVersion, {
    name,
    title,
    email,
    phone,
    verifiedOn,
    observedOn,
  });
}

/** Forgets a person at a partner. Errors as for erasePerson. */
export const eraseContact = (tx: Transaction, request: ErasureRequest): Promise<Contact> =>
  erasePerson(tx, Contact, request, { name: ERASED, title: null, email: null, phone: null });
