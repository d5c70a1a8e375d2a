import { GraphQLUUID } from "graphql-scalars";
import { Field, InputType, Int } from "type-graphql";
import { ExternalReferenceInput } from "../../kernel/ExternalReference.js";
import { IdFilter, TextFilter } from "../../kernel/filters.js";
import { TimeZoneScalar } from "../../kernel/TimeZone.js";

@InputType({ description: "A team to add." })
export class TeamCreateInput {
  @Field(() => GraphQLUUID, { nullable: true, description: "The id, where the caller wants to choose it." })
  id?: string;

  @Field(() => String, { description: "The name of the team; no other has it." })
  name: string;

  @Field(() => GraphQLUUID, { nullable: true, description: "The calendar by which the team works." })
  calendarId?: string | null;

  @Field(() => [ExternalReferenceInput], { nullable: true, description: "How other systems know the team." })
  externalReferences?: ExternalReferenceInput[];
}

@InputType({
  description:
    "A team as another system knows it: found by id, by a reference or else by name, and added where there is none.",
})
export class TeamUpsertInput extends TeamCreateInput {
  @Field(() => Int, {
    nullable: true,
    description: "The version that the caller saw; needed where the id names a team that exists.",
  })
  expectedVersion?: number;
}

@InputType({ description: "A person of our own staff to add." })
export class PersonCreateInput {
  @Field(() => GraphQLUUID, { nullable: true, description: "The id, where the caller wants to choose it." })
  id?: string;

  @Field(() => String, { description: "The person's name." })
  name: string;

  @Field(() => String, { description: "The e-mail address; no other person has it, in whatever case." })
  email: string;

  @Field(() => GraphQLUUID, { nullable: true, description: "The team." })
  teamId?: string | null;

  @Field(() => TimeZoneScalar, { nullable: true, description: "Where the person works." })
  timeZone?: string | null;

  @Field(() => [ExternalReferenceInput], {
    nullable: true,
    description: "How other systems know the person.",
  })
  externalReferences?: ExternalReferenceInput[];
}

@InputType({
  description:
    "A person of our own staff as another system knows them: found by id, by a reference or else by e-mail address, and added where there is none.",
})
export class PersonUpsertInput extends PersonCreateInput {
  @Field(() => Int, {
    nullable: true,
    description: "The version that the caller saw; needed where the id names a person who exists.",
  })
  expectedVersion?: number;
}

@InputType({ description: "A change of a person; what is left out stays as it is." })
export class PersonUpdateInput {
  @Field(() => GraphQLUUID, { description: "The person." })
  id: string;

  @Field(() => Int, { description: "The version that the caller saw; another one is a conflict." })
  expectedVersion: number;

  @Field(() => String, { nullable: true, description: "The person's name." })
  name?: string;

  @Field(() => String, { nullable: true, description: "The e-mail address; no other person has it." })
  email?: string;

  @Field(() => GraphQLUUID, { nullable: true, description: "The team; null for none." })
  teamId?: string | null;

  @Field(() => TimeZoneScalar, { nullable: true, description: "Where the person works; null for unknown." })
  timeZone?: string | null;

  @Field(() => [ExternalReferenceInput], {
    nullable: true,
    description: "References to add to those there are.",
  })
  externalReferences?: ExternalReferenceInput[];
}

@InputType({ description: "Which people; all conditions must hold." })
export class PersonFilter {
  @Field(() => IdFilter, { nullable: true, description: "By team." })
  teamId?: IdFilter | null;

  @Field(() => TextFilter, { nullable: true, description: "By name." })
  name?: TextFilter | null;
}
