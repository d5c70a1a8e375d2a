import { GraphQLLocalDate, GraphQLUUID } from "graphql-scalars";
import { Field, InputType, Int } from "type-graphql";
import { IdFilter, QuarterFilter } from "../../kernel/filters.js";
import { NightCallInput } from "./NightCall.js";
import { RatingReason } from "./RatingReason.js";
import { Ratings, ReviewSource } from "./Review.js";

@InputType({ description: "What a draft says so far; what is not said can follow." })
class DraftContentInput {
  @Field(() => ReviewSource, { nullable: true, description: "On whose behalf it is made." })
  source?: ReviewSource | null;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: "The day of the judgement; not in the future.",
  })
  reviewedOn?: string | null;

  @Field(() => Ratings, { nullable: true, description: "The stars so far; they replace those before." })
  ratings?: Ratings;

  @Field(() => String, { nullable: true, description: "The reasons." })
  comment?: string | null;

  @Field(() => [RatingReason], {
    nullable: true,
    description: "The reasons for single ratings; they replace those before.",
  })
  reasons?: RatingReason[];

  @Field(() => [NightCallInput], {
    nullable: true,
    description:
      "Whether the reviewer would call the partner at night, for at most 50 service areas; they replace those before.",
  })
  nightCalls?: NightCallInput[];

  @Field(() => GraphQLUUID, { nullable: true, description: "The work that is judged." })
  engagementId?: string | null;
}

@InputType({ description: "A review to begin." })
export class ReviewDraftCreateInput extends DraftContentInput {
  @Field(() => GraphQLUUID, {
    nullable: true,
    description: "The id, where the caller wants to choose it; the review will have the same.",
  })
  id?: string;

  @Field(() => GraphQLUUID, { description: "The partner that is judged." })
  partnerId: string;

  @Field(() => GraphQLUUID, { description: "The person who judges." })
  reviewerId: string;
}

@InputType({ description: "A change of a draft; what is left out stays." })
export class ReviewDraftUpdateInput extends DraftContentInput {
  @Field(() => GraphQLUUID, { description: "The draft." })
  id: string;

  @Field(() => Int, { description: "The version that the caller saw; another one is a conflict." })
  expectedVersion: number;

  @Field(() => GraphQLUUID, { nullable: true, description: "The person who judges." })
  reviewerId?: string;
}

@InputType({ description: "A draft to submit." })
export class ReviewDraftSubmitInput {
  @Field(() => GraphQLUUID, { description: "The draft." })
  id: string;

  @Field(() => Int, { description: "The version that the caller saw; another one is a conflict." })
  expectedVersion: number;
}

@InputType({ description: "A draft to throw away." })
export class ReviewDraftDiscardInput {
  @Field(() => GraphQLUUID, { description: "The draft." })
  id: string;

  @Field(() => Int, { description: "The version that the caller saw; another one is a conflict." })
  expectedVersion: number;
}

@InputType({ description: "Which drafts; all conditions must hold." })
export class ReviewDraftFilter {
  @Field(() => IdFilter, { nullable: true, description: "By partner." })
  partnerId?: IdFilter | null;

  @Field(() => IdFilter, { nullable: true, description: "By reviewer." })
  reviewerId?: IdFilter | null;

  @Field(() => QuarterFilter, { nullable: true, description: "By the quarter of the day of the judgement." })
  quarter?: QuarterFilter | null;
}
