import { invalid } from "../../kernel/DomainError.js";
import { findByReference, type ExternalReferenceInput } from "../../kernel/ExternalReference.js";
import { complete, importRecord, type ImportDraft, type Imported } from "../../kernel/importRecord.js";
import { getRecord } from "../../kernel/records.js";
import type { Transaction } from "../../kernel/Transaction.js";
import { todayOf } from "../organisation/settingsQueries.js";
import { findPartner } from "../partners/partnerQueries.js";
import { Review } from "./Review.js";
import { isWithdrawn } from "./reviewQueries.js";
import { checkReview, type ReviewDetails } from "./reviewRules.js";
import { correctReview, recordReview } from "./reviewService.js";

/** What a row of an import says of a review; partner and reviewer are found already. */
export interface ReviewDraft extends ReviewDetails, ImportDraft {
  /** A person may judge a partner twice a day, so only its source can tell two reviews apart. */
  readonly externalReference: ExternalReferenceInput;
  readonly partnerId: string;
  readonly reviewerId: string;
}

/**
 * Writes down or corrects the review that an imported row speaks of: the one of its reference. One that was withdrawn
 * stays so.
 * @throws DomainError INVALID for a wrong field, for one that a new review needs and the row lacks, or where the review is
 * of another partner; NOT_FOUND; CONFLICT.
 */
export async function importReview(tx: Transaction, draft: ReviewDraft): Promise<Imported> {
  const { externalReference, reviewerId, source, reviewedOn, comment, ratings, observedOn } = draft;
  checkReview(draft, await todayOf(tx));
  const known = await findByReference(tx, "Review", externalReference);
  if (known !== null && (await isWithdrawn(tx, known))) return { outcome: "unchanged", id: known };
  if (known !== null) await refuseOtherPartner(tx, known, draft.partnerId);
  return importRecord(tx, Review, draft, {
    key: {},
    said: { reviewerId, source, reviewedOn, comment, ...ratings },
    findByKey: () => Promise.resolve(null),
    create: () =>
      recordReview(tx, {
        ...complete(draft, ["source", "reviewedOn", "ratings"]),
        externalReferences: [externalReference],
      }),
    update: ({ id, version }, changes) =>
      correctReview(tx, { id, expectedVersion: version, changes, observedOn }),
  });
}

async function refuseOtherPartner(tx: Transaction, id: string, partnerId: string): Promise<void> {
  const review = await getRecord(tx, Review, id);
  const partner = await findPartner(tx, partnerId, "partnerId");
  if (review.partnerId !== partner.id)
    throw invalid("partnerId", "This reference names a review of another partner.");
}
