import { Column, ForeignKey, Index } from "typeorm";
import { BaseRecord } from "../../kernel/BaseRecord.js";
import { Text } from "../../kernel/columns.js";
import { Record } from "../../kernel/Record.js";

/** Most reviews are published by the end of their window and have none. */
@Record({
  description: "That a review was published before its window ended: by whom; when is when this was created.",
  scope: "staff",
})
export class ReviewPublication extends BaseRecord {
  @Column({ type: "uuid" })
  @ForeignKey("Review")
  @Index({ unique: true })
  reviewId: string;

  @Column({ type: "text" })
  actorId: string;

  @Text("By whom: the name of the key, or the command line.")
  actorName: string;
}
