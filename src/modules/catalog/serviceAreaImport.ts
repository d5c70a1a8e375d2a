import { complete, importRecord, type ImportDraft, type Imported } from "../../kernel/importRecord.js";
import type { Transaction } from "../../kernel/Transaction.js";
import { findServiceAreaByName } from "./catalogQueries.js";
import { checkServiceArea, type ServiceAreaDetails } from "./catalogRules.js";
import { ServiceArea } from "./ServiceArea.js";
import { createServiceArea, updateServiceArea } from "./serviceAreaService.js";

/** What a row of an import says about a service area. */
export interface ServiceAreaDraft extends ServiceAreaDetails, ImportDraft {}

/**
 * Adds or changes the service area that an imported row speaks of: the one of its reference, else of its name.
 * @throws DomainError INVALID for a wrong field, or one that a new area needs and the row lacks; CONFLICT.
 */
export async function importServiceArea(tx: Transaction, draft: ServiceAreaDraft): Promise<Imported> {
  const { externalReference, observedOn, ...details } = draft;
  const { name, ...said } = details;
  checkServiceArea(details);
  const origin = { observedOn, externalReferences: externalReference && [externalReference] };
  return importRecord(tx, ServiceArea, draft, {
    key: { name: name?.trim() },
    said,
    findByKey: async () => (name === undefined ? null : findServiceAreaByName(tx, name)),
    create: () =>
      createServiceArea(tx, {
        ...complete(details, ["name", "criticality", "supportLevel"]),
        ...origin,
      }),
    update: ({ id, version }, changes) =>
      updateServiceArea(tx, { ...changes, ...origin, id, expectedVersion: version }),
  });
}
