import { BaseRecord } from "../../kernel/BaseRecord.js";
import { childrenBy } from "../../kernel/batches.js";
import { Day, EnumColumn, Ref, Text } from "../../kernel/columns.js";
import { Record } from "../../kernel/Record.js";
import { SkillLevel } from "../catalog/SkillLevel.js";

@Record({ description: "That somebody made sure that a skill is there, and how well.", scope: "staff" })
export class SkillVerification extends BaseRecord {
  @Ref("SkillHolding")
  holdingId: string;

  @Day("On which day.")
  verifiedOn: string;

  @EnumColumn(SkillLevel, "The level that was found.")
  level: SkillLevel;

  @Ref("Person", { nullable: true })
  verifierId: string | null;

  @Text("How: a test, a piece of work, a certificate; null where nothing is said.", { nullable: true })
  note: string | null;

  @Text("The id of the key by which it was recorded.")
  actorId: string;

  @Text("The name of that key, as it was then.")
  actorName: string;
}

/** The verifications of many holdings, the oldest first. */
export const verificationsByHolding = childrenBy(() => SkillVerification, "holdingId", ["verifiedOn"]);
