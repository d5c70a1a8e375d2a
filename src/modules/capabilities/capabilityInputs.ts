import { GraphQLLocalDate, GraphQLUUID } from "graphql-scalars";
import { Field, InputType, Int } from "type-graphql";
import { ExternalReferenceInput } from "../../kernel/ExternalReference.js";
import { IdFilter, type EnumFilter } from "../../kernel/filters.js";
import { Money } from "../../kernel/Money.js";
import { SkillLevel, SkillLevelFilter } from "../catalog/SkillLevel.js";

@InputType({
  description:
    "That somebody has a skill: found by id, by a reference, or else by holder and skill, and added where there is none.",
})
export class CapabilityUpsertInput {
  @Field(() => GraphQLUUID, {
    nullable: true,
    description: "The holding to change, or the id that the caller wants a new one to have.",
  })
  id?: string;

  @Field(() => Int, {
    nullable: true,
    description: "The version that the caller saw; needed where the id names a holding that exists.",
  })
  expectedVersion?: number;

  @Field(() => GraphQLUUID, {
    nullable: true,
    description: "Who has the skill, as we know it; either this or holderReference is needed.",
  })
  holderId?: string;

  @Field(() => ExternalReferenceInput, {
    nullable: true,
    description:
      "Who has the skill, by a key of another system that names nobody, such as a pseudonym; a new key is a new holder.",
  })
  holderReference?: ExternalReferenceInput;

  @Field(() => GraphQLUUID, { description: "Which skill." })
  skillId: string;

  @Field(() => SkillLevel, { description: "How well." })
  level: SkillLevel;

  @Field(() => Boolean, {
    nullable: true,
    description: "Whether the holder can be called for it outside working hours; a new holding says no.",
  })
  onCall?: boolean;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: "The first day on which the holder had it; a new holding says today.",
  })
  since?: string;

  @Field(() => GraphQLLocalDate, { nullable: true, description: "When it was last used; null for unknown." })
  lastUsedOn?: string | null;

  @Field(() => Money, {
    nullable: true,
    description: "What it costs a year that this holder keeps the skill: training, certificates, practice.",
  })
  yearlyCost?: Money | null;

  @Field(() => [ExternalReferenceInput], {
    nullable: true,
    description: "How other systems know the holding; added to what is known already.",
  })
  externalReferences?: ExternalReferenceInput[];
}

@InputType({ description: "That somebody made sure that a skill is there." })
export class CapabilityVerifyInput {
  @Field(() => GraphQLUUID, { description: "The holding." })
  id: string;

  @Field(() => Int, { description: "The version that the caller saw; another one is a conflict." })
  expectedVersion: number;

  @Field(() => GraphQLLocalDate, { description: "On which day." })
  verifiedOn: string;

  @Field(() => SkillLevel, {
    nullable: true,
    description: "The level that was found, which is the holding's from then on; left out, the level it has.",
  })
  level?: SkillLevel;

  @Field(() => GraphQLUUID, {
    nullable: true,
    description: "Who of our own people made sure; null for nobody whom we know.",
  })
  verifierId?: string | null;

  @Field(() => String, { nullable: true, description: "How: a test, a piece of work, a certificate." })
  note?: string | null;
}

@InputType({ description: "That something counts no longer from a day on." })
export class CapabilityEndInput {
  @Field(() => GraphQLUUID, { description: "The holding." })
  id: string;

  @Field(() => Int, { description: "The version that the caller saw; another one is a conflict." })
  expectedVersion: number;

  @Field(() => GraphQLLocalDate, {
    description: "The first day on which it counts no longer; it may lie ahead.",
  })
  endsOn: string;

  @Field(() => String, { description: "Why." })
  reason: string;
}

@InputType({ description: "For which person a holder of skills stands." })
export class CapabilityHolderIdentifyInput {
  @Field(() => GraphQLUUID, { description: "The holder." })
  holderId: string;

  @Field(() => Int, { description: "The version that the caller saw; another one is a conflict." })
  expectedVersion: number;

  @Field(() => GraphQLUUID, {
    nullable: true,
    description: "The person; null or left out makes the holder nameless again.",
  })
  personId?: string | null;
}

@InputType({ description: "Which capabilities; all conditions must hold." })
export class CapabilityFilter {
  @Field(() => IdFilter, { nullable: true, description: "By skill." })
  skillId?: IdFilter | null;

  @Field(() => SkillLevelFilter, { nullable: true, description: "By level." })
  level?: EnumFilter<SkillLevel> | null;

  @Field(() => Boolean, {
    nullable: true,
    description: "Counts only those who are on call, or only those who are not.",
  })
  onCall?: boolean | null;
}

@InputType({ description: "Which holdings of skills; all conditions must hold." })
export class SkillHoldingFilter {
  @Field(() => IdFilter, { nullable: true, description: "By skill." })
  skillId?: IdFilter | null;

  @Field(() => IdFilter, { nullable: true, description: "By holder." })
  holderId?: IdFilter | null;

  @Field(() => SkillLevelFilter, { nullable: true, description: "By level." })
  level?: EnumFilter<SkillLevel> | null;

  @Field(() => Boolean, { nullable: true, description: "Also those that have ended; left out, not." })
  includeEnded?: boolean | null;
}
