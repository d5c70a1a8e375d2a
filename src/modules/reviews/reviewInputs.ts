import { GraphQLLocalDate, GraphQLUUID } from "graphql-scalars";
import { Field, InputType, Int } from "type-graphql";
import { ExternalReferenceInput } from "../../kernel/ExternalReference.js";
import { DayFilter, IdFilter } from "../../kernel/filters.js";
import { Ratings, ReviewSource } from "./Review.js";

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

  @Field(() => String, { nullable: true, description: "The reasons." })
  comment?: string | null;

  @Field(() => GraphQLUUID, { nullable: true, description: "The work that is judged." })
  engagementId?: string | null;

  @Field(() => [ExternalReferenceInput], { nullable: true, description: "How other systems know it." })
  externalReferences?: ExternalReferenceInput[];
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

  @Field(() => Boolean, {
    nullable: true,
    description: "Whether to show also what was withdrawn; not where nothing is said.",
  })
  includeWithdrawn?: boolean | null;
}
