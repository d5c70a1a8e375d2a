import { Problems } from "../../kernel/DomainError.js";
import { checkNotNull, checkText } from "../../kernel/textRules.js";
import { SourceKind } from "../evidence/Evidence.js";
import { isInLedger } from "../evidence/evidenceRules.js";
import type { NewEvidence } from "../evidence/evidenceService.js";
import type { NightCallInput } from "./NightCall.js";
import { checkNightCalls, checkRefusals } from "./nightCallRules.js";
import { checkSomeRating, checkStars, DIMENSIONS, judged, LEAST_STARS, MOST_STARS } from "./ratingRules.js";
import type { RatingReason } from "./RatingReason.js";
import { checkExplained, checkExtremes, checkReasons } from "./reasonRules.js";
import type { Ratings, Review, ReviewSource } from "./Review.js";

/** What may be said in a review; undefined means that nothing is said. */
export interface ReviewDetails {
  readonly ratings?: Readonly<Ratings> | undefined;
  readonly reviewedOn?: string | undefined;
  readonly source?: ReviewSource | undefined;
  readonly comment?: string | null | undefined;
  readonly reasons?: readonly RatingReason[] | undefined;
  readonly nightCalls?: readonly NightCallInput[] | undefined;
}

/** What may be said in a draft; null is what is not said yet. */
export type DraftDetails = { readonly [Field in keyof ReviewDetails]: ReviewDetails[Field] | null };

/**
 * Checks what a source says, which cannot be asked for its reasons; `today` is the date in UTC.
 * @throws DomainError INVALID with every field that is wrong in itself.
 */
export function checkReview(review: ReviewDetails, today: string): void {
  const problems = new Problems();
  if (review.ratings) checkSomeRating(problems, review.ratings);
  checkDetails(problems, review, today);
  problems.throwIfAny();
}

/**
 * Checks what a person says: as checkReview, and the best and the worst rating need a reason, as does whom nobody would
 * call at night.
 * @throws DomainError INVALID with every field that is wrong in itself, or that lacks its reason.
 */
export function checkJudgement(review: ReviewDetails, today: string): void {
  const problems = new Problems();
  const { ratings, reasons, nightCalls } = review;
  if (ratings) {
    checkSomeRating(problems, ratings);
    checkExtremes(problems, ratings, review);
    if (reasons) checkExplained(problems, reasons, ratings);
  }
  if (nightCalls) checkRefusals(problems, nightCalls);
  checkDetails(problems, review, today);
  problems.throwIfAny();
}

/** Checks what is said so far. @throws DomainError INVALID with every field that is wrong in itself. */
export function checkDraft(review: DraftDetails, today: string): void {
  const problems = new Problems();
  checkDetails(problems, review, today);
  problems.throwIfAny();
}

/** Input fields that can be left out but not be null, of whatever input has them. */
const NEVER_NULL = ["id", "externalReferences", "reviewerId", "ratings", "reasons", "nightCalls"];

function checkDetails(problems: Problems, review: DraftDetails, today: string): void {
  const { ratings, reviewedOn, comment, reasons, nightCalls } = review;
  checkNotNull(problems, review, NEVER_NULL);
  if (ratings) checkStars(problems, ratings);
  if (reviewedOn) {
    problems.unless(reviewedOn <= today, "reviewedOn", "This day has not come yet.");
    problems.unless(isInLedger(startOf(reviewedOn)), "reviewedOn", "This must lie between 1990 and 2100.");
  }
  checkText(problems, "comment", comment);
  if (reasons) checkReasons(problems, reasons);
  if (nightCalls) checkNightCalls(problems, nightCalls);
}

/** Of a judgement only the day is known; its beginning in UTC stands for the instant. */
const startOf = (day: string): Date => new Date(`${day}T00:00:00Z`);

/** What a review says of its partner: 1 star is 0, and 5 stars are 1. */
export function evidenceOf(review: Review): NewEvidence[] {
  return judged(review).map((name) => ({
    partnerId: review.partnerId,
    reviewId: review.id,
    dimension: DIMENSIONS[name],
    source: `reviewer:${review.reviewerId}`,
    sourceKind: SourceKind[review.source],
    value: ((review[name] ?? LEAST_STARS) - LEAST_STARS) / (MOST_STARS - LEAST_STARS),
    occurredAt: startOf(review.reviewedOn),
    occurredOn: review.reviewedOn,
    field: "reviewedOn",
  }));
}

/** @throws DomainError INVALID at `field` where nothing is said, or too much. */
export function checkSaid(text: string, field: "reason" | "text"): void {
  const problems = new Problems();
  problems.unless(text.trim() !== "", field, field === "reason" ? "Say why." : "Say something.");
  checkText(problems, field, text);
  problems.throwIfAny();
}
