import { registerEnumType, Field } from "type-graphql";
import { Column, Index } from "typeorm";
import { BaseRecord } from "../../kernel/BaseRecord.js";
import { byIdOrNull } from "../../kernel/batches.js";
import { EnumColumn, Instant, Ref, Text } from "../../kernel/columns.js";
import { connectionOf } from "../../kernel/connectionOf.js";
import { Record } from "../../kernel/Record.js";
import { Severity } from "../catalog/Severity.js";

/** How an escalation path is rehearsed. */
export enum DrillKind {
  CALL_TREE = "CALL_TREE",
  TABLETOP = "TABLETOP",
  LIVE = "LIVE",
}
registerEnumType(DrillKind, {
  name: "DrillKind",
  description: "How an escalation path is rehearsed.",
  valuesConfig: {
    CALL_TREE: { description: "Everybody is called, and answers or not; it is no evidence of more." },
    TABLETOP: { description: "People talk through what they would do." },
    LIVE: { description: "People do what they would do." },
  },
});

@Record({ description: "A rehearsal of an escalation path.", scope: "staff" })
@Index(["heldAt", "id"])
@Index(["serviceAreaId", "heldAt"])
export class Drill extends BaseRecord {
  @Ref("ServiceArea")
  serviceAreaId: string;

  @EnumColumn(Severity, "For which severity it was rehearsed.")
  severity: Severity;

  @EnumColumn(DrillKind, "How it was rehearsed.")
  kind: DrillKind;

  @Column({ type: "boolean" })
  @Field(() => Boolean, { description: "Whether those who were called knew of it before." })
  announced: boolean;

  @Instant("When it was held.")
  heldAt: Date;

  @Column({ type: "text", array: true })
  @Field(() => [String], { description: "What did not work, each in a sentence." })
  defects: string[];

  @Text("What else there is to say.", { nullable: true })
  note: string | null;
}

export const DrillConnection = connectionOf(Drill, "Drill");
/** Drills are hidden from partners: then there is none to show. */
export const drillByIdOrNull = byIdOrNull(() => Drill);
