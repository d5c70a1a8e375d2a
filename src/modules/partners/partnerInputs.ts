import { GraphQLLocalDate, GraphQLUUID } from "graphql-scalars";
import { Field, InputType, Int, registerEnumType } from "type-graphql";
import { ExternalReferenceInput } from "../../kernel/ExternalReference.js";
import { enumFilterOf, IdFilter, TextFilter, type EnumFilter } from "../../kernel/filters.js";
import { Direction } from "../../kernel/Direction.js";
import { Standing } from "./CurrentStanding.js";
import { PartnerRole, PartnerSegment } from "./Partner.js";
import { PartnerStage, PartnerStageFilter } from "./PartnerStage.js";

@InputType({ description: "A partner to add." })
export class PartnerCreateInput {
  @Field(() => GraphQLUUID, { nullable: true, description: "The id, where the caller wants to choose it." })
  id?: string;

  @Field(() => String, { description: "The name, as the partner writes it." })
  name: string;

  @Field(() => [PartnerRole], { nullable: true, description: "What the partner is to us." })
  roles?: PartnerRole[];

  @Field(() => PartnerSegment, {
    nullable: true,
    description: "Where the partner stands in the portfolio matrix.",
  })
  segment?: PartnerSegment | null;

  @Field(() => String, { nullable: true, description: "The partner's site, with http:// or https://." })
  website?: string | null;

  @Field(() => GraphQLUUID, { nullable: true, description: "The partner that this one belongs to." })
  parentId?: string | null;

  @Field(() => PartnerStage, {
    nullable: true,
    description: "Where a new partner begins: PROSPECT, ONBOARDING, or ACTIVE where nothing is said.",
  })
  stage?: PartnerStage;

  @Field(() => [ExternalReferenceInput], {
    nullable: true,
    description: "How other systems know the partner.",
  })
  externalReferences?: ExternalReferenceInput[];
}

@InputType({
  description:
    "A partner as another system knows it: found by id, by a reference or else by name, and added where there is none.",
})
export class PartnerUpsertInput extends PartnerCreateInput {
  @Field(() => Int, {
    nullable: true,
    description: "The version that the caller saw; needed where the id names a partner that exists.",
  })
  expectedVersion?: number;
}

@InputType({ description: "A change of a partner; what is left out stays as it is." })
export class PartnerUpdateInput {
  @Field(() => GraphQLUUID, { description: "The partner." })
  id: string;

  @Field(() => Int, { description: "The version that the caller saw; another one is a conflict." })
  expectedVersion: number;

  @Field(() => String, { nullable: true, description: "The name, as the partner writes it." })
  name?: string;

  @Field(() => [PartnerRole], {
    nullable: true,
    description: "What the partner is to us; replaces all roles.",
  })
  roles?: PartnerRole[];

  @Field(() => PartnerSegment, { nullable: true, description: "Where the partner stands; null for unknown." })
  segment?: PartnerSegment | null;

  @Field(() => String, { nullable: true, description: "The partner's site; null for none." })
  website?: string | null;

  @Field(() => GraphQLUUID, {
    nullable: true,
    description: "The partner that this one belongs to; null for none.",
  })
  parentId?: string | null;

  @Field(() => [ExternalReferenceInput], {
    nullable: true,
    description: "References to add to those there are.",
  })
  externalReferences?: ExternalReferenceInput[];
}

@InputType({ description: "A person at a partner to add." })
export class ContactCreateInput {
  @Field(() => GraphQLUUID, { nullable: true, description: "The id, where the caller wants to choose it." })
  id?: string;

  @Field(() => GraphQLUUID, { description: "The partner." })
  partnerId: string;

  @Field(() => String, { description: "The person's name." })
  name: string;

  @Field(() => String, { nullable: true, description: "What the person does there." })
  title?: string | null;

  @Field(() => String, { nullable: true, description: "The e-mail address." })
  email?: string | null;

  @Field(() => String, { nullable: true, description: "The telephone number, with country code." })
  phone?: string | null;

  @Field(() => GraphQLLocalDate, { nullable: true, description: "When the person was last reached there." })
  verifiedOn?: string | null;
}

@InputType({
  description:
    "A person at a partner as another system knows them: found by id, by a reference or else by partner and name, and added where there is none.",
})
export class ContactUpsertInput extends ContactCreateInput {
  @Field(() => Int, {
    nullable: true,
    description: "The version that the caller saw; needed where the id names a contact that exists.",
  })
  expectedVersion?: number;

  @Field(() => [ExternalReferenceInput], {
    nullable: true,
    description: "How other systems know the person; added to what is known already.",
  })
  externalReferences?: ExternalReferenceInput[];
}

@InputType({ description: "A change of a contact; what is left out stays as it is." })
export class ContactUpdateInput {
  @Field(() => GraphQLUUID, { description: "The contact." })
  id: string;

  @Field(() => Int, { description: "The version that the caller saw; another one is a conflict." })
  expectedVersion: number;

  @Field(() => String, { nullable: true, description: "The person's name." })
  name?: string;

  @Field(() => String, { nullable: true, description: "What the person does there; null for unknown." })
  title?: string | null;

  @Field(() => String, { nullable: true, description: "The e-mail address; null for none." })
  email?: string | null;

  @Field(() => String, { nullable: true, description: "The telephone number; null for none." })
  phone?: string | null;

  @Field(() => GraphQLLocalDate, { nullable: true, description: "When the person was last reached there." })
  verifiedOn?: string | null;
}

const PartnerRoleFilter = enumFilterOf(PartnerRole, "PartnerRole");
const PartnerSegmentFilter = enumFilterOf(PartnerSegment, "PartnerSegment");
/** Conditions on a standing, for every list that has one. */
export const StandingFilter = enumFilterOf(Standing, "Standing");

/** The conditions on a partner's own columns; who asks for more adds it (see segments). */
@InputType()
export abstract class PartnerConditions {
  @Field(() => IdFilter, { nullable: true, description: "By id." })
  id?: IdFilter | null;

  @Field(() => TextFilter, { nullable: true, description: "By name." })
  name?: TextFilter | null;

  @Field(() => PartnerRoleFilter, { nullable: true, description: "By any of the partner's roles." })
  role?: EnumFilter<PartnerRole> | null;

  @Field(() => PartnerSegmentFilter, { nullable: true, description: "By segment." })
  segment?: EnumFilter<PartnerSegment> | null;

  @Field(() => PartnerStageFilter, {
    nullable: true,
    description: "By where the partner stands in its life with us.",
  })
  stage?: EnumFilter<PartnerStage> | null;

  @Field(() => StandingFilter, { nullable: true, description: "By the standing of the latest scorecard." })
  standing?: EnumFilter<Standing> | null;
}

/** What partners can be ordered by. */
export enum PartnerOrderField {
  NAME = "NAME",
  TRUST_LOWER = "TRUST_LOWER",
}
registerEnumType(PartnerOrderField, {
  name: "PartnerOrderField",
  description: "What partners can be ordered by.",
  valuesConfig: {
    NAME: { description: "The name, without case, punctuation and legal form." },
    TRUST_LOWER: {
      description: "The lower bound of trust on the latest scorecard; those without one are lowest.",
    },
  },
});

@InputType({ description: "How partners are ordered; the id breaks ties." })
export class PartnerOrder {
  @Field(() => PartnerOrderField, { description: "By what." })
  field: PartnerOrderField;

  @Field(() => Direction, { description: "In which direction." })
  direction: Direction;
}
