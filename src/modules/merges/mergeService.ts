import type { Transaction } from "../../kernel/Transaction.js";
import { moveContracts } from "../contracts/moveContracts.js";
import { moveEngagements } from "../engagements/moveEngagements.js";
import { moveEscalations } from "../escalations/moveEscalations.js";
import { moveEvidence } from "../evidence/moveEvidence.js";
import { moveOfferings } from "../offerings/moveOfferings.js";
import { mergePartner, type Merge } from "../partners/mergePartner.js";
import type { Partner } from "../partners/Partner.js";
import { moveReviews } from "../reviews/moveReviews.js";

/**
 * Merges two partners that are one, with all that is known of either. Sealed scorecards stay as they are, under the id
 * that they were sealed for. Errors as for mergePartner.
 */
export async function mergePartners(tx: Transaction, merge: Merge): Promise<Partner> {
  const { mergedId: from, survivorId: to } = merge;
  const survivor = await mergePartner(tx, merge);
  await moveOfferings(tx, from, to);
  await moveContracts(tx, from, to);
  await moveEngagements(tx, from, to);
  await moveReviews(tx, from, to);
  await moveEscalations(tx, from, to);
  await moveEvidence(tx, from, to);
  return survivor;
}
