import sql from "sql-template-tag";
import { Field, InputType, Int, ObjectType, registerEnumType } from "type-graphql";
import { Check, Column, Index } from "typeorm";
import { BaseRecord } from "../../kernel/BaseRecord.js";
import { byId, byIdOrNull } from "../../kernel/batches.js";
import type { ChildPages } from "../../kernel/childPages.js";
import { Day, EnumColumn, Ref, Text } from "../../kernel/columns.js";
import { connectionOf } from "../../kernel/connectionOf.js";
import type { Order } from "../../kernel/pages.js";
import { Record } from "../../kernel/Record.js";
import { Person } from "../people/Person.js";
import { RatingReason } from "./RatingReason.js";

/** On whose behalf a reviewer judges. */
export enum ReviewSource {
  INTERNAL = "INTERNAL",
  VERIFIED_CLIENT = "VERIFIED_CLIENT",
  PARTNER_NOMINATED = "PARTNER_NOMINATED",
  SELF_REPORTED = "SELF_REPORTED",
}
registerEnumType(ReviewSource, {
  name: "ReviewSource",
  description: "On whose behalf a review was made, which says how far it can be relied on.",
  valuesConfig: {
    INTERNAL: { description: "By one of our own people, from what they saw." },
    VERIFIED_CLIENT: { description: "By another client, whom we know." },
    PARTNER_NOMINATED: { description: "By somebody whom the partner named." },
    SELF_REPORTED: { description: "By the partner itself." },
  },
});

/** Stars for the five dimensions: 1 is the worst, 5 the best. */
@ObjectType({ description: "How many stars a review gives, 1 to 5.", simpleResolvers: true })
@InputType("RatingsInput", {
  description: "How many stars to give, 1 to 5; at least one dimension is needed.",
})
export class Ratings {
  @Field(() => Int, { nullable: true, description: "Whether what was promised came, and in time." })
  delivery?: number | null;

  @Field(() => Int, { nullable: true, description: "How fast the partner answered." })
  responsiveness?: number | null;

  @Field(() => Int, { nullable: true, description: "How well its people knew their trade." })
  expertise?: number | null;

  @Field(() => Int, { nullable: true, description: "How clearly and honestly it said how things stood." })
  communication?: number | null;

  @Field(() => Int, { nullable: true, description: "Whether it was worth its price." })
  value?: number | null;
}

/** The stars of one dimension, null where it is not judged. */
export const stars = (): PropertyDecorator => Column({ type: "integer", nullable: true });

/** The rule of the database for the stars of a table. */
export const STARS_IN_RANGE = `"delivery" BETWEEN 1 AND 5 AND "responsiveness" BETWEEN 1 AND 5 AND "expertise" BETWEEN 1 AND 5
   AND "communication" BETWEEN 1 AND 5 AND "value" BETWEEN 1 AND 5`;

@Record({ description: "A person's judgement of a partner, with reasons.", scope: { partner: "partnerId" } })
@Index(["reviewedOn", "id"])
@Index(["partnerId", "reviewedOn", "id"])
@Check("review_stars", STARS_IN_RANGE)
@Check(
  "review_says_something",
  `num_nonnulls("delivery", "responsiveness", "expertise", "communication", "value") > 0`,
)
export class Review extends BaseRecord implements Ratings {
  @Ref("Partner")
  partnerId: string;

  @Ref("Person")
  reviewerId: string;

  @EnumColumn(ReviewSource, "On whose behalf it was made.")
  source: ReviewSource;

  @Day("The day of the judgement; it says to which quarter the evidence belongs.")
  reviewedOn: string;

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

  @Ref("Engagement", { nullable: true })
  engagementId: string | null;

  @Day("The date of the snapshot that last said something about it; older ones change nothing.", {
    nullable: true,
  })
  observedOn: string | null;
}

export const ReviewConnection = connectionOf(Review, "Review");

export const reviewById = byId(() => Review);
/** Our people are hidden from partners: then there is no reviewer to show. */
export const reviewerById = byIdOrNull(() => Person);

/** Reviews that were withdrawn are left out of lists, unless they are asked for. */
export const STANDS = sql`NOT EXISTS (SELECT 1 FROM review_withdrawal w WHERE w.review_id = t.id)`;

export const latestFirst: Order = {
  name: "REVIEWED_ON",
  value: sql`t.reviewed_on`,
  type: "date",
  direction: "DESC",
};

export const reviewsByPartner: ChildPages<Review> = {
  record: () => Review,
  parent: "partnerId",
  where: [STANDS],
  order: latestFirst,
};
