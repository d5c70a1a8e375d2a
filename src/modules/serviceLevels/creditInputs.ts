import { GraphQLLocalDate, GraphQLUUID } from "graphql-scalars";
import { Field, InputType, Int } from "type-graphql";
import { DecimalScalar, Money } from "../../kernel/Money.js";
import { AdditionInput } from "../contracts/contractActionInputs.js";
import { FeeBasis } from "./FeeBasis.js";
import { ClaimOutcome } from "./ServiceCreditClaim.js";

@InputType({
  description: "What a contract says about money that is owed back where service levels are missed.",
})
export class ServiceCreditTermsAgreeInput extends AdditionInput {
  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: "The first day on which they hold; that of the contract where nothing is said.",
  })
  startsOn?: string;

  @Field(() => FeeBasis, { description: "What a month's fee is." })
  feeBasis: FeeBasis;

  @Field(() => Money, { nullable: true, description: "The fee of a month, where that was agreed." })
  monthlyFee?: Money | null;

  @Field(() => DecimalScalar, {
    description: "How much of a month's fee can be owed back at most, in percent, above 0 and at most 100.",
  })
  atRiskPercent: string;

  @Field(() => Int, {
    description: "Within how many days after the end of a month it must be claimed, 0 to 3,650.",
  })
  claimDays: number;
}

@InputType({ description: "That we asked for the money that is owed back for a month." })
export class ServiceCreditClaimInput {
  @Field(() => GraphQLUUID, { nullable: true, description: "The id, where the caller wants to choose it." })
  id?: string;

  @Field(() => GraphQLUUID, { description: "The contract." })
  contractId: string;

  @Field(() => GraphQLLocalDate, { description: "Any day of the month." })
  month: string;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: "When we asked; today where nothing is said.",
  })
  claimedOn?: string;

  @Field(() => String, { nullable: true, description: "What there is to say about it." })
  note?: string | null;
}

@InputType({ description: "What became of a claim." })
export class ServiceCreditSettleInput {
  @Field(() => GraphQLUUID, { description: "The claim." })
  id: string;

  @Field(() => Int, { description: "The version that the caller saw; another one is a conflict." })
  expectedVersion: number;

  @Field(() => ClaimOutcome, { description: "What became of it." })
  outcome: ClaimOutcome;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: "When the partner answered; today where nothing is said.",
  })
  settledOn?: string;

  @Field(() => Money, {
    nullable: true,
    description: "How much was paid, at most what we asked for; needed where it was, and only there.",
  })
  paid?: Money | null;

  @Field(() => String, { nullable: true, description: "Why, as the partner said; needed for a refusal." })
  reason?: string | null;
}
