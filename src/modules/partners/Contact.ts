import { BaseRecord } from "../../kernel/BaseRecord.js";
import { byId, childrenBy } from "../../kernel/batches.js";
import { Day, Ref, Text } from "../../kernel/columns.js";
import { Record } from "../../kernel/Record.js";

@Record({
  description: "A person at a partner, and how to reach them.",
  scope: { partner: "partnerId" },
  personal: ["name", "title", "email", "phone"],
})
export class Contact extends BaseRecord {
  @Ref("Partner")
  partnerId: string;

  @Text("The person's name.")
  name: string;

  @Text('What the person does there, for example "service manager".', { nullable: true })
  title: string | null;

  @Text("The e-mail address.", { nullable: true })
  email: string | null;

  @Text("The telephone number, with country code.", { nullable: true })
  phone: string | null;

  @Day("When somebody last made sure that the person can be reached there; null for never.", {
    nullable: true,
  })
  verifiedOn: string | null;

  @Day("The date of the snapshot that last said something about the person; older ones change nothing.", {
    nullable: true,
  })
  observedOn: string | null;
}

export const contactById = byId(() => Contact);
export const contactsByPartner = childrenBy(() => Contact, "partnerId", ["name"]);
