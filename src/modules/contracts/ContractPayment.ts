import sql from "sql-template-tag";
import { registerEnumType } from "type-graphql";
import { Index } from "typeorm";
import { BaseRecord } from "../../kernel/BaseRecord.js";
import type { ChildPages } from "../../kernel/childPages.js";
import { Day, EnumColumn, Ref, Text } from "../../kernel/columns.js";
import { connectionOf } from "../../kernel/connectionOf.js";
import type { Batch } from "../../kernel/Context.js";
import { Amount, CurrencyCode, type Money } from "../../kernel/Money.js";
import { Record } from "../../kernel/Record.js";

/** What the amount of a payment counts. */
export enum PaymentBasis {
  PAYMENT = "PAYMENT",
  TOTAL = "TOTAL",
}
registerEnumType(PaymentBasis, {
  name: "PaymentBasis",
  description: "What the amount of a payment counts.",
  valuesConfig: {
    PAYMENT: { description: "One payment, on its day." },
    TOTAL: {
      description: "All that was paid under its reference up to its day; a later total takes its place.",
    },
  },
});

@Record({ description: "Money that was paid under a contract.", scope: { partner: "partnerId" } })
@Index(["contractId", "paidOn", "id"])
@Index(["contractId", "reference"], { unique: true, where: "basis = 'TOTAL'" })
export class ContractPayment extends BaseRecord {
  /** The contract's partner, which says who may see the payment. */
  @Ref("Partner")
  partnerId: string;

  @Ref("Contract")
  contractId: string;

  @EnumColumn(PaymentBasis, "What the amount counts.")
  basis: PaymentBasis;

  @Day("The day of the payment, or the day up to which a total counts.")
  paidOn: string;

  @Amount()
  amount: string;

  @CurrencyCode()
  currency: string;

  @Text("What it was paid for, or the key of the payment elsewhere; a total always has one.", {
    nullable: true,
  })
  reference: string | null;
}

export const ContractPaymentConnection = connectionOf(ContractPayment, "ContractPayment");

export const paymentsByContract: ChildPages<ContractPayment> = {
  record: () => ContractPayment,
  parent: "contractId",
  order: { name: "PAID_ON", value: sql`t.paid_on`, type: "date", direction: "DESC" },
};

/** All that was paid under each contract: its payments are all in its currency; null where there is none. */
export const paidByContract: Batch<string, Money | null> = async (reader, ids) => {
  const rows = await reader.rows<Money & { readonly contractId: string }>(sql`
    SELECT contract_id AS "contractId", sum(amount) AS amount, currency FROM contract_payment
    WHERE contract_id = ANY(${ids}::uuid[]) GROUP BY contract_id, currency`);
  const found = new Map(rows.map(({ contractId, ...money }) => [contractId, money]));
  return ids.map((id) => found.get(id) ?? null);
};
