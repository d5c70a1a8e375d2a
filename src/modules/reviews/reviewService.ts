import { conflict, invalid } from "../../kernel/DomainError.js";
import { addReferences, type ExternalReferenceInput } from "../../kernel/ExternalReference.js";
import { getRecord, insertRecord, updateRecord } from "../../kernel/records.js";
import type { Transaction } from "../../kernel/Transaction.js";
import { Engagement } from "../engagements/Engagement.js";
import { isVoided } from "../engagements/engagementQueries.js";
import { recordEvidence, voidEvidence } from "../evidence/evidenceService.js";
import { todayOf } from "../organisation/settingsQueries.js";
import { holdPartner } from "../partners/holdPartner.js";
import { Person } from "../people/Person.js";
import { findPolicy } from "../policies/policyQueries.js";
import { ReviewPolicy } from "../policies/ReviewPolicy.js";
import { replaceNightCalls } from "./nightCallService.js";
import { Review, type Ratings, type ReviewSource } from "./Review.js";
import { allRatings } from "./ratingRules.js";
import { plainReasons } from "./reasonRules.js";
import { holdReview } from "./reviewLife.js";
import { whyNoChange } from "./reviewLifeRules.js";
import { checkJudgement, checkReview, checkSaid, evidenceOf, type ReviewDetails } from "./reviewRules.js";
import { ReviewSubmission } from "./ReviewSubmission.js";
import { ReviewWithdrawal } from "./ReviewWithdrawal.js";

interface Origin {
  readonly externalReferences?: readonly ExternalReferenceInput[] | undefined;
  /** The date of the snapshot that this comes from. */
  readonly observedOn?: string | undefined;
}

/** What is said of a partner for the first time. */
export interface NewReview extends ReviewDetails, Origin {
  readonly id?: string | undefined;
  readonly partnerId: string;
  readonly reviewerId: string;
  readonly source: ReviewSource;
  readonly reviewedOn: string;
  readonly ratings: Readonly<Ratings>;
  readonly engagementId?: string | null | undefined;
}

const MS_PER_DAY = 86_400_000;

/**
 * Writes a person's judgement down, and each rating as evidence. The partner may answer it for as long as the policy in
 * force says. A review of a merged partner is one of what it became part of.
 * @param answerUntil Until when the partner may answer, where that is not for the policy to say.
 * @throws DomainError INVALID for a wrong field or a best or worst rating without its reason, NOT_FOUND at "partnerId",
 * "reviewerId", "engagementId" or a service area, CONFLICT where the id or a reference is taken.
 */
export async function submitReview(tx: Transaction, input: NewReview, answerUntil?: Date): Promise<Review> {
  checkJudgement(input, await todayOf(tx));
  const review = await storeReview(tx, input);
  await insertRecord(tx, ReviewSubmission, {
    reviewId: review.id,
    actorId: tx.actor.id,
    actorName: tx.actor.name,
    answerUntil: answerUntil ?? (await endOfWindow(tx)),
  });
  return review;
}

async function endOfWindow(tx: Transaction): Promise<Date> {
  const { answerDays } = await findPolicy(tx, ReviewPolicy);
  return new Date(tx.now.getTime() + answerDays * MS_PER_DAY);
}

/**
 * Writes down a review that its source has published: there is no window, and nobody here is its author. Errors as for
 * submitReview, but that no rating needs a reason.
 */
export async function recordReview(tx: Transaction, input: NewReview): Promise<Review> {
  checkReview(input, await todayOf(tx));
  return storeReview(tx, input);
}

async function storeReview(tx: Transaction, input: NewReview): Promise<Review> {
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
    reasons: plainReasons(input.reasons),
    engagementId: input.engagementId ?? null,
    observedOn: input.observedOn ?? null,
  });
  if (input.nightCalls) await replaceNightCalls(tx, review.id, input.nightCalls);
  await addReferences(tx, "Review", review.id, input.externalReferences ?? []);
  await recordEvidence(tx, evidenceOf(review));
  return review;
}

/** The work that is judged must be this partner's, and must not have been taken back. */
export async function checkEngagement(
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
 * Corrects a review that its source has changed; its evidence is voided and written anew. What one of us submitted changes
 * only while its author may change it too.
 * @throws DomainError NOT_FOUND, CONFLICT for a stale version or, with the review as it stands, one that changes no more.
 */
export async function correctReview(
  tx: Transaction,
  { id, expectedVersion, changes, observedOn }: Correction,
): Promise<Review> {
  const { review, life } = await holdReview(tx, id, expectedVersion);
  const why = life.answerUntil === null ? null : whyNoChange(life, tx.now);
  if (why !== null) throw conflict("id", why, review);
  return rewriteReview(tx, review, { ...changes, observedOn }, "The review was corrected by its source.");
}

/** Changes columns of a review, and writes its evidence anew; `reason` is kept with the evidence that is voided. */
export async function rewriteReview(
  tx: Transaction,
  { id, version }: Review,
  changes: Parameters<typeof updateRecord<Review>>[4],
  reason: string,
): Promise<Review> {
  const review = await updateRecord(tx, Review, id, version, changes);
  await voidEvidence(tx, { reviewId: id }, reason);
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
  checkSaid(reason, "reason");
  const { review, life } = await holdReview(tx, id, expectedVersion);
  if (life.withdrawnAt !== null) throw conflict("id", "This review was withdrawn already.", review);
  await insertRecord(tx, ReviewWithdrawal, {
    reviewId: id,
    actorId: tx.actor.id,
    actorName: tx.actor.name,
    reason: reason.trim(),
  });
  await voidEvidence(tx, { reviewId: id }, reason.trim());
  return updateRecord(tx, Review, id, expectedVersion, {});
}
