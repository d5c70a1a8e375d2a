import { invalid } from "../../kernel/DomainError.js";
import { findByReference, type ExternalReferenceInput } from "../../kernel/ExternalReference.js";
import { complete, importRecord, type ImportDraft, type Imported } from "../../kernel/importRecord.js";
import { getRecord } from "../../kernel/records.js";
import type { Transaction } from "../../kernel/Transaction.js";
import { findPartner } from "../partners/partnerQueries.js";
import { Engagement } from "./Engagement.js";
import { planPromises } from "./promisePlanRules.js";
import { isVoided, promisesOf } from "./engagementQueries.js";
import type { EngagementDetails, NewPromise } from "./engagementRules.js";
import { recordEngagement, updateEngagement } from "./engagementService.js";
import { serviceAreasByEngagement } from "./EngagementServiceArea.js";

/** What a row of an import says about an engagement; partner and service areas are found already. */
export interface EngagementDraft extends EngagementDetails, ImportDraft {
  /** Work has no name of its own, so only its source can tell two pieces of it apart. */
  readonly externalReference: ExternalReferenceInput;
  /** The import, "import:deliveries": the source of the evidence. */
  readonly sourceSystem: string;
  readonly partnerId: string;
  readonly promises?: readonly NewPromise[] | undefined;
}

/**
 * Records or changes the engagement that an imported row speaks of: the one of its reference. One that was taken back
 * stays so.
 * @throws DomainError INVALID for a wrong field, for one that a new engagement needs and the row lacks, or where the
 * engagement is another partner's; NOT_FOUND; CONFLICT.
 */
export async function importEngagement(tx: Transaction, draft: EngagementDraft): Promise<Imported> {
  const { externalReference, observedOn, promises = [], serviceAreaIds } = draft;
  const { kind, title, severity, startedAt, endedAt, outcome } = draft;
  const known = await findByReference(tx, "Engagement", externalReference);
  if (known !== null && (await isVoided(tx, known))) return { outcome: "unchanged", id: known };
  if (known !== null) await refuseOtherPartner(tx, known, draft.partnerId);
  const plan = planPromises(known === null ? [] : await promisesOf(tx, known), promises);
  const moved = known !== null && (await haveAreasMoved(tx, known, serviceAreaIds));
  return importRecord(tx, Engagement, draft, {
    key: {},
    said: { kind, title: title?.trim(), severity, startedAt, endedAt, outcome },
    partsDiffer: moved || plan.promises.length + plan.newPromises.length > 0,
    findByKey: () => Promise.resolve(null),
    create: () =>
      recordEngagement(tx, {
        ...complete(draft, ["kind", "title", "startedAt"]),
        externalReferences: [externalReference],
      }),
    update: ({ id, version }, changes) =>
      updateEngagement(tx, { ...changes, ...plan, serviceAreaIds, observedOn, id, expectedVersion: version }),
  });
}

/** Work cannot change hands: take it back, and record it anew. */
async function refuseOtherPartner(tx: Transaction, id: string, partnerId: string): Promise<void> {
  const engagement = await getRecord(tx, Engagement, id);
  const partner = await findPartner(tx, partnerId, "partnerId");
  if (engagement.partnerId !== partner.id)
    throw invalid("partnerId", "This reference names the work of another partner.");
}

async function haveAreasMoved(
  tx: Transaction,
  id: string,
  serviceAreaIds: readonly string[] | undefined,
): Promise<boolean> {
  if (serviceAreaIds === undefined) return false;
  const [stored] = await serviceAreasByEngagement(tx, [id]);
  const before = stored instanceof Error || stored === undefined ? [] : stored.map((area) => area.id);
  return before.length !== serviceAreaIds.length || before.some((each) => !serviceAreaIds.includes(each));
}
