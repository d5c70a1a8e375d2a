import { Field } from "type-graphql";
import { Check, Column, Index } from "typeorm";
import { BaseRecord } from "../../kernel/BaseRecord.js";
import { childrenBy } from "../../kernel/batches.js";
import { Day, Ref, Whole } from "../../kernel/columns.js";
import { Amount, CurrencyCode, DecimalScalar } from "../../kernel/Money.js";
import { Record } from "../../kernel/Record.js";

@Record({
  description: "What a contract says about money that is owed back where service levels are missed.",
  scope: { partner: "partnerId" },
})
@Index(["contractId", "startsOn"], { unique: true })
@Check("service_credit_terms_fee", `("fee_amount" IS NULL) = ("fee_currency" IS NULL)`)
export class ServiceCreditTerms extends BaseRecord {
  /** The contract's partner, which says who may see the terms. */
  @Ref("Partner")
  partnerId: string;

  @Ref("Contract")
  contractId: string;

  @Day("The first day on which they hold; until others do.")
  startsOn: string;

  /** Null where the fee of a month is what was paid in it. */
  @Amount({ nullable: true })
  feeAmount: string | null;

  @CurrencyCode({ nullable: true })
  feeCurrency: string | null;

  @Column({ type: "numeric" })
  @Field(() => DecimalScalar, {
    description: "How much of a month's fee can be owed back at most, in percent, whatever was missed.",
  })
  atRiskPercent: string;

  @Whole("Within how many days after the end of a month it must be claimed.")
  claimDays: number;
}

/** At most a hundred each, the earliest first. */
export const creditTermsByContract = childrenBy(() => ServiceCreditTerms, "contractId", ["startsOn"]);
