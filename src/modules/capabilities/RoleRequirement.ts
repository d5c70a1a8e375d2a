import { Column, Index } from "typeorm";
import { BaseRecord } from "../../kernel/BaseRecord.js";
import { Day, EnumColumn, Ref, Text } from "../../kernel/columns.js";
import { connectionOf } from "../../kernel/connectionOf.js";
import { Record } from "../../kernel/Record.js";
import { SkillLevel } from "../catalog/SkillLevel.js";

@Record({
  description: "That whoever has a role, at one of its grades, needs a skill at a level.",
  scope: "everyone",
})
@Index(["normalisedRole", "skillId"], { unique: true })
@Index(["normalisedRole", "id"])
export class RoleRequirement extends BaseRecord {
  @Text('The family of roles, for example "Data"; null for none.', { nullable: true })
  family: string | null;

  @Text('The role, for example "Data analyst".')
  role: string;

  @Text('The grade within the role, for example "Senior data analyst".')
  grade: string;

  /** Role and grade without case and punctuation, with a line break between: what imports match on, and the order of lists. */
  @Column({ type: "text" })
  normalisedRole: string;

  @Ref("Skill")
  skillId: string;

  @EnumColumn(SkillLevel, "How well the skill must be had.")
  level: SkillLevel;

  @Day("The date of the snapshot that last said something about it; older ones change nothing.", {
    nullable: true,
  })
  observedOn: string | null;
}

export const RoleRequirementConnection = connectionOf(RoleRequirement, "RoleRequirement");
