import { complete, importRecord, type ImportDraft, type Imported } from "../../kernel/importRecord.js";
import { addReferences } from "../../kernel/ExternalReference.js";
import type { Transaction } from "../../kernel/Transaction.js";
import { todayOf } from "../organisation/settingsQueries.js";
import { Contact } from "./Contact.js";
import { holdPartner } from "./holdPartner.js";
import { checkContact, type ContactDetails } from "./partnerRules.js";
import { createContact, updateContact } from "./partnerService.js";
import { findContact, lockContact } from "./upsertPartner.js";

/** What a row of an import says about a person at a partner, which is found already. */
export interface ContactDraft extends ContactDetails, ImportDraft {
  readonly partnerId: string;
}

/**
 * Adds or changes the person that an imported row speaks of: the one of its reference, else of its partner and name.
 * @throws DomainError INVALID for a wrong field, or a new person without a name; NOT_FOUND; CONFLICT.
 */
export async function importContact(tx: Transaction, draft: ContactDraft): Promise<Imported> {
  const { externalReference, observedOn, partnerId: named, ...details } = draft;
  checkContact(details, await todayOf(tx));
  const partnerId = await holdPartner(tx, named);
  const { name, ...said } = details;
  const keep = (id: string): Promise<void> =>
    addReferences(tx, "Contact", id, externalReference ? [externalReference] : []);
  return importRecord(tx, Contact, draft, {
    key: { name: name?.trim() },
    said,
    findByKey: () => (name === undefined ? Promise.resolve(null) : findOrWait(tx, partnerId, name.trim())),
    create: async () => {
      const contact = await createContact(tx, { ...complete(details, ["name"]), partnerId, observedOn });
      await keep(contact.id);
      return contact;
    },
    update: async ({ id, version }, changes) => {
      await updateContact(tx, { ...changes, id, expectedVersion: version, observedOn });
      await keep(id);
    },
  });
}

/** Whoever is about to add somebody waits for others who add them too, and then looks again. */
async function findOrWait(tx: Transaction, partnerId: string, name: string): Promise<Contact | null> {
  const found = await findContact(tx, partnerId, name);
  if (found) return found;
  await lockContact(tx, partnerId, name);
  return findContact(tx, partnerId, name);
}
