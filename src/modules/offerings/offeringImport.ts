import { complete, importRecord, type ImportDraft, type Imported } from "../../kernel/importRecord.js";
import type { Transaction } from "../../kernel/Transaction.js";
import { todayOf } from "../organisation/settingsQueries.js";
import { findPartner } from "../partners/partnerQueries.js";
import { Offering } from "./Offering.js";
import { findOfferingByKey } from "./offeringQueries.js";
import { checkOffering, type OfferingDetails } from "./offeringRules.js";
import { createOffering, updateOffering } from "./offeringService.js";

/** What a row of an import says about an offering; partner and service area are found already. */
export interface OfferingDraft extends OfferingDetails, ImportDraft {}

/**
 * Adds or changes the offering that an imported row speaks of: the one of its reference, else of its partner, service
 * area and name.
 * @throws DomainError INVALID for a wrong field, or one that a new offering needs and the row lacks; NOT_FOUND; CONFLICT.
 */
export async function importOffering(tx: Transaction, draft: OfferingDraft): Promise<Imported> {
  const { externalReference, observedOn, ...given } = draft;
  checkOffering(given, await todayOf(tx));
  const partner =
    given.partnerId === undefined ? undefined : await findPartner(tx, given.partnerId, "partnerId");
  const details = { ...given, partnerId: partner?.id };
  const { partnerId, serviceAreaId, name, ...said } = details;
  const origin = { observedOn, externalReferences: externalReference && [externalReference] };
  return importRecord(tx, Offering, draft, {
    key: { partnerId, serviceAreaId, name: name?.trim() },
    said,
    findByKey: async () =>
      partnerId === undefined || serviceAreaId === undefined || name === undefined
        ? null
        : findOfferingByKey(tx, { partnerId, serviceAreaId, name }),
    create: () =>
      createOffering(tx, {
        ...complete(details, ["partnerId", "serviceAreaId", "name", "supportLevel", "statedOn"]),
        ...origin,
      }),
    update: ({ id, version }, changes) =>
      updateOffering(tx, { ...changes, ...origin, id, expectedVersion: version }),
  });
}
