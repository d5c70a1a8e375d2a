import { registerEnumType } from "type-graphql";
import { Check, Index } from "typeorm";
import { BaseRecord } from "../../kernel/BaseRecord.js";
import { Day, EnumColumn, Ref, Text } from "../../kernel/columns.js";
import { Amount, CurrencyCode } from "../../kernel/Money.js";
import { Record } from "../../kernel/Record.js";

/** What became of a claim. */
export enum ClaimOutcome {
  PAID = "PAID",
  REFUSED = "REFUSED",
}
registerEnumType(ClaimOutcome, {
  name: "ClaimOutcome",
  description: "What became of a claim.",
  valuesConfig: {
    PAID: { description: "The partner gave money back, or took it off what we owe." },
    REFUSED: { description: "The partner gave nothing." },
  },
});

@Record({
  description: "That we asked for the money that is owed back for a month.",
  scope: { partner: "partnerId" },
})
@Index(["contractId", "month"], { unique: true })
@Check("service_credit_claim_settled", `("outcome" IS NULL) = ("settled_on" IS NULL)`)
@Check("service_credit_claim_paid", `("paid_amount" IS NOT NULL) = (coalesce("outcome", '') = 'PAID')`)
export class ServiceCreditClaim extends BaseRecord {
  /** The contract's partner, which says who may see the claim. */
  @Ref("Partner")
  partnerId: string;

  @Ref("Contract")
  contractId: string;

  @Day("The first day of the month that it is for.")
  month: string;

  @Day("When we asked.")
  claimedOn: string;

  /** What was owed by what was known when we asked. */
  @Amount()
  amount: string;

  @CurrencyCode()
  currency: string;

  @Text("What there is to say about it.", { nullable: true })
  note: string | null;

  @Day("When the partner answered; null while it has not.", { nullable: true })
  settledOn: string | null;

  @EnumColumn(ClaimOutcome, "What became of it; null while that is open.", { nullable: true })
  outcome: ClaimOutcome | null;

  /** In the currency of the claim; null where nothing was paid. */
  @Amount({ nullable: true })
  paidAmount: string | null;

  @Text("Why, as the partner said; a refusal always has a reason.", { nullable: true })
  reason: string | null;
}
