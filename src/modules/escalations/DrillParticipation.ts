import { Field, Float } from "type-graphql";
import { Column, Index } from "typeorm";
import { BaseRecord } from "../../kernel/BaseRecord.js";
import { childrenBy } from "../../kernel/batches.js";
import { Ref } from "../../kernel/columns.js";
import { Record } from "../../kernel/Record.js";

@Record({ description: "How a partner did in a drill.", scope: { partner: "partnerId" } })
@Index(["drillId", "partnerId"], { unique: true })
export class DrillParticipation extends BaseRecord {
  @Ref("Drill")
  drillId: string;

  @Ref("Partner")
  partnerId: string;

  @Column({ type: "boolean" })
  @Field(() => Boolean, { description: "Whether the partner came and saw it through." })
  cameThrough: boolean;

  @Column({ type: "double precision", nullable: true })
  @Field(() => Float, {
    nullable: true,
    description: "After how many minutes a human answered; null where none did.",
  })
  minutesToHuman: number | null;

  @Column({ type: "double precision", nullable: true })
  @Field(() => Float, {
    nullable: true,
    description: "After how many minutes the right engineer was there; null where none was.",
  })
  minutesToEngineer: number | null;
}

export const participationsByDrill = childrenBy(() => DrillParticipation, "drillId");
