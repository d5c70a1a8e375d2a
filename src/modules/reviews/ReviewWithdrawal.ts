import { Column, ForeignKey, Index } from "typeorm";
import { BaseRecord } from "../../kernel/BaseRecord.js";
import { childrenBy } from "../../kernel/batches.js";
import { Text } from "../../kernel/columns.js";
import type { Batch } from "../../kernel/Context.js";
import { Record } from "../../kernel/Record.js";

@Record({
  description: "That a review was withdrawn: by whom and why; when is when this was created.",
  scope: "staff",
})
export class ReviewWithdrawal extends BaseRecord {
  @Column({ type: "uuid" })
  @ForeignKey("Review")
  @Index({ unique: true })
  reviewId: string;

  @Column({ type: "text" })
  actorId: string;

  @Text("By whom: the name of the key, or the command line.")
  actorName: string;

  @Text("Why.")
  reason: string;
}

const withdrawals = childrenBy(() => ReviewWithdrawal, "reviewId");

/** A review is withdrawn once at most. */
export const withdrawalByReview: Batch<string, ReviewWithdrawal | null> = async (reader, ids) =>
  (await withdrawals(reader, ids)).map((found) => (found instanceof Error ? found : (found[0] ?? null)));
