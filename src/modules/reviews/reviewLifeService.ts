import { conflict, DomainError } from "../../kernel/DomainError.js";
import { insertRecord, updateRecord } from "../../kernel/records.js";
import { Role } from "../../kernel/Role.js";
import type { Transaction } from "../../kernel/Transaction.js";
import { todayOf } from "../organisation/settingsQueries.js";
import { replaceNightCalls } from "./nightCallService.js";
import { allRatings } from "./ratingRules.js";
import { plainReasons } from "./reasonRules.js";
import { Review } from "./Review.js";
import { ReviewAnswer } from "./ReviewAnswer.js";
import { holdReview } from "./reviewLife.js";
import { whyNoAnswer, whyNoChange, whyNoPublication } from "./reviewLifeRules.js";
import { ReviewPublication } from "./ReviewPublication.js";
import { checkJudgement, checkSaid, type ReviewDetails } from "./reviewRules.js";
import { rewriteReview } from "./reviewService.js";
import { submissionByReview } from "./ReviewSubmission.js";

interface Seen {
  readonly id: string;
  /** The version that the caller saw. */
  readonly expectedVersion: number;
}

type ReviewChange = Seen & Pick<ReviewDetails, "ratings" | "comment" | "reasons" | "nightCalls">;

/**
 * Changes what a submitted review says; what is left out stays, and its evidence is voided and written anew.
 * @throws DomainError INVALID for a wrong field or a best or worst rating without its reason, NOT_FOUND, FORBIDDEN for
 * whoever did not submit it, CONFLICT for a stale version or, with the review as it stands, one that changes no more.
 */
export async function updateReview(tx: Transaction, change: ReviewChange): Promise<Review> {
  const { review, life } = await holdReview(tx, change.id, change.expectedVersion);
  const why = whyNoChange(life, tx.now);
  if (why !== null) throw conflict("id", why, review);
  await checkAuthor(tx, review);
  const { ratings, comment = review.comment, reasons = review.reasons, nightCalls } = change;
  checkJudgement(
    { ratings: ratings === undefined ? allRatings(review) : ratings, comment, reasons, nightCalls },
    await todayOf(tx),
  );
  const changes = {
    ...(ratings && allRatings(ratings)),
    comment,
    reasons: plainReasons(reasons),
  };
  if (nightCalls) await replaceNightCalls(tx, review.id, nightCalls);
  return rewriteReview(tx, review, changes, "The review was changed by its author.");
}

async function checkAuthor(tx: Transaction, { id }: Review): Promise<void> {
  const [submission] = await submissionByReview(tx, [id]);
  const isAuthor = submission && !(submission instanceof Error) && submission.actorId === tx.actor.id;
  if (isAuthor === true || tx.actor.role === Role.ADMIN) return;
  const message = "Only whoever submitted a review, or an administrator, may change it.";
  throw new DomainError([{ code: "FORBIDDEN", field: "id", message }]);
}

/**
 * Keeps what the partner says to a review, once and within its window. Whoever may see only some partners can answer for
 * those alone: to them, the reviews of others do not exist.
 * @throws DomainError INVALID at "text", NOT_FOUND, CONFLICT for a stale version or, with the review as it stands, where no
 * answer is due any more.
 */
export async function answerReview(
  tx: Transaction,
  { id, expectedVersion, text }: Seen & { readonly text: string },
): Promise<Review> {
  checkSaid(text, "text");
  const { review, life } = await holdReview(tx, id, expectedVersion);
  const why = whyNoAnswer(life, tx.now);
  if (why !== null) throw conflict("id", why, review);
  const { id: actorId, name: actorName } = tx.actor;
  await insertRecord(tx, ReviewAnswer, { reviewId: id, actorId, actorName, text: text.trim() });
  return updateRecord(tx, Review, id, expectedVersion, {});
}

/**
 * Publishes a review that the partner has answered, without waiting for the end of its window.
 * @throws DomainError NOT_FOUND, CONFLICT for a stale version or, with the review as it stands, where the partner may still
 * answer or there is nothing to publish.
 */
export async function publishReview(tx: Transaction, { id, expectedVersion }: Seen): Promise<Review> {
  const { review, life } = await holdReview(tx, id, expectedVersion);
  const why = whyNoPublication(life, tx.now);
  if (why !== null) throw conflict("id", why, review);
  await insertRecord(tx, ReviewPublication, {
    reviewId: id,
    actorId: tx.actor.id,
    actorName: tx.actor.name,
  });
  return updateRecord(tx, Review, id, expectedVersion, {});
}
