import { GraphQLLocalDate } from "graphql-scalars";
import { Field, ObjectType, registerEnumType } from "type-graphql";
import { connectionOf } from "../../kernel/connectionOf.js";

/** Why a partner is to be reviewed, the strongest reason first. */
export enum ReviewDueReason {
  CORE = "CORE",
  CRITICAL_AREA = "CRITICAL_AREA",
  RECENT_WORK = "RECENT_WORK",
}
registerEnumType(ReviewDueReason, {
  name: "ReviewDueReason",
  description: "Why a partner is to be reviewed; where there are several reasons, the strongest.",
  valuesConfig: {
    CORE: { description: "It is one of the few that we trust implicitly, by its latest scorecard." },
    CRITICAL_AREA: {
      description:
        "A contract in force entitles us to its help in a critical service area, or it has proved what it offers in one.",
    },
    RECENT_WORK: { description: "It worked for us within the time after which a review is due." },
  },
});

/** It is worked out, and stored nowhere. */
@ObjectType({
  description: "That a partner is to be reviewed by one of our own people, and by when.",
  simpleResolvers: true,
})
export class ReviewDue {
  /** The partner's. */
  id: string;

  reviewerId: string | null;

  @Field(() => GraphQLLocalDate, { description: "The day by which it is to be reviewed." })
  dueOn: string;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: "When one of our own people last reviewed it; null for never.",
  })
  lastReviewedOn: string | null;

  @Field(() => Boolean, {
    description:
      "Whether it is reviewed more often than others, since it is CORE or serves a critical service area.",
  })
  close: boolean;

  @Field(() => ReviewDueReason, { description: "Why it is to be reviewed." })
  reason: ReviewDueReason;
}

export const ReviewDueConnection = connectionOf(ReviewDue, "ReviewDue");
