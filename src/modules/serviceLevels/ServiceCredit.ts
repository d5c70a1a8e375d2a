import { GraphQLLocalDate } from "graphql-scalars";
import { Field, Float, Int, ObjectType, registerEnumType } from "type-graphql";
import { DecimalScalar, Money } from "../../kernel/Money.js";
import { UsualSize } from "../../kernel/usualSize.js";
import { ServiceCreditClaim } from "./ServiceCreditClaim.js";

/** How the money that is owed back for a month stands. */
export enum ServiceCreditState {
  RUNNING = "RUNNING",
  NOTHING_OWED = "NOTHING_OWED",
  CLAIMABLE = "CLAIMABLE",
  MISSED = "MISSED",
  CLAIMED = "CLAIMED",
  PAID = "PAID",
  REFUSED = "REFUSED",
}
registerEnumType(ServiceCreditState, {
  name: "ServiceCreditState",
  description: "How the money that is owed back for a month stands.",
  valuesConfig: {
    RUNNING: { description: "The month is not over." },
    NOTHING_OWED: { description: "Enough was kept, or there was no fee." },
    CLAIMABLE: { description: "We can ask for it." },
    MISSED: { description: "We did not ask in time." },
    CLAIMED: { description: "We asked, and the partner has not answered." },
    PAID: { description: "The partner gave money back." },
    REFUSED: { description: "The partner gave nothing." },
  },
});

@ObjectType({ description: "How one service level was kept in a month.", simpleResolvers: true })
export class ServiceCreditLine {
  serviceLevelId: string;

  @Field(() => Int, { description: "How many promises of it were kept in the month." })
  kept: number;

  @Field(() => Int, { description: "How many were decided in the month, kept or broken." })
  decided: number;

  @Field(() => Float, { description: "The share that was kept, from 0 to 1." })
  keptShare: number;

  @Field(() => DecimalScalar, { description: "How much of the month's fee is owed back for it, in percent." })
  creditPercent: string;
}

/** It is worked out, and not stored; what was asked for is a record. */
@ObjectType({
  description: "What is owed back for one calendar month of a contract, by the ledger as it stands.",
  simpleResolvers: true,
})
export class ServiceCredit {
  @Field(() => GraphQLLocalDate, { description: "The first day of the month." })
  startsOn: string;

  @Field(() => GraphQLLocalDate, { description: "The last day of the month." })
  endsOn: string;

  @Field(() => Money, {
    nullable: true,
    description: "The month's fee; null where it is what was paid, and nothing was.",
  })
  fee: Money | null;

  @Field(() => [ServiceCreditLine], { description: "Each service level of which promises were decided." })
  @UsualSize(4)
  lines: ServiceCreditLine[];

  @Field(() => DecimalScalar, {
    description: "How much of a month's fee can be owed back at most, in percent.",
  })
  atRiskPercent: string;

  @Field(() => DecimalScalar, {
    description:
      "How much of it is owed back, in percent: what the lines add up to, and no more than can be.",
  })
  creditPercent: string;

  @Field(() => Money, { nullable: true, description: "How much is owed back; null where nothing is." })
  amount: Money | null;

  @Field(() => GraphQLLocalDate, { description: "The last day on which we can ask for it." })
  claimBy: string;

  @Field(() => ServiceCreditState, { description: "How it stands." })
  state: ServiceCreditState;

  @Field(() => ServiceCreditClaim, { nullable: true, description: "That we asked; null where we have not." })
  claim: ServiceCreditClaim | null;
}
