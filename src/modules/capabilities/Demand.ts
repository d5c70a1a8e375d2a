import { Index } from "typeorm";
import sql, { type Sql } from "sql-template-tag";
import { BaseRecord } from "../../kernel/BaseRecord.js";
import { Day, EnumColumn, Fraction, Ref, Whole } from "../../kernel/columns.js";
import { connectionOf } from "../../kernel/connectionOf.js";
import { Record } from "../../kernel/Record.js";
import { SkillLevel } from "../catalog/SkillLevel.js";

@Record({ description: "That a service area needs a skill at a level, and how much of it.", scope: "staff" })
@Index(["serviceAreaId", "skillId", "level"])
@Index(["createdAt", "id"])
export class Demand extends BaseRecord {
  @Ref("ServiceArea")
  serviceAreaId: string;

  @Ref("Skill")
  skillId: string;

  @EnumColumn(SkillLevel, "How well the skill must be had, at least.")
  level: SkillLevel;

  @Fraction("How many days of one person's work are needed in a year.")
  daysAYear: number;

  @Whole("How many people are needed at the same time at the busiest hour.")
  peak: number;

  @Day("The first day on which it is needed.")
  since: string;
}

export const DemandConnection = connectionOf(Demand, "Demand");

/** What is needed on a day, as a condition on `t`. */
export const neededOn = (day: string): Sql => sql`
  t.since <= ${day}::date
  AND NOT EXISTS (SELECT 1 FROM demand_end e WHERE e.demand_id = t.id AND e.ends_on <= ${day}::date)`;
