import { Column, ForeignKey, PrimaryColumn } from "typeorm";
import { PrivateRecord } from "../../kernel/Record.js";
import type { Dimension } from "./Dimension.js";

/** What a partner's evidence of one dimension and quarter weighs: summed from its cells, not yet saturated or decayed. */
@PrivateRecord({ scope: { partner: "partnerId" } })
export class DimensionStatistic {
  @PrimaryColumn({ type: "uuid" })
  @ForeignKey("Partner")
  partnerId: string;

  @PrimaryColumn({ type: "text" })
  dimension: Dimension;

  @PrimaryColumn({ type: "integer" })
  quarter: number;

  /** Σ g_s and Σ g_s·(sx/n). */
  @Column({ type: "double precision" })
  g: number;

  @Column({ type: "double precision" })
  gx: number;
}
