import { GraphQLLocalDate, GraphQLUUID } from "graphql-scalars";
import { Field, InputType, Int } from "type-graphql";
import { IdFilter, TextFilter } from "../../kernel/filters.js";

@InputType({ description: "That a partner rests on a subcontractor." })
export class SubcontractingAddInput {
  @Field(() => GraphQLUUID, { nullable: true, description: "The id, where the caller wants to choose it." })
  id?: string;

  @Field(() => GraphQLUUID, { description: "The partner that rests on it." })
  partnerId: string;

  @Field(() => String, { description: "The name of the subcontractor, at most 200 characters." })
  name: string;

  @Field(() => GraphQLUUID, {
    nullable: true,
    description: "The subcontractor, where it is itself a partner of ours.",
  })
  subcontractorId?: string | null;

  @Field(() => GraphQLUUID, {
    nullable: true,
    description: "For which service area; left out, for all that the partner does for us.",
  })
  serviceAreaId?: string | null;

  @Field(() => GraphQLLocalDate, { nullable: true, description: "From which day on; left out, today." })
  startsOn?: string;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: "The last day; left out, until further notice.",
  })
  endsOn?: string | null;
}

@InputType({ description: "That a partner rests on a subcontractor no more." })
export class SubcontractingEndInput {
  @Field(() => GraphQLUUID, { description: "What is to end." })
  id: string;

  @Field(() => Int, { description: "The version that the caller saw; another one is a conflict." })
  expectedVersion: number;

  @Field(() => GraphQLLocalDate, { description: "The last day on which it is so." })
  endsOn: string;
}

@InputType({ description: "Which subcontractors; all conditions must hold." })
export class SubcontractingFilter {
  @Field(() => IdFilter, { nullable: true, description: "By the partner that rests on them." })
  partnerId?: IdFilter | null;

  @Field(() => IdFilter, { nullable: true, description: "By the partner of ours that they are." })
  subcontractorId?: IdFilter | null;

  @Field(() => IdFilter, { nullable: true, description: "By the service area that they are named for." })
  serviceAreaId?: IdFilter | null;

  @Field(() => TextFilter, { nullable: true, description: "By their name." })
  name?: TextFilter | null;
}
