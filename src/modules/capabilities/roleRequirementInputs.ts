import { GraphQLUUID } from "graphql-scalars";
import { Field, InputType, Int } from "type-graphql";
import { ExternalReferenceInput } from "../../kernel/ExternalReference.js";
import { IdFilter, TextFilter, type EnumFilter } from "../../kernel/filters.js";
import { SkillLevel, SkillLevelFilter } from "../catalog/SkillLevel.js";

@InputType({
  description:
    "That a grade of a role needs a skill: found by id, by a reference, or else by role, grade and skill, and added where " +
    "there is none.",
})
export class RoleRequirementUpsertInput {
  @Field(() => GraphQLUUID, {
    nullable: true,
    description: "The requirement to change, or the id that the caller wants a new one to have.",
  })
  id?: string;

  @Field(() => Int, {
    nullable: true,
    description: "The version that the caller saw; needed where the id names a requirement that exists.",
  })
  expectedVersion?: number;

  @Field(() => String, { nullable: true, description: "The family of roles; null for none." })
  family?: string | null;

  @Field(() => String, { description: "The role." })
  role: string;

  @Field(() => String, { description: "The grade within the role." })
  grade: string;

  @Field(() => GraphQLUUID, { description: "Which skill it needs." })
  skillId: string;

  @Field(() => SkillLevel, { description: "How well the skill must be had." })
  level: SkillLevel;

  @Field(() => [ExternalReferenceInput], {
    nullable: true,
    description: "How other systems know the requirement; added to what is known already.",
  })
  externalReferences?: ExternalReferenceInput[];
}

@InputType({ description: "Which requirements of roles; all conditions must hold." })
export class RoleRequirementFilter {
  @Field(() => TextFilter, { nullable: true, description: "By family." })
  family?: TextFilter | null;

  @Field(() => TextFilter, { nullable: true, description: "By role." })
  role?: TextFilter | null;

  @Field(() => TextFilter, { nullable: true, description: "By grade." })
  grade?: TextFilter | null;

  @Field(() => IdFilter, { nullable: true, description: "By skill." })
  skillId?: IdFilter | null;

  @Field(() => SkillLevelFilter, { nullable: true, description: "By the level that is needed." })
  level?: EnumFilter<SkillLevel> | null;
}
