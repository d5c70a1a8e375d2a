import { GraphQLLocalDate, GraphQLUUID } from "graphql-scalars";
import { Field, Float, InputType, Int } from "type-graphql";
import { ExternalReferenceInput } from "../../kernel/ExternalReference.js";
import { IdFilter, type EnumFilter } from "../../kernel/filters.js";
import { SkillLevel, SkillLevelFilter } from "../catalog/SkillLevel.js";

@InputType({
  description:
    "That a service area needs a skill: found by id, by a reference, or else by area, skill and level, and added where " +
    "there is none.",
})
export class DemandUpsertInput {
  @Field(() => GraphQLUUID, {
    nullable: true,
    description: "The demand to change, or the id that the caller wants a new one to have.",
  })
  id?: string;

  @Field(() => Int, {
    nullable: true,
    description: "The version that the caller saw; needed where the id names a demand that exists.",
  })
  expectedVersion?: number;

  @Field(() => GraphQLUUID, { description: "The service area." })
  serviceAreaId: string;

  @Field(() => GraphQLUUID, { description: "Which skill it needs." })
  skillId: string;

  @Field(() => SkillLevel, { description: "How well the skill must be had, at least." })
  level: SkillLevel;

  @Field(() => Float, { description: "How many days of one person's work are needed in a year." })
  daysAYear: number;

  @Field(() => Int, {
    nullable: true,
    description: "How many people are needed at once at the busiest hour; a new demand says 1.",
  })
  peak?: number;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: "The first day on which it is needed, which may lie ahead; a new demand says today.",
  })
  since?: string;

  @Field(() => [ExternalReferenceInput], {
    nullable: true,
    description: "How other systems know the demand; added to what is known already.",
  })
  externalReferences?: ExternalReferenceInput[];
}

@InputType({ description: "That a skill is needed no longer from a day on." })
export class DemandEndInput {
  @Field(() => GraphQLUUID, { description: "The demand." })
  id: string;

  @Field(() => Int, { description: "The version that the caller saw; another one is a conflict." })
  expectedVersion: number;

  @Field(() => GraphQLLocalDate, {
    description: "The first day on which it is not needed; it may lie ahead.",
  })
  endsOn: string;

  @Field(() => String, { description: "Why." })
  reason: string;
}

@InputType({ description: "Which demands; all conditions must hold." })
export class DemandFilter {
  @Field(() => IdFilter, { nullable: true, description: "By service area." })
  serviceAreaId?: IdFilter | null;

  @Field(() => IdFilter, { nullable: true, description: "By skill." })
  skillId?: IdFilter | null;

  @Field(() => SkillLevelFilter, { nullable: true, description: "By the level that is needed." })
  level?: EnumFilter<SkillLevel> | null;
}
