import { Column, ForeignKey, PrimaryColumn } from "typeorm";
import { PrivateRecord } from "../../kernel/Record.js";

/** What a partner's crises of one quarter weigh: no cap and no saturation, for each is rare and counts. */
@PrivateRecord({ scope: { partner: "partnerId" } })
export class CrisisStatistic {
  @PrimaryColumn({ type: "uuid" })
  @ForeignKey("Partner")
  partnerId: string;

  @PrimaryColumn({ type: "integer" })
  quarter: number;

  /** Σw, Σw·x and Σw². */
  @Column({ type: "double precision" })
  w: number;

  @Column({ type: "double precision" })
  wx: number;

  @Column({ type: "double precision" })
  ww: number;
}
