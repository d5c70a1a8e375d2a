import { Index } from "typeorm";
import { BaseRecord } from "../../kernel/BaseRecord.js";
import { childrenBy } from "../../kernel/batches.js";
import { Day, EnumColumn, Ref, Text } from "../../kernel/columns.js";
import { Record } from "../../kernel/Record.js";
import { Severity } from "../catalog/Severity.js";

@Record({
  description:
    "Whom to call, one after the other, when something of this severity happens in this service area.",
  scope: "staff",
})
@Index(["serviceAreaId", "severity"], { unique: true })
export class EscalationPath extends BaseRecord {
  @Ref("ServiceArea")
  serviceAreaId: string;

  @EnumColumn(Severity, "How bad it is.")
  severity: Severity;

  @Text("What to say when you call: what the other side must hear to act.", { nullable: true })
  callScript: string | null;

  @Day("The date of the snapshot that last said something about the path; older ones change nothing.", {
    nullable: true,
  })
  observedOn: string | null;
}

export const pathsByServiceArea = childrenBy(() => EscalationPath, "serviceAreaId", ["severity"]);
