import sql from "sql-template-tag";
import { complete, importRecord, type ImportDraft, type Imported } from "../../kernel/importRecord.js";
import { lockName } from "../../kernel/locks.js";
import type { Reader } from "../../kernel/Reader.js";
import { tableOf } from "../../kernel/tables.js";
import type { Transaction } from "../../kernel/Transaction.js";
import { Partner } from "./Partner.js";
import { normalisePartnerName } from "./partnerNameRules.js";
import { findPartner } from "./partnerQueries.js";
import { checkPartner, type PartnerDetails } from "./partnerRules.js";
import { createPartner, updatePartner } from "./partnerService.js";

/** What a row of an import says about a partner. */
export interface PartnerDraft
  extends Pick<PartnerDetails, "name" | "roles" | "segment" | "website">, ImportDraft {}

/**
 * Adds or changes the partner that an imported row speaks of: the one of its reference, else of its name.
 * @throws DomainError INVALID for a wrong field, or a new partner without a name; CONFLICT.
 */
export async function importPartner(tx: Transaction, draft: PartnerDraft): Promise<Imported> {
  const { externalReference, observedOn, ...details } = draft;
  const { name, roles, segment, website } = details;
  checkPartner(details);
  const origin = { observedOn, externalReferences: externalReference && [externalReference] };
  return importRecord(tx, Partner, draft, {
    key: { name: name?.trim() },
    said: { roles: roles && [...roles], segment, website },
    findByKey: () => (name === undefined ? Promise.resolve(null) : findOrWait(tx, name)),
    create: () => createPartner(tx, { ...complete(details, ["name"]), ...origin }),
    update: ({ id, version }, changes) =>
      updatePartner(tx, { ...changes, ...origin, id, expectedVersion: version }),
  });
}

/**
 * The partner of this name, whatever its case, punctuation and legal form, or null. Of one that was merged, the partner
 * that it became part of answers.
 */
export async function findPartnerByName(reader: Reader, name: string): Promise<Partner | null> {
  const table = tableOf(reader.dataSource, Partner);
  const [partner] = await reader.rows<Partner>(sql`
    SELECT ${table.columns} FROM ${table.name} t
    WHERE t.normalised_name = ${normalisePartnerName(name)} AND ${table.visibleTo(reader.actor)}
    ORDER BY t.merged_into_id NULLS FIRST, t.id LIMIT 1`);
  return typeof partner?.mergedIntoId === "string"
    ? findPartner(reader, partner.mergedIntoId)
    : (partner ?? null);
}

/** Whoever is about to add the name waits for others who add it too, and then looks again. */
async function findOrWait(tx: Transaction, name: string): Promise<Partner | null> {
  const found = await findPartnerByName(tx, name);
  if (found) return found;
  await lockName(tx, "partner", normalisePartnerName(name));
  return findPartnerByName(tx, name);
}
