import { GraphQLLocalDate, GraphQLUUID } from "graphql-scalars";
import { Field, InputType, Int } from "type-graphql";
import { DayFilter, enumFilterOf, IdFilter, type EnumFilter } from "../../kernel/filters.js";
import { ReviewRequestState } from "./ReviewRequest.js";

@InputType({ description: "A review round to open: each reviewer is asked about each partner." })
export class ReviewRoundOpenInput {
  @Field(() => GraphQLUUID, { nullable: true, description: "The id, where the caller wants to choose it." })
  id?: string;

  @Field(() => String, { description: "What the round is about." })
  title: string;

  @Field(() => GraphQLLocalDate, {
    description: "The day by which the reviews are asked for; today or later.",
  })
  dueOn: string;

  @Field(() => [GraphQLUUID], { description: "The partners to review, 1 to 200, each once." })
  partnerIds: string[];

  @Field(() => [GraphQLUUID], { description: "The people of ours who are asked, 1 to 50, each once." })
  reviewerIds: string[];
}

@InputType({ description: "A review round to close." })
export class ReviewRoundCloseInput {
  @Field(() => GraphQLUUID, { description: "The round." })
  id: string;

  @Field(() => Int, { description: "The version that the caller saw; another one is a conflict." })
  expectedVersion: number;
}

@InputType({ description: "Which review rounds; all conditions must hold." })
export class ReviewRoundFilter {
  @Field(() => DayFilter, { nullable: true, description: "By the day by which the reviews are asked for." })
  dueOn?: DayFilter | null;

  @Field(() => Boolean, { nullable: true, description: "Only rounds that are closed, or only the others." })
  closed?: boolean | null;
}

const ReviewRequestStateFilter = enumFilterOf(ReviewRequestState, "ReviewRequestState");

@InputType({ description: "Which requests for reviews; all conditions must hold." })
export class ReviewRequestFilter {
  @Field(() => IdFilter, { nullable: true, description: "By round." })
  roundId?: IdFilter | null;

  @Field(() => IdFilter, { nullable: true, description: "By partner." })
  partnerId?: IdFilter | null;

  @Field(() => IdFilter, { nullable: true, description: "By reviewer." })
  reviewerId?: IdFilter | null;

  @Field(() => ReviewRequestStateFilter, { nullable: true, description: "By what became of them." })
  state?: EnumFilter<ReviewRequestState> | null;
}
