import { Problems } from "../../kernel/DomainError.js";
import { checkNotNull, checkText } from "../../kernel/textRules.js";
import { Dimension } from "../evidence/Dimension.js";
import { SourceKind } from "../evidence/Evidence.js";
import { isInLedger } from "../evidence/evidenceRules.js";
import type { NewEvidence } from "../evidence/evidenceService.js";
import type { Ratings, Review, ReviewSource } from "./Review.js";

/** The dimension of each rating. */
const DIMENSIONS = {
  delivery: Dimension.DELIVERY,
  responsiveness: Dimension.RESPONSIVENESS,
  expertise: Dimension.EXPERTISE,
  communication: Dimension.COMMUNICATION,
  value: Dimension.VALUE,
} as const;
type Rated = keyof typeof DIMENSIONS;
const RATED = Object.keys(DIMENSIONS) as Rated[];

const MOST_STARS = 5;

/** What may be said in a review; undefined means that nothing is said. */
export interface ReviewDetails {
  readonly ratings?: Readonly<Ratings> | undefined;
  readonly reviewedOn?: string | undefined;
  readonly source?: ReviewSource | undefined;
  readonly comment?: string | null | undefined;
}

/** @throws DomainError INVALID with every field that is wrong in itself; `today` is the date in UTC. */
export function checkReview(review: ReviewDetails, today: string): void {
  const problems = new Problems();
  checkNotNull(problems, review, ["id", "externalReferences"]);
  const { ratings, reviewedOn, comment } = review;
  if (ratings !== undefined) checkRatings(problems, ratings);
  if (reviewedOn !== undefined) {
    problems.unless(reviewedOn <= today, "reviewedOn", "This day has not come yet.");
    problems.unless(isInLedger(startOf(reviewedOn)), "reviewedOn", "This must lie between 1990 and 2100.");
  }
  checkText(problems, "comment", comment);
  problems.throwIfAny();
}

function checkRatings(problems: Problems, ratings: Readonly<Ratings>): void {
  const given = RATED.filter((name) => ratings[name] !== undefined && ratings[name] !== null);
  problems.unless(given.length > 0, "ratings", "At least one rating is needed.");
  for (const name of given) {
    const stars = ratings[name] ?? 0;
    const usable = Number.isInteger(stars) && stars >= 1 && stars <= MOST_STARS;
    problems.unless(usable, `ratings.${name}`, `A rating is a whole number from 1 to ${MOST_STARS}.`);
  }
}

/** A day as the instant at which it begins, in UTC. */
const startOf = (day: string): Date => new Date(`${day}T00:00:00Z`);

/** Every rating with null for what is not judged. */
export const allRatings = (ratings: Readonly<Ratings>): Required<Ratings> => ({
  delivery: ratings.delivery ?? null,
  responsiveness: ratings.responsiveness ?? null,
  expertise: ratings.expertise ?? null,
  communication: ratings.communication ?? null,
  value: ratings.value ?? null,
});

/** What a review says of its partner: 1 star is 0, and 5 stars are 1. */
export function evidenceOf(review: Review): NewEvidence[] {
  return RATED.flatMap((name) => {
    const stars = review[name];
    if (stars === null) return [];
    return {
      partnerId: review.partnerId,
      reviewId: review.id,
      dimension: DIMENSIONS[name],
      source: `reviewer:${review.reviewerId}`,
      sourceKind: SourceKind[review.source],
      value: (stars - 1) / (MOST_STARS - 1),
      occurredAt: startOf(review.reviewedOn),
      field: "reviewedOn",
    };
  });
}

/** @throws DomainError INVALID at "reason" where nothing is said, or too much. */
export function checkReason(reason: string): void {
  const problems = new Problems();
  problems.unless(reason.trim() !== "", "reason", "Say why.");
  checkText(problems, "reason", reason);
  problems.throwIfAny();
}
