import { Problems } from "../../kernel/DomainError.js";
import { insertRecord } from "../../kernel/records.js";
import { checkText } from "../../kernel/textRules.js";
import type { Transaction } from "../../kernel/Transaction.js";
import { moveContracts } from "../contracts/moveContracts.js";
import { moveEngagements } from "../engagements/moveEngagements.js";
import { moveEscalations, resettleDrills } from "../escalations/moveEscalations.js";
import { moveEvidence } from "../evidence/moveEvidence.js";
import { moveSubcontractings } from "../fourthParties/moveSubcontractings.js";
import { moveOfferings } from "../offerings/moveOfferings.js";
import { mergePartner, type Merge } from "../partners/mergePartner.js";
import type { Partner } from "../partners/Partner.js";
import { moveReviewRequests } from "../reviewPlanning/moveReviewRequests.js";
import { moveReviews } from "../reviews/moveReviews.js";
import { moveServiceLevels } from "../serviceLevels/moveServiceLevels.js";
import { PartnerMerge } from "./PartnerMerge.js";

interface ReasonedMerge extends Merge {
  readonly reason?: string | null | undefined;
}

/**
 * Merges two partners that are one, with all that is known of either, and keeps that it was done as a record. Sealed
 * scorecards stay as they are, under the id that they were sealed for.
 * @throws DomainError INVALID at "reason"; otherwise as mergePartner.
 */
export async function mergePartners(tx: Transaction, { reason, ...merge }: ReasonedMerge): Promise<Partner> {
  checkReason(reason);
  const { mergedId: from, survivorId: to } = merge;
  const { survivor, merged } = await mergePartner(tx, merge);
  await moveOfferings(tx, from, to);
  await moveContracts(tx, from, to);
  await moveEngagements(tx, from, to);
  await moveServiceLevels(tx, from, to);
  await moveReviews(tx, from, to);
  await moveReviewRequests(tx, from, to);
  await moveEscalations(tx, from, to);
  await moveSubcontractings(tx, from, to);
  await moveEvidence(tx, from, to);
  await resettleDrills(tx, to);
  await insertRecord(tx, PartnerMerge, {
    survivorId: to,
    mergedId: from,
    mergedName: merged.name,
    actorId: tx.actor.id,
    actorName: tx.actor.name,
    reason: reason?.trim() ?? null,
  });
  return survivor;
}

function checkReason(reason: string | null | undefined): void {
  const problems = new Problems();
  problems.unless(typeof reason !== "string" || reason.trim() !== "", "reason", "Say why, or leave it out.");
  checkText(problems, "reason", reason);
  problems.throwIfAny();
}
