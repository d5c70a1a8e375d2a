import sql from "sql-template-tag";
import { registerEnumType } from "type-graphql";
import { Index } from "typeorm";
import { BaseRecord } from "../../kernel/BaseRecord.js";
import { Day, EnumColumn, Instant, Ref, Text } from "../../kernel/columns.js";
import { connectionOf } from "../../kernel/connectionOf.js";
import { Record } from "../../kernel/Record.js";

/** What must be decided, or is due. */
export enum DecisionKind {
  OUR_NOTICE = "OUR_NOTICE",
  PARTNER_NOTICE = "PARTNER_NOTICE",
  RENEWAL_DECISION = "RENEWAL_DECISION",
  EXPIRY = "EXPIRY",
  OBLIGATION = "OBLIGATION",
}
registerEnumType(DecisionKind, {
  name: "DecisionKind",
  description: "What must be decided about a contract by a day, or is due on it.",
  valuesConfig: {
    OUR_NOTICE: { description: "The last day on which we can stop a renewal." },
    PARTNER_NOTICE: { description: "The last day on which the partner can stop a renewal." },
    RENEWAL_DECISION: { description: "The last day on which we can ask for a renewal." },
    EXPIRY: { description: "The last day of a contract that then ends." },
    OBLIGATION: { description: "The day by which one side must have done something." },
  },
});

@Record({
  description:
    "That somebody was told what must be decided about a contract: once for each contract, term and kind, and once more where the day moved.",
  scope: "staff",
})
@Index(["contractId", "termStartsOn", "kind"], { unique: true, where: "obligation_id IS NULL" })
@Index(["obligationId", "decideBy"], { unique: true, where: "obligation_id IS NOT NULL" })
@Index(["decideBy", "id"])
export class ContractAlert extends BaseRecord {
  /** The contract's partner. */
  @Ref("Partner")
  partnerId: string;

  @Ref("Contract")
  contractId: string;

  @EnumColumn(DecisionKind, "What must be decided.")
  kind: DecisionKind;

  @Day("The first day of the term that it is about; null for an obligation.", { nullable: true })
  termStartsOn: string | null;

  @Ref("Obligation", { nullable: true })
  obligationId: string | null;

  @Day("The day by which it must be decided or done.")
  decideBy: string;

  @Text("What must be decided, as a sentence.")
  message: string;

  @Instant("When somebody said that they take care of it; null where nobody has.", { nullable: true })
  acknowledgedAt: Date | null;

  @Text("Who said so: the name of the key.", { nullable: true })
  acknowledgedBy: string | null;

  @Text("What they said.", { nullable: true })
  acknowledgement: string | null;
}

export const ContractAlertConnection = connectionOf(ContractAlert, "ContractAlert");

/** The order of the list: what must be decided first. */
export const mostUrgentFirst = {
  name: "DECIDE_BY",
  value: sql`t.decide_by`,
  type: "date",
  direction: "ASC",
} as const;
