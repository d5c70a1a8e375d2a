import { Column, ForeignKey, Index } from "typeorm";
import { BaseRecord } from "../../kernel/BaseRecord.js";
import { childrenBy } from "../../kernel/batches.js";
import { Instant, Text } from "../../kernel/columns.js";
import type { Batch } from "../../kernel/Context.js";
import { Record } from "../../kernel/Record.js";

/** Reviews that an import brought have none: their source has published them. */
@Record({
  description: "That a review was submitted: by whom; when is when this was created.",
  scope: "staff",
})
export class ReviewSubmission extends BaseRecord {
  @Column({ type: "uuid" })
  @ForeignKey("Review")
  @Index({ unique: true })
  reviewId: string;

  /** Its author: whoever may still change it. */
  @Column({ type: "text" })
  actorId: string;

  @Text("By whom: the name of the key, or the command line.")
  actorName: string;

  /** Kept, so that another policy moves no window that is open. */
  @Instant("Until when the partner may answer; from then on it is published.")
  answerUntil: Date;
}

const submissions = childrenBy(() => ReviewSubmission, "reviewId");

/** A review is submitted once at most. */
export const submissionByReview: Batch<string, ReviewSubmission | null> = async (reader, ids) =>
  (await submissions(reader, ids)).map((found) => (found instanceof Error ? found : (found[0] ?? null)));
