import { Column, ForeignKey, Index } from "typeorm";
import sql from "sql-template-tag";
import { BaseRecord } from "../../kernel/BaseRecord.js";
import { Text } from "../../kernel/columns.js";
import type { Batch } from "../../kernel/Context.js";
import { Record } from "../../kernel/Record.js";
import { tableOf } from "../../kernel/tables.js";
import { Review } from "./Review.js";

/** It is read through its review alone, so it needs no scope of its own. */
@Record({
  description: "What a partner says to a review of it; when is when this was created.",
  scope: "everyone",
})
export class ReviewAnswer extends BaseRecord {
  @Column({ type: "uuid" })
  @ForeignKey("Review")
  @Index({ unique: true })
  reviewId: string;

  @Column({ type: "text" })
  actorId: string;

  /** Not shown to partners: it may be one of us who wrote it down for them. */
  @Column({ type: "text" })
  actorName: string;

  @Text("The partner's words.")
  text: string;
}

/** What the partners said to many reviews; null for a review without an answer, or one that the caller may not see. */
export const answerByReview: Batch<string, ReviewAnswer | null> = async (reader, ids) => {
  const { columns } = tableOf(reader.dataSource, ReviewAnswer);
  const review = tableOf(reader.dataSource, Review);
  const rows = await reader.rows<ReviewAnswer>(sql`
    SELECT ${columns} FROM review_answer t WHERE t.review_id IN (
      SELECT t.id FROM review t WHERE t.id = ANY(${ids}::uuid[]) AND ${review.visibleTo(reader.actor)})`);
  const found = new Map(rows.map((row) => [row.reviewId, row]));
  return ids.map((id) => found.get(id) ?? null);
};
