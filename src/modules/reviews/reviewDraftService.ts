import sql from "sql-template-tag";
import { conflict } from "../../kernel/DomainError.js";
import { complete } from "../../kernel/importRecord.js";
import { findRecord, getRecord, insertRecord, updateRecord } from "../../kernel/records.js";
import type { Transaction } from "../../kernel/Transaction.js";
import { todayOf } from "../organisation/settingsQueries.js";
import { holdPartner } from "../partners/holdPartner.js";
import { Person } from "../people/Person.js";
import type { NightCallInput } from "./NightCall.js";
import { plainNightCalls } from "./nightCallRules.js";
import { checkAreas } from "./nightCallService.js";
import { allRatings, judged } from "./ratingRules.js";
import { plainReasons } from "./reasonRules.js";
import type { RatingReason } from "./RatingReason.js";
import { Review, type Ratings } from "./Review.js";
import { ReviewDraft } from "./ReviewDraft.js";
import { getDraft } from "./reviewDraftQueries.js";
import { checkDraft, type DraftDetails } from "./reviewRules.js";
import { checkEngagement, submitReview } from "./reviewService.js";

interface Content extends DraftDetails {
  readonly ratings?: Readonly<Ratings> | undefined;
  readonly reasons?: readonly RatingReason[] | undefined;
  readonly nightCalls?: readonly NightCallInput[] | undefined;
  readonly engagementId?: string | null | undefined;
}

interface NewDraft extends Content {
  readonly id?: string | undefined;
  readonly partnerId: string;
  readonly reviewerId: string;
}

/**
 * Begins a review that only its author and administrators see, and that counts for nothing yet.
 * @throws DomainError INVALID for a wrong field, NOT_FOUND at "partnerId", "reviewerId", "engagementId" or a service area,
 * CONFLICT where the id is taken.
 */
export async function createDraft(tx: Transaction, input: NewDraft): Promise<ReviewDraft> {
  checkDraft(input, await todayOf(tx));
  const partnerId = await holdPartner(tx, input.partnerId);
  await getRecord(tx, Person, input.reviewerId, "reviewerId");
  await checkEngagement(tx, partnerId, input.engagementId);
  await checkAreas(tx, input.nightCalls);
  if (input.id !== undefined && (await findRecord(tx, Review, input.id)))
    throw conflict("id", "A review has this id already.");
  return insertRecord(tx, ReviewDraft, {
    id: input.id,
    actorId: tx.actor.id,
    actorName: tx.actor.name,
    partnerId,
    reviewerId: input.reviewerId,
    source: input.source ?? null,
    reviewedOn: input.reviewedOn ?? null,
    ...allRatings(input.ratings ?? {}),
    comment: input.comment ?? null,
    reasons: plainReasons(input.reasons),
    nightCalls: plainNightCalls(input.nightCalls),
    engagementId: input.engagementId ?? null,
  });
}

interface Seen {
  readonly id: string;
  /** The version that the caller saw. */
  readonly expectedVersion: number;
}

/**
 * Changes a draft; what is left out stays.
 * @throws DomainError INVALID for a wrong field, NOT_FOUND, CONFLICT for a stale version or where it was submitted.
 */
export async function updateDraft(
  tx: Transaction,
  change: Seen & Content & { readonly reviewerId?: string | undefined },
): Promise<ReviewDraft> {
  const draft = await findOpenDraft(tx, change.id);
  const { source, reviewedOn, ratings, comment, reasons, nightCalls, engagementId, reviewerId } = change;
  checkDraft(change, await todayOf(tx));
  if (reviewerId !== undefined) await getRecord(tx, Person, reviewerId, "reviewerId");
  await checkEngagement(tx, draft.partnerId, engagementId);
  await checkAreas(tx, nightCalls);
  return updateRecord(tx, ReviewDraft, change.id, change.expectedVersion, {
    reviewerId,
    source,
    reviewedOn,
    ...(ratings && allRatings(ratings)),
    comment,
    reasons: reasons && plainReasons(reasons),
    nightCalls: nightCalls && plainNightCalls(nightCalls),
    engagementId,
  });
}

/** Throws a draft away; nothing but the audit knows of it then. Errors as for updateDraft. */
export async function discardDraft(tx: Transaction, { id, expectedVersion }: Seen): Promise<ReviewDraft> {
  await findOpenDraft(tx, id);
  const draft = await updateRecord(tx, ReviewDraft, id, expectedVersion, {});
  await removeDraft(tx, id);
  return draft;
}

/**
 * Submits a draft: it becomes a review with the same id, as submitReview writes it.
 * @throws DomainError as submitReview, INVALID also at every field that a review needs and the draft lacks.
 */
export async function submitDraft(tx: Transaction, { id, expectedVersion }: Seen): Promise<Review> {
  await findOpenDraft(tx, id);
  const draft = await updateRecord(tx, ReviewDraft, id, expectedVersion, {});
  const { partnerId, reviewerId, source, reviewedOn, comment, reasons, nightCalls, engagementId } = draft;
  const ratings = judged(draft).length > 0 ? allRatings(draft) : undefined;
  const said = { source: source ?? undefined, reviewedOn: reviewedOn ?? undefined, ratings };
  const review = await submitReview(tx, {
    id,
    partnerId,
    reviewerId,
    comment,
    reasons,
    nightCalls,
    engagementId,
    ...complete(said, ["source", "reviewedOn", "ratings"]),
  });
  await removeDraft(tx, id);
  return review;
}

/** @throws DomainError NOT_FOUND, CONFLICT with the review where the draft was submitted. */
async function findOpenDraft(tx: Transaction, id: string): Promise<ReviewDraft> {
  const review = await findRecord(tx, Review, id);
  if (review) throw conflict("id", "This review was submitted already.");
  return getDraft(tx, id);
}

async function removeDraft(tx: Transaction, id: string): Promise<void> {
  await tx.rows(sql`DELETE FROM review_draft WHERE id = ${id}::uuid`);
}
