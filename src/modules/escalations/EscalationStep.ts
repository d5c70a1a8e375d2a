import { Check, Index } from "typeorm";
import { BaseRecord } from "../../kernel/BaseRecord.js";
import { byId, childrenBy } from "../../kernel/batches.js";
import { EnumColumn, Ref, Whole } from "../../kernel/columns.js";
import { Record } from "../../kernel/Record.js";
import { SupportLevel } from "../catalog/SupportLevel.js";

@Record({
  description: "One step of an escalation path: a team of ours, or a person at a partner.",
  scope: "staff",
})
@Index(["pathId", "position"], { unique: true })
@Check("escalation_step_one_target", `num_nonnulls("team_id", "contact_id") = 1`)
export class EscalationStep extends BaseRecord {
  @Ref("EscalationPath")
  pathId: string;

  @Whole("The step's place in the path, from 1.")
  position: number;

  @Ref("Team", { nullable: true })
  teamId: string | null;

  @Ref("Contact", { nullable: true })
  contactId: string | null;

  @Ref("Contact", { nullable: true })
  deputyId: string | null;

  @EnumColumn(SupportLevel, "Up to which support level this step can help.")
  supportLevel: SupportLevel;

  @Whole("How many minutes after the step before this one is called; 0 for at once.")
  delayMinutes: number;

  @Whole("How often it is called before the next one is, 1 to 10.")
  attempts: number;

  @Ref("Contract", { nullable: true })
  contractId: string | null;
}

export const stepById = byId(() => EscalationStep);
export const stepsByPath = childrenBy(() => EscalationStep, "pathId", ["position"]);
