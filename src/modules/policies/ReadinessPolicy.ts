import { Field } from "type-graphql";
import { Column, Index } from "typeorm";
import { Whole } from "../../kernel/columns.js";
import { connectionOf } from "../../kernel/connectionOf.js";
import { Record } from "../../kernel/Record.js";
import { PolicyVersion } from "./PolicyVersion.js";

@Record({
  description: "A version of the rules for readiness: how fresh must be what an escalation path rests on.",
  scope: "everyone",
})
@Index(["policyVersion"], { unique: true })
export class ReadinessPolicy extends PolicyVersion {
  @Whole("For how many days after somebody made sure of it, a person's number is taken to be right.")
  contactVerifiedDays: number;

  @Whole("For how many days a drill shows that a path works.")
  drillDays: number;

  @Column({ type: "boolean" })
  @Field(() => Boolean, { description: "Whether a person at a partner needs a deputy." })
  deputyRequired: boolean;
}

export const ReadinessPolicyConnection = connectionOf(ReadinessPolicy, "ReadinessPolicy");
