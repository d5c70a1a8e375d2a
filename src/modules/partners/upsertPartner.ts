import sql from "sql-template-tag";
import { addReferences, type ExternalReferenceInput } from "../../kernel/ExternalReference.js";
import { lockName } from "../../kernel/locks.js";
import { matchRecord } from "../../kernel/matchRecord.js";
import { tableOf } from "../../kernel/tables.js";
import type { Transaction } from "../../kernel/Transaction.js";
import { todayOf } from "../organisation/settingsQueries.js";
import { Contact } from "./Contact.js";
import { holdPartner } from "./holdPartner.js";
import { Partner } from "./Partner.js";
import { findPartnerByName } from "./partnerImport.js";
import { normalisePartnerName } from "./partnerNameRules.js";
import { checkContact, checkPartner } from "./partnerRules.js";
import {
  createContact,
  createPartner,
  updateContact,
  updatePartner,
  type NewContact,
  type NewPartner,
} from "./partnerService.js";

interface PartnerUpsert extends NewPartner {
  readonly expectedVersion?: number | undefined;
}

/**
 * Changes the partner of this id, reference or name, or adds it; a stage is that of a new partner, and changes no other.
 * Errors as for createPartner, updatePartner and matchRecord.
 */
export async function upsertPartner(tx: Transaction, input: PartnerUpsert): Promise<Partner> {
  checkPartner(input);
  const { expectedVersion, stage, ...details } = input;
  await lockName(tx, "partner", normalisePartnerName(input.name));
  const partner = await matchRecord(tx, Partner, input, () => findPartnerByName(tx, input.name));
  // An id that was merged names what it became part of, as updatePartner knows.
  return partner
    ? updatePartner(tx, { ...details, id: partner.id, expectedVersion: expectedVersion ?? partner.version })
    : createPartner(tx, { ...details, stage });
}

interface ContactUpsert extends NewContact {
  readonly expectedVersion?: number | undefined;
  readonly externalReferences?: readonly ExternalReferenceInput[] | undefined;
}

/**
 * Changes the person of this id, reference, or partner and name, or adds them.
 * Errors as for createContact, updateContact and matchRecord.
 */
export async function upsertContact(tx: Transaction, input: ContactUpsert): Promise<Contact> {
  const { expectedVersion, externalReferences = [], ...details } = input;
  checkContact(input, await todayOf(tx));
  const partnerId = await holdPartner(tx, input.partnerId);
  await lockContact(tx, partnerId, input.name.trim());
  const known = await matchRecord(tx, Contact, input, () => findContact(tx, partnerId, input.name.trim()));
  const contact = known
    ? await updateContact(tx, { ...details, id: known.id, expectedVersion: expectedVersion ?? known.version })
    : await createContact(tx, { ...details, partnerId });
  await addReferences(tx, "Contact", contact.id, externalReferences);
  return contact;
}

/** Makes whoever adds somebody of this name at the partner wait until the end of the transaction. */
export const lockContact = (tx: Transaction, partnerId: string, name: string): Promise<void> =>
  lockName(tx, "contact", `${partnerId} ${name}`);

/** The person of exactly this name at a partner, or null. */
export async function findContact(tx: Transaction, partnerId: string, name: string): Promise<Contact | null> {
  const table = tableOf(tx.dataSource, Contact);
  const [contact] = await tx.rows<Contact>(sql`
    SELECT ${table.columns} FROM contact t WHERE t.partner_id = ${partnerId}::uuid AND t.name = ${name}
    ORDER BY t.id LIMIT 1`);
  return contact ?? null;
}
