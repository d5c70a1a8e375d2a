import { registerEnumType } from "type-graphql";
import { Index } from "typeorm";
import { BaseRecord } from "../../kernel/BaseRecord.js";
import { childrenBy } from "../../kernel/batches.js";
import { Day, EnumColumn, Ref, Text, Whole } from "../../kernel/columns.js";
import { Amount, CurrencyCode } from "../../kernel/Money.js";
import { Record } from "../../kernel/Record.js";

/** Whether a term is the first one. */
export enum ContractTermKind {
  INITIAL = "INITIAL",
  RENEWAL = "RENEWAL",
}
registerEnumType(ContractTermKind, {
  name: "ContractTermKind",
  description: "Whether a term is the first one.",
  valuesConfig: {
    INITIAL: { description: "The first term of a contract." },
    RENEWAL: { description: "A later one." },
  },
});

@Record({
  description:
    "A stretch of time for which a contract was agreed. Renewals that happen by themselves need no record.",
  scope: { partner: "partnerId" },
})
@Index(["contractId", "number"], { unique: true })
@Index(["contractId", "startsOn"], { unique: true })
export class ContractTerm extends BaseRecord {
  /** The contract's partner, which says who may see the term. */
  @Ref("Partner")
  partnerId: string;

  @Ref("Contract")
  contractId: string;

  @Whole("The place among the contract's terms, from 1.")
  number: number;

  @Text(
    "The number of the first item that made the term in a published list; null where it comes from none.",
    {
      nullable: true,
    },
  )
  reference: string | null;

  @EnumColumn(ContractTermKind, "Whether it is the first one.")
  kind: ContractTermKind;

  @Day("The first day.")
  startsOn: string;

  @Day("The last day, that day included, before any amendment moved it; null for until it is terminated.", {
    nullable: true,
  })
  endsOn: string | null;

  @Day(
    "The first day of the gap before the term, in which the contract bound nobody; null where it follows at once.",
    { nullable: true },
  )
  lapsedFrom: string | null;

  @Amount({ nullable: true })
  valueAmount: string | null;

  @CurrencyCode({ nullable: true })
  valueCurrency: string | null;

  @Day("When it was agreed; null where nobody has said.", { nullable: true })
  decidedOn: string | null;
}

export const termsByContract = childrenBy(() => ContractTerm, "contractId", ["number"]);
