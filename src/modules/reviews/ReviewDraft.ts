import { Field } from "type-graphql";
import { Check, Column, Index } from "typeorm";
import { BaseRecord } from "../../kernel/BaseRecord.js";
import { Day, EnumColumn, Ref, Text } from "../../kernel/columns.js";
import { connectionOf } from "../../kernel/connectionOf.js";
import { Record } from "../../kernel/Record.js";
import { NightCall, type NightCallSaid } from "./NightCall.js";
import { RatingReason } from "./RatingReason.js";
import { ReviewSource, STARS_IN_RANGE, stars, type Ratings } from "./Review.js";

/**
 * A review that nobody has submitted yet. It has a table of its own, so that no list, batch or row scope of reviews can
 * show one by oversight. Submitting makes it a review with the same id, and removes it here.
 */
@Record({
  description: "A review that was begun and not yet submitted; its author and administrators alone see it.",
  scope: "staff",
})
@Index(["updatedAt", "id"])
@Index(["actorId"])
@Check("review_draft_stars", STARS_IN_RANGE)
export class ReviewDraft extends BaseRecord implements Ratings {
  /** The author. */
  @Column({ type: "text" })
  actorId: string;

  @Text("Who began it: the name of the key, or the command line.")
  actorName: string;

  @Ref("Partner")
  partnerId: string;

  @Ref("Person")
  reviewerId: string;

  @EnumColumn(ReviewSource, "On whose behalf it is made; null where it is not said yet.", { nullable: true })
  source: ReviewSource | null;

  @Day("The day of the judgement; null where it is not said yet.", { nullable: true })
  reviewedOn: string | null;

  @stars()
  delivery: number | null;

  @stars()
  responsiveness: number | null;

  @stars()
  expertise: number | null;

  @stars()
  communication: number | null;

  @stars()
  value: number | null;

  @Text("The reasons, in the reviewer's words.", { nullable: true })
  comment: string | null;

  @Column({ type: "jsonb" })
  @Field(() => [RatingReason], { description: "The reasons for single ratings." })
  reasons: RatingReason[];

  @Column({ type: "jsonb" })
  @Field(() => [NightCall], {
    description: "Whether the reviewer would call the partner at night, so far.",
  })
  nightCalls: NightCallSaid[];

  @Ref("Engagement", { nullable: true })
  engagementId: string | null;
}

export const ReviewDraftConnection = connectionOf(ReviewDraft, "ReviewDraft");
