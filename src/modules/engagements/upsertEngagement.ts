import { invalid } from "../../kernel/DomainError.js";
import { matchRecord } from "../../kernel/matchRecord.js";
import type { Transaction } from "../../kernel/Transaction.js";
import { findPartner } from "../partners/partnerQueries.js";
import { Engagement } from "./Engagement.js";
import { promisesOf } from "./engagementQueries.js";
import { recordEngagement, updateEngagement, type NewEngagement } from "./engagementService.js";
import { planPromises } from "./promisePlanRules.js";

interface EngagementUpsert extends NewEngagement {
  readonly expectedVersion?: number | undefined;
}

/**
 * Changes the engagement of this id or reference, or records it. Promises are matched by kind with those that there are;
 * another date than the first one moves a promise, and the first one stays what counts.
 * @throws DomainError INVALID without an id or a reference, or where the engagement is another partner's; else as
 * recordEngagement, updateEngagement and matchRecord.
 */
export async function upsertEngagement(tx: Transaction, input: EngagementUpsert): Promise<Engagement> {
  const { expectedVersion, promises = [], partnerId, ...details } = input;
  if (input.id === undefined && (input.externalReferences ?? []).length === 0)
    throw invalid("externalReferences", "Without an id, a reference must say which engagement is meant.");
  const engagement = await matchRecord(tx, Engagement, input, () => Promise.resolve(null));
  if (!engagement) return recordEngagement(tx, input);
  const partner = await findPartner(tx, partnerId, "partnerId");
  if (engagement.partnerId !== partner.id)
    throw invalid("partnerId", "This is the work of another partner: take it back, and record it anew.");
  const { id, version } = engagement;
  const plan = planPromises(await promisesOf(tx, id), promises);
  return updateEngagement(tx, { ...details, ...plan, id, expectedVersion: expectedVersion ?? version });
}
