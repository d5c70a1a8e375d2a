import { Index } from "typeorm";
import { BaseRecord } from "../../kernel/BaseRecord.js";
import { childrenBy } from "../../kernel/batches.js";
import { EnumColumn, Ref } from "../../kernel/columns.js";
import { Record } from "../../kernel/Record.js";
import { SkillLevel } from "../catalog/SkillLevel.js";

@Record({ description: "A skill that comes with an offering.", scope: { partner: "partnerId" } })
@Index(["offeringId", "skillId"], { unique: true })
export class OfferingSkill extends BaseRecord {
  @Ref("Offering")
  offeringId: string;

  @Ref("Partner")
  partnerId: string;

  @Ref("Skill")
  skillId: string;

  @EnumColumn(SkillLevel, "How well the partner's people have it.")
  level: SkillLevel;
}

/** At most fifty each. */
export const skillsByOffering = childrenBy(() => OfferingSkill, "offeringId", ["skillId"]);
