import { GraphQLLocalDate } from "graphql-scalars";
import { Field, Int, ObjectType } from "type-graphql";
import { connectionOf } from "../../kernel/connectionOf.js";
import { SkillLevel } from "../catalog/SkillLevel.js";

/** A count, not a record: it says how many there are, and never who. */
@ObjectType({
  description: "What our own people can do: how many of them have one skill at exactly one level.",
  simpleResolvers: true,
})
export class Capability {
  skillId: string;

  @Field(() => SkillLevel, { description: "The level." })
  level: SkillLevel;

  @Field(() => Int, { description: "How many people have the skill at this level." })
  holders: number;

  @Field(() => Int, { description: "How many of them can be called for it outside working hours." })
  onCall: number;

  @Field(() => Int, { description: "For how many of them somebody made sure that they have this level." })
  verified: number;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: "When one of them last used it; null where nobody knows.",
  })
  lastUsedOn: string | null;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: "When somebody last made sure that one of them has this level; null where nobody did.",
  })
  lastVerifiedOn: string | null;

  @Field(() => GraphQLLocalDate, { description: "The day on which it is so." })
  asOf: string;
}

export const CapabilityConnection = connectionOf(Capability, "Capability");
