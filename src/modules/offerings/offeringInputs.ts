import { GraphQLLocalDate, GraphQLUUID } from "graphql-scalars";
import { Field, InputType, Int, registerEnumType } from "type-graphql";
import { Direction } from "../../kernel/Direction.js";
import { ExternalReferenceInput } from "../../kernel/ExternalReference.js";
import { IdFilter, TextFilter, type EnumFilter } from "../../kernel/filters.js";
import { SkillLevel } from "../catalog/SkillLevel.js";
import { SupportLevel, SupportLevelFilter } from "../catalog/SupportLevel.js";

@InputType({ description: "A skill that comes with an offering." })
export class OfferedSkillInput {
  @Field(() => GraphQLUUID, { description: "The skill." })
  skillId: string;

  @Field(() => SkillLevel, { description: "How well the partner's people have it." })
  level: SkillLevel;
}

@InputType({
  description:
    "What a partner can do: found by id, by a reference, or else by partner, service area and name, and added where " +
    "there is none.",
})
export class OfferingUpsertInput {
  @Field(() => GraphQLUUID, {
    nullable: true,
    description: "The offering to change, or the id that the caller wants a new one to have.",
  })
  id?: string;

  @Field(() => Int, {
    nullable: true,
    description: "The version that the caller saw; needed where the id names an offering that exists.",
  })
  expectedVersion?: number;

  @Field(() => GraphQLUUID, { description: "The partner; for one that was merged, what it became part of." })
  partnerId: string;

  @Field(() => GraphQLUUID, { description: "The service area." })
  serviceAreaId: string;

  @Field(() => String, { description: "The name; the partner has no other of that name in the area." })
  name: string;

  @Field(() => String, { nullable: true, description: "What is offered; null for nothing said." })
  description?: string | null;

  @Field(() => SupportLevel, { description: "Up to which support level the partner can help." })
  supportLevel: SupportLevel;

  @Field(() => String, { nullable: true, description: "What vouches for it, in short; null for nothing." })
  assurance?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "The page that proves it, with http:// or https://; null for none.",
  })
  evidenceUrl?: string | null;

  @Field(() => GraphQLLocalDate, { description: "When this was stated, or last confirmed." })
  statedOn: string;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: "The last day on which the claim stands without being confirmed; null for no end.",
  })
  expiresOn?: string | null;

  @Field(() => GraphQLUUID, {
    nullable: true,
    description: "The calendar of the hours in which it is offered; null for none.",
  })
  calendarId?: string | null;

  @Field(() => Boolean, { nullable: true, description: "Whether it is offered at all hours." })
  roundTheClock?: boolean;

  @Field(() => [OfferedSkillInput], {
    nullable: true,
    description: "The skills that come with it, at most 50; they replace all there are.",
  })
  skills?: OfferedSkillInput[];

  @Field(() => [ExternalReferenceInput], {
    nullable: true,
    description: "How other systems know the offering; added to what is known already.",
  })
  externalReferences?: ExternalReferenceInput[];
}

@InputType({ description: "Which offerings; all conditions must hold." })
export class OfferingFilter {
  @Field(() => IdFilter, { nullable: true, description: "By partner." })
  partnerId?: IdFilter | null;

  @Field(() => IdFilter, { nullable: true, description: "By service area." })
  serviceAreaId?: IdFilter | null;

  @Field(() => SupportLevelFilter, { nullable: true, description: "By the support level reached." })
  supportLevel?: EnumFilter<SupportLevel> | null;

  @Field(() => TextFilter, { nullable: true, description: "By name." })
  name?: TextFilter | null;
}

/** What offerings can be ordered by. */
export enum OfferingOrderField {
  NAME = "NAME",
  STATED_ON = "STATED_ON",
}
registerEnumType(OfferingOrderField, {
  name: "OfferingOrderField",
  description: "What offerings can be ordered by.",
  valuesConfig: {
    NAME: { description: "The name, without case and punctuation." },
    STATED_ON: { description: "The day on which it was stated." },
  },
});

@InputType({ description: "How offerings are ordered; the id breaks ties." })
export class OfferingOrder {
  @Field(() => OfferingOrderField, { description: "By what." })
  field: OfferingOrderField;

  @Field(() => Direction, { description: "In which direction." })
  direction: Direction;
}
