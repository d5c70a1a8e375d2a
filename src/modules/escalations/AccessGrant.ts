import { Index } from "typeorm";
import { BaseRecord } from "../../kernel/BaseRecord.js";
import { childrenBy } from "../../kernel/batches.js";
import { Day, Ref, Text } from "../../kernel/columns.js";
import { Record } from "../../kernel/Record.js";

@Record({
  description:
    "That a partner can get at the systems of a service area: without it nobody can help, however willing.",
  scope: { partner: "partnerId" },
})
@Index(["partnerId", "serviceAreaId"])
export class AccessGrant extends BaseRecord {
  @Ref("Partner")
  partnerId: string;

  @Ref("ServiceArea")
  serviceAreaId: string;

  @Day("From when on.")
  grantedOn: string;

  @Day("The last day on which it works; null for until it is revoked.", { nullable: true })
  expiresOn: string | null;

  @Day("The last day on which it worked, since it was revoked; null where it was not.", { nullable: true })
  revokedOn: string | null;

  @Text("How: which account, which way in; never a secret.", { nullable: true })
  note: string | null;
}

export const accessGrantsByPartner = childrenBy(() => AccessGrant, "partnerId", ["grantedOn"]);
