import { Field } from "type-graphql";
import { Column, Index } from "typeorm";
import { BaseRecord } from "../../kernel/BaseRecord.js";
import { Day, EnumColumn, Ref } from "../../kernel/columns.js";
import { connectionOf } from "../../kernel/connectionOf.js";
import { Amount, CurrencyCode } from "../../kernel/Money.js";
import { Record } from "../../kernel/Record.js";
import { SkillLevel } from "../catalog/SkillLevel.js";

@Record({ description: "That one of our own people, who is not named, has a skill.", scope: "staff" })
@Index(["holderId", "skillId"])
@Index(["createdAt", "id"])
export class SkillHolding extends BaseRecord {
  @Ref("SkillHolder")
  holderId: string;

  @Ref("Skill")
  skillId: string;

  @EnumColumn(SkillLevel, "How well.")
  level: SkillLevel;

  @Column({ type: "boolean" })
  @Field(() => Boolean, { description: "Whether the holder can be called for it outside working hours." })
  onCall: boolean;

  @Day("The first day on which the holder had it, as far as is known here.")
  since: string;

  @Day("When the holder last used it; null for unknown.", { nullable: true })
  lastUsedOn: string | null;

  @Amount({ nullable: true })
  yearlyCostAmount: string | null;

  @CurrencyCode({ nullable: true })
  yearlyCostCurrency: string | null;
}

export const SkillHoldingConnection = connectionOf(SkillHolding, "SkillHolding");
