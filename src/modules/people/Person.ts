import { Field } from "type-graphql";
import { Column, Index } from "typeorm";
import { BaseRecord } from "../../kernel/BaseRecord.js";
import { byId } from "../../kernel/batches.js";
import { Ref, Text } from "../../kernel/columns.js";
import { Record } from "../../kernel/Record.js";
import { TimeZoneScalar } from "../../kernel/TimeZone.js";

@Record({
  description: "One of our own staff: an owner, a reviewer, somebody to call first.",
  scope: "staff",
  personal: ["name", "email"],
})
export class Person extends BaseRecord {
  @Text("The person's name.")
  name: string;

  /** In lower case, so that one address is one person. */
  @Text("The e-mail address, in lower case; null where an import knew none.", { nullable: true })
  @Index({ unique: true })
  email: string | null;

  @Ref("Team", { nullable: true })
  teamId: string | null;

  @Column({ type: "text", nullable: true })
  @Field(() => TimeZoneScalar, { nullable: true, description: "Where the person works; null for unknown." })
  timeZone: string | null;
}

export const personById = byId(() => Person);
