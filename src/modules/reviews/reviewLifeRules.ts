import { ReviewState } from "./ReviewState.js";

/** What became of a review so far, each as the instant at which it happened. */
export interface ReviewLife {
  /** When it was stored here. */
  readonly createdAt: Date;
  /** Until when the partner may answer; null for a review that an import brought, or one older than windows. */
  readonly answerUntil: Date | null;
  readonly answeredAt: Date | null;
  /** When somebody published it before the window ended. */
  readonly publishedEarlyAt: Date | null;
  readonly withdrawnAt: Date | null;
}

/** When the review was, or will be, published, if nobody withdraws it before. */
const publicationOf = ({ createdAt, answerUntil, publishedEarlyAt }: ReviewLife): Date =>
  publishedEarlyAt ?? answerUntil ?? createdAt;

/** How far a review has come at an instant. */
export function stateOf(life: ReviewLife, now: Date): ReviewState {
  if (life.withdrawnAt !== null) return ReviewState.WITHDRAWN;
  return publicationOf(life) <= now ? ReviewState.PUBLISHED : ReviewState.SUBMITTED;
}

/** When it was published; null where it was not, up to now or before it was withdrawn. */
export function publishedAtOf(life: ReviewLife, now: Date): Date | null {
  const publication = publicationOf(life);
  return publication <= (life.withdrawnAt ?? now) ? publication : null;
}

const WITHDRAWN = "This review was withdrawn.";

/** Why the partner may not answer now, or null where it may. */
export function whyNoAnswer(life: ReviewLife, now: Date): string | null {
  if (life.withdrawnAt !== null) return WITHDRAWN;
  if (life.answeredAt !== null) return "The partner has answered this review already.";
  if (life.answerUntil === null) return "This review was published by its source: no answer is kept here.";
  if (stateOf(life, now) === ReviewState.SUBMITTED) return null;
  return `The time to answer ended on ${publicationOf(life).toISOString()}.`;
}

/** Why nobody may publish the review now, or null where one may. */
export function whyNoPublication(life: ReviewLife, now: Date): string | null {
  if (life.withdrawnAt !== null) return WITHDRAWN;
  if (stateOf(life, now) === ReviewState.PUBLISHED) return "This review is published already.";
  if (life.answeredAt !== null) return null;
  return `The partner has not answered yet, and may until ${publicationOf(life).toISOString()}.`;
}

/** Why nobody may change the review now, or null where its author may. */
export function whyNoChange(life: ReviewLife, now: Date): string | null {
  if (life.withdrawnAt !== null) return WITHDRAWN;
  if (stateOf(life, now) === ReviewState.PUBLISHED)
    return "This review is published and changes no more: withdraw it, and submit another.";
  return life.answeredAt === null ? null : "The partner has answered these words, so they stay.";
}
