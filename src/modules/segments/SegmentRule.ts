import { GraphQLUUID } from "graphql-scalars";
import { Field, Float, InputType, ObjectType } from "type-graphql";
import { Money } from "../../kernel/Money.js";
import { Criticality } from "../catalog/Criticality.js";
import { Standing } from "../partners/CurrentStanding.js";
import { PartnerRole } from "../partners/Partner.js";
import { PartnerStage } from "../partners/PartnerStage.js";

const RULE = "Which partners are in a segment: those for which all conditions hold; null says nothing.";

/** One class for the answer and the input: both say the same. Kept inside its segment, since it is nothing without it. */
@ObjectType("SegmentRule", { description: RULE, simpleResolvers: true })
@InputType("SegmentRuleInput", { description: `${RULE} At least one condition is needed.` })
export class SegmentRule {
  @Field(() => [PartnerRole], { nullable: true, description: "It has any of these roles." })
  roles?: PartnerRole[] | null;

  @Field(() => [PartnerStage], { nullable: true, description: "It is at any of these stages, now." })
  stages?: PartnerStage[] | null;

  @Field(() => [Standing], {
    nullable: true,
    description: "It has any of these standings on its latest scorecard.",
  })
  standings?: Standing[] | null;

  @Field(() => [GraphQLUUID], {
    nullable: true,
    description:
      "It offers something in any of these service areas, or a contract in force entitles us to its help there; at most 50.",
  })
  serviceAreaIds?: string[] | null;

  @Field(() => Criticality, {
    nullable: true,
    description: "The same for any service area that is as critical as this, or more.",
  })
  criticalityAtLeast?: Criticality | null;

  @Field(() => Float, {
    nullable: true,
    description: "The lower bound of trust on its latest scorecard is this or more, 0 to 1.",
  })
  trustLowerAtLeast?: number | null;

  @Field(() => Float, {
    nullable: true,
    description: "The lower bound of trust on its latest scorecard is this or less, 0 to 1.",
  })
  trustLowerAtMost?: number | null;

  @Field(() => Money, {
    nullable: true,
    description: "Its contracts in force in this currency are worth as much together, or more.",
  })
  contractValueAtLeast?: Money | null;

  @Field(() => Boolean, { nullable: true, description: "It has a contract in force, or has none." })
  hasContractInForce?: boolean | null;
}
