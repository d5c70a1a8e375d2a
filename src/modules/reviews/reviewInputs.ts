import { GraphQLLocalDate, GraphQLUUID } from "graphql-scalars";
import { Field, InputType, Int } from "type-graphql";
import { ExternalReferenceInput } from "../../kernel/ExternalReference.js";
import { DayFilter, enumFilterOf, IdFilter, QuarterFilter, type EnumFilter } from "../../kernel/filters.js";
import { NightCallInput } from "./NightCall.js";
import { RatingReason } from "./RatingReason.js";
import { Ratings, ReviewSource } from "./Review.js";
import { ReviewState } from "./ReviewState.js";

const ReviewStateFilter = enumFilterOf(ReviewState, "ReviewState");

@InputType({ description: "A judgement of a partner to write down." })
export class ReviewSubmitInput {
  @Field(() => GraphQLUUID, { nullable: true, description: "The id, where the caller wants to choose it." })
  id?: string;

  @Field(() => GraphQLUUID, { description: "The partner that is judged." })
  partnerId: string;

  @Field(() => GraphQLUUID, { description: "The person who judges." })
  reviewerId: string;

  @Field(() => ReviewSource, { description: "On whose behalf it is made." })
  source: ReviewSource;

  @Field(() => GraphQLLocalDate, { description: "The day of the judgement; not in the future." })
  reviewedOn: string;

  @Field(() => Ratings, { description: "The stars, at least one dimension." })
  ratings: Ratings;

  @Field(() => String, {
    nullable: true,
    description: "The reasons; two words or more are enough as the reason of every best and worst rating.",
  })
  comment?: string | null;

  @Field(() => [RatingReason], {
    nullable: true,
    description: "The reasons for single ratings; 1 and 5 stars need one where there is no comment.",
  })
  reasons?: RatingReason[];

  @Field(() => [NightCallInput], {
    nullable: true,
    description: "Whether the reviewer would call the partner at night, for at most 50 service areas.",
  })
  nightCalls?: NightCallInput[];

  @Field(() => GraphQLUUID, { nullable: true, description: "The work that is judged." })
  engagementId?: string | null;

  @Field(() => [ExternalReferenceInput], { nullable: true, description: "How other systems know it." })
  externalReferences?: ExternalReferenceInput[];
}

@InputType({ description: "A change of a review that is not published yet; what is left out stays." })
export class ReviewUpdateInput {
  @Field(() => GraphQLUUID, { description: "The review." })
  id: string;

  @Field(() => Int, { description: "The version that the caller saw; another one is a conflict." })
  expectedVersion: number;

  @Field(() => Ratings, { nullable: true, description: "The stars; they replace all those before." })
  ratings?: Ratings;

  @Field(() => String, { nullable: true, description: "The reasons." })
  comment?: string | null;

  @Field(() => [RatingReason], {
    nullable: true,
    description: "The reasons for single ratings; they replace all those before.",
  })
  reasons?: RatingReason[];

  @Field(() => [NightCallInput], {
    nullable: true,
    description: "Whether the reviewer would call the partner at night; they replace all those before.",
  })
  nightCalls?: NightCallInput[];
}

@InputType({ description: "What a partner says to a review." })
export class ReviewAnswerInput {
  @Field(() => GraphQLUUID, { description: "The review." })
  id: string;

  @Field(() => Int, { description: "The version that the caller saw; another one is a conflict." })
  expectedVersion: number;

  @Field(() => String, { description: "The partner's words." })
  text: string;
}

@InputType({ description: "A review to publish before its window ends." })
export class ReviewPublishInput {
  @Field(() => GraphQLUUID, { description: "The review; one that the partner has answered." })
  id: string;

  @Field(() => Int, { description: "The version that the caller saw; another one is a conflict." })
  expectedVersion: number;
}

@InputType({ description: "The withdrawal of a review." })
export class ReviewWithdrawInput {
  @Field(() => GraphQLUUID, { description: "The review." })
  id: string;

  @Field(() => Int, { description: "The version that the caller saw; another one is a conflict." })
  expectedVersion: number;

  @Field(() => String, { description: "Why; it is kept with the evidence that is taken back." })
  reason: string;
}

@InputType({ description: "Which reviews; all conditions must hold." })
export class ReviewFilter {
  @Field(() => IdFilter, { nullable: true, description: "By partner." })
  partnerId?: IdFilter | null;

  @Field(() => IdFilter, { nullable: true, description: "By reviewer." })
  reviewerId?: IdFilter | null;

  @Field(() => DayFilter, { nullable: true, description: "By the day of the judgement." })
  reviewedOn?: DayFilter | null;

  @Field(() => QuarterFilter, { nullable: true, description: "By the quarter of the day of the judgement." })
  quarter?: QuarterFilter | null;

  @Field(() => ReviewStateFilter, {
    nullable: true,
    description: "By how far it has come; where nothing is said, what was withdrawn is left out.",
  })
  state?: EnumFilter<ReviewState> | null;

  @Field(() => Boolean, {
    nullable: true,
    description: "Whether to show also what was withdrawn; not where nothing is said.",
  })
  includeWithdrawn?: boolean | null;
}
