import { GraphQLUUID } from "graphql-scalars";
import { Field, InputType, Int } from "type-graphql";
import { ExternalReferenceInput } from "../../kernel/ExternalReference.js";
import { TextFilter } from "../../kernel/filters.js";

@InputType({
  description: "A skill: found by id, by a reference or else by name, and added where there is none.",
})
export class SkillUpsertInput {
  @Field(() => GraphQLUUID, {
    nullable: true,
    description: "The skill to change, or the id that the caller wants a new one to have.",
  })
  id?: string;

  @Field(() => Int, {
    nullable: true,
    description: "The version that the caller saw; needed where the id names a skill that exists.",
  })
  expectedVersion?: number;

  @Field(() => String, { description: "The name; no other skill has it." })
  name: string;

  @Field(() => String, {
    nullable: true,
    description: "The family of skills that it belongs to; null for none.",
  })
  group?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "What it takes to have the skill; null for nothing said.",
  })
  description?: string | null;

  @Field(() => [ExternalReferenceInput], {
    nullable: true,
    description: "How other systems know the skill; added to what is known already.",
  })
  externalReferences?: ExternalReferenceInput[];
}

@InputType({ description: "Which skills; all conditions must hold." })
export class SkillFilter {
  @Field(() => TextFilter, { nullable: true, description: "By name." })
  name?: TextFilter | null;

  @Field(() => TextFilter, { nullable: true, description: "By family." })
  group?: TextFilter | null;
}
