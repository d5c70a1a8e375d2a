import sql from "sql-template-tag";
import { Field, registerEnumType } from "type-graphql";
import { Column, Index } from "typeorm";
import { BaseRecord } from "../../kernel/BaseRecord.js";
import { byId, byIdOrNull } from "../../kernel/batches.js";
import type { ChildPages } from "../../kernel/childPages.js";
import { Day, EnumColumn, Ref, Text, Whole } from "../../kernel/columns.js";
import { connectionOf } from "../../kernel/connectionOf.js";
import { Amount, CurrencyCode, CurrencyScalar } from "../../kernel/Money.js";
import type { Order } from "../../kernel/pages.js";
import { Record } from "../../kernel/Record.js";
import { RenewalMode } from "./RenewalMode.js";

/** What kind of agreement it is. */
export enum ContractKind {
  MSA = "MSA",
  SOW = "SOW",
  RETAINER = "RETAINER",
  SUBSCRIPTION = "SUBSCRIPTION",
  SUPPORT = "SUPPORT",
}
registerEnumType(ContractKind, {
  name: "ContractKind",
  description: "What kind of agreement a contract is.",
  valuesConfig: {
    MSA: { description: "A master agreement: the terms for all that hangs under it." },
    SOW: { description: "A statement of work: one piece of work, with its price." },
    RETAINER: { description: "Hours that stand ready, whether they are called off or not." },
    SUBSCRIPTION: { description: "The use of a product or a service over time." },
    SUPPORT: { description: "Help with what there is." },
  },
});

@Record({ description: "An agreement with a partner.", scope: { partner: "partnerId" } })
@Index(["partnerId", "startsOn", "id"])
@Index(["startsOn", "id"])
@Index(["normalisedTitle", "id"])
@Index(["settledUntil"])
export class Contract extends BaseRecord {
  @Ref("Partner")
  partnerId: string;

  @EnumColumn(ContractKind, "What kind of agreement it is.")
  kind: ContractKind;

  @Text("What it is about.")
  title: string;

  /** The title without case and punctuation: what lists are ordered by. */
  @Column({ type: "text" })
  normalisedTitle: string;

  @Text("The number that it goes by; null where it has none.", { nullable: true })
  number: string | null;

  @Text("Our department that it serves; null where nobody has said.", { nullable: true })
  department: string | null;

  @CurrencyCode({ nullable: true })
  @Field(() => CurrencyScalar, {
    nullable: true,
    description: "The currency of all its money; null as long as no money was spoken of.",
  })
  currency: string | null;

  @Amount({ nullable: true })
  valueAmount: string | null;

  @Ref("Contract", { nullable: true })
  parentId: string | null;

  @Day("The first day of its first term.")
  startsOn: string;

  @Day(
    "The last day of its first term, that day included, as it was first agreed; null for until it is terminated.",
    { nullable: true },
  )
  endsOn: string | null;

  @Day(
    "The last day that is agreed, with renewals and amendments but without tacit renewals and notice; null for no end.",
    { nullable: true },
  )
  settledUntil: string | null;

  @EnumColumn(RenewalMode, "What becomes of it at the end of a term.")
  renewalMode: RenewalMode;

  @Whole("How many months a renewal lasts; null where nobody has said, or where there is none.", {
    nullable: true,
  })
  renewalMonths: number | null;

  @Whole("How many whole days of a term must be left when we give notice; null where nobody has said.", {
    nullable: true,
  })
  noticeDays: number | null;

  @Whole("The same for the partner's notice; null where nobody has said.", { nullable: true })
  partnerNoticeDays: number | null;

  @Day("When it was signed; null where nobody has said.", { nullable: true })
  signedOn: string | null;

  @Day("The date of the snapshot that last said something about the contract; older ones change nothing.", {
    nullable: true,
  })
  observedOn: string | null;
}

export const ContractConnection = connectionOf(Contract, "Contract");

export const contractById = byId(() => Contract);
export const contractByIdOrNull = byIdOrNull(() => Contract);

export const latestStartFirst: Order = {
  name: "STARTS_ON",
  value: sql`t.starts_on`,
  type: "date",
  direction: "DESC",
};

export const contractsByPartner: ChildPages<Contract> = {
  record: () => Contract,
  parent: "partnerId",
  order: latestStartFirst,
};

/** The agreements that hang under others. */
export const contractsByParent: ChildPages<Contract> = {
  record: () => Contract,
  parent: "parentId",
  order: latestStartFirst,
};
