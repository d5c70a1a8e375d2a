import { registerEnumType } from "type-graphql";
import { Column, ForeignKey, Index } from "typeorm";
import { BaseRecord } from "../../kernel/BaseRecord.js";
import { childrenBy } from "../../kernel/batches.js";
import { Day, EnumColumn, Ref, Text } from "../../kernel/columns.js";
import type { Batch } from "../../kernel/Context.js";
import { Record } from "../../kernel/Record.js";

/** Who ended a contract. */
export enum TerminatedBy {
  US = "US",
  PARTNER = "PARTNER",
  MUTUAL = "MUTUAL",
}
registerEnumType(TerminatedBy, {
  name: "TerminatedBy",
  description: "Who ended a contract.",
  valuesConfig: {
    US: { description: "We gave notice." },
    PARTNER: { description: "The partner gave notice." },
    MUTUAL: { description: "Both sides agreed to end it." },
  },
});

@Record({
  description: "That a contract was ended by notice: by whom, when and why.",
  scope: { partner: "partnerId" },
})
export class ContractTermination extends BaseRecord {
  /** The contract's partner, which says who may see the termination. */
  @Ref("Partner")
  partnerId: string;

  @Column({ type: "uuid" })
  @ForeignKey("Contract")
  @Index({ unique: true })
  contractId: string;

  @EnumColumn(TerminatedBy, "Who ended it.")
  givenBy: TerminatedBy;

  @Day("The day on which notice was given.")
  noticeGivenOn: string;

  @Day("The last day on which the contract binds.")
  effectiveOn: string;

  @Text("Why.")
  reason: string;
}

const terminations = childrenBy(() => ContractTermination, "contractId");

/** A contract is terminated once at most. */
export const terminationByContract: Batch<string, ContractTermination | null> = async (reader, ids) =>
  (await terminations(reader, ids)).map((found) => (found instanceof Error ? found : (found[0] ?? null)));
