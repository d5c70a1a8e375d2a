import { registerEnumType } from "type-graphql";
import { BaseRecord } from "../../kernel/BaseRecord.js";
import { childrenBy } from "../../kernel/batches.js";
import { Day, EnumColumn, Ref, Text } from "../../kernel/columns.js";
import { Record } from "../../kernel/Record.js";

/** Who owes something. */
export enum OwedBy {
  US = "US",
  PARTNER = "PARTNER",
}
registerEnumType(OwedBy, {
  name: "OwedBy",
  description: "Who owes something under a contract.",
  valuesConfig: { US: { description: "We do." }, PARTNER: { description: "The partner does." } },
});

/** How often something is due. */
export enum Recurrence {
  ONCE = "ONCE",
  MONTHLY = "MONTHLY",
  QUARTERLY = "QUARTERLY",
  YEARLY = "YEARLY",
}
registerEnumType(Recurrence, {
  name: "Recurrence",
  description: "How often something is due.",
  valuesConfig: {
    ONCE: { description: "On one day." },
    MONTHLY: { description: "Every month, on the day of the month of the first one, or on its last." },
    QUARTERLY: { description: "Every three months." },
    YEARLY: { description: "Every year." },
  },
});

@Record({
  description: "What one side of a contract must do by a day, once or again and again.",
  scope: { partner: "partnerId" },
})
export class Obligation extends BaseRecord {
  /** The contract's partner, which says who may see the obligation. */
  @Ref("Partner")
  partnerId: string;

  @Ref("Contract")
  contractId: string;

  @Text("What must be done.")
  title: string;

  @EnumColumn(OwedBy, "Who must do it.")
  owedBy: OwedBy;

  @EnumColumn(Recurrence, "How often.")
  recurrence: Recurrence;

  @Day("The day by which it must first be done; later ones are counted from here.")
  firstDueOn: string;

  @Day("The last day on which it can be due; null for the last day of the contract.", { nullable: true })
  dueUntil: string | null;
}

/** At most a hundred each, by their first day. */
export const obligationsByContract = childrenBy(() => Obligation, "contractId", ["firstDueOn"]);
