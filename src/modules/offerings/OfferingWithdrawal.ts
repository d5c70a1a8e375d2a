import { Column, ForeignKey, Index } from "typeorm";
import { BaseRecord } from "../../kernel/BaseRecord.js";
import { childrenBy } from "../../kernel/batches.js";
import { Day, Ref, Text } from "../../kernel/columns.js";
import { Record } from "../../kernel/Record.js";

@Record({
  description: "That a partner does not offer something any more: since when, and why.",
  scope: { partner: "partnerId" },
})
export class OfferingWithdrawal extends BaseRecord {
  @Column({ type: "uuid" })
  @ForeignKey("Offering")
  @Index({ unique: true })
  offeringId: string;

  @Ref("Partner")
  partnerId: string;

  @Day("The first day on which it is not offered.")
  withdrawnOn: string;

  @Text("By whom it was said: the name of the key.")
  actorName: string;

  @Text("Why.")
  reason: string;
}

export const withdrawalsByOffering = childrenBy(() => OfferingWithdrawal, "offeringId");
