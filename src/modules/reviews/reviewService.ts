import { conflict, invalid } from "../../kernel/DomainError.js";
import { addReferences, type ExternalReferenceInput } from "../../kernel/ExternalReference.js";
import { getRecord, insertRecord, updateRecord } from "../../kernel/records.js";
import type { Transaction } from "../../kernel/Transaction.js";
import { Engagement } from "../engagements/Engagement.js";
import { isVoided } from "../engagements/engagementQueries.js";
import { recordEvidence, voidEvidence } from "../evidence/evidenceService.js";
import { holdPartner } from "../partners/holdPartner.js";
import { Person } from "../people/Person.js";
import { Review, type Ratings, type ReviewSource } from "./Review.js";
import { isWithdrawn } from "./reviewQueries.js";
import { allRatings, checkReason, checkReview, evidenceOf, type ReviewDetails } from "./reviewRules.js";
import { ReviewWithdrawal } from "./ReviewWithdrawal.js";

interface Origin {
  readonly externalReferences?: readonly ExternalReferenceInput[] | undefined;
  /** The date of the snapshot that this comes from. */
  readonly observedOn?: string | undefined;
}

interface NewReview extends ReviewDetails, Origin {
  readonly id?: string | undefined;
  readonly partnerId: string;
  readonly reviewerId: string;
  readonly source: ReviewSource;
  readonly reviewedOn: string;
  readonly ratings: Readonly<Ratings>;
  readonly engagementId?: string | null | undefined;
}

const dateOf = (now: Date): string => now.toISOString().slice(0, 10);

/**
 * Writes a person's judgement down, and each rating as evidence. A review of a merged partner is one of what it became
 * part of.
 * @throws DomainError INVALID for a wrong field, NOT_FOUND at "partnerId", "reviewerId" or "engagementId", CONFLICT where
 * the id or a reference is taken.
 */
export async function submitReview(tx: Transaction, input: NewReview): Promise<Review> {
  checkReview(input, dateOf(tx.now));
  const partnerId = await holdPartner(tx, input.partnerId);
  const reviewer = await getRecord(tx, Person, input.reviewerId, "reviewerId");
  await checkEngagement(tx, partnerId, input.engagementId);
  const review = await insertRecord(tx, Review, {
    id: input.id,
    partnerId,
    reviewerId: reviewer.id,
    source: input.source,
    reviewedOn: input.reviewedOn,
    ...allRatings(input.ratings),
    comment: input.comment ?? null,
    engagementId: input.engagementId ?? null,
    observedOn: input.observedOn ?? null,
  });
  await addReferences(tx, "Review", review.id, input.externalReferences ?? []);
  await recordEvidence(tx, evidenceOf(review));
  return review;
}

/** The work that is judged must be this partner's, and must not have been taken back. */
async function checkEngagement(
  tx: Transaction,
  partnerId: string,
  id: string | null | undefined,
): Promise<void> {
  if (id === undefined || id === null) return;
  const engagement = await getRecord(tx, Engagement, id, "engagementId");
  if (engagement.partnerId !== partnerId)
    throw invalid("engagementId", "This is the work of another partner.");
  if (await isVoided(tx, id)) throw invalid("engagementId", "This engagement was taken back.");
}

/** Another reading of the same review by the system that it comes from. */
interface Correction extends Origin {
  readonly id: string;
  readonly expectedVersion: number;
  readonly changes: {
    readonly [Column in keyof Ratings | "reviewerId" | "source" | "reviewedOn" | "comment"]?:
      Review[Column] | undefined;
  };
}

/**
 * Corrects a review that its source has changed; its evidence is voided and written anew. People withdraw theirs and
 * submit another.
 * @throws DomainError NOT_FOUND, CONFLICT for a stale version.
 */
export async function correctReview(
  tx: Transaction,
  { id, expectedVersion, changes, observedOn }: Correction,
): Promise<Review> {
  const review = await updateRecord(tx, Review, id, expectedVersion, { ...changes, observedOn });
  await voidEvidence(tx, { reviewId: id }, "The review was corrected by its source.");
  await recordEvidence(tx, evidenceOf(review));
  return review;
}

interface Withdrawal {
  readonly id: string;
  readonly expectedVersion: number;
  readonly reason: string;
}

/**
 * Withdraws a review, and its evidence with it; who, when and why are kept.
 * @throws DomainError NOT_FOUND, INVALID at "reason", CONFLICT for a stale version or where it was withdrawn before.
 */
export async function withdrawReview(
  tx: Transaction,
  { id, expectedVersion, reason }: Withdrawal,
): Promise<Review> {
  checkReason(reason);
  const review = await updateRecord(tx, Review, id, expectedVersion, {});
  if (await isWithdrawn(tx, id)) throw conflict("id", "This review was withdrawn already.", review);
  await insertRecord(tx, ReviewWithdrawal, {
    reviewId: id,
    actorId: tx.actor.id,
    actorName: tx.actor.name,
    reason: reason.trim(),
  });
  await voidEvidence(tx, { reviewId: id }, reason.trim());
  return review;
}
