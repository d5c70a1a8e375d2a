import { Column, Index } from "typeorm";
import { BaseRecord } from "../../kernel/BaseRecord.js";
import { childrenBy } from "../../kernel/batches.js";
import { Day, Ref, Text } from "../../kernel/columns.js";
import { connectionOf } from "../../kernel/connectionOf.js";
import { Record } from "../../kernel/Record.js";

@Record({
  description: "That a partner rests on somebody else for what it does for us: a fourth party.",
  scope: { partner: "partnerId" },
})
@Index(["normalisedName", "id"])
export class Subcontracting extends BaseRecord {
  @Ref("Partner")
  partnerId: string;

  @Text("The name of the subcontractor.")
  name: string;

  /** The name without case, punctuation and legal form: two partners rest on the same where it is the same. */
  @Column({ type: "text" })
  normalisedName: string;

  /** The subcontractor, where it is itself a partner of ours. */
  @Ref("Partner", { nullable: true })
  subcontractorId: string | null;

  /** Null for all that the partner does for us. */
  @Ref("ServiceArea", { nullable: true })
  serviceAreaId: string | null;

  @Day("The first day on which it is so.")
  startsOn: string;

  @Day("The last day on which it is so, that day included; null for until further notice.", {
    nullable: true,
  })
  endsOn: string | null;
}

export const SubcontractingConnection = connectionOf(Subcontracting, "Subcontracting");
export const subcontractingsByPartner = childrenBy(() => Subcontracting, "partnerId", ["normalisedName"]);
