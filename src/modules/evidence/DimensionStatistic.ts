import { Column, PrimaryColumn } from "typeorm";
import { PrivateRecord } from "../../kernel/Record.js";
import type { Dimension } from "./Dimension.js";

/** What a partner's evidence of one dimension and quarter weighs: summed from its cells, not yet saturated or decayed. */
@PrivateRecord({ scope: { partner: "partnerId" } })
export class DimensionStatistic {
  /** No foreign key: these rows are sums of cells, which have one; to check it twice only makes a rebuild slower. */
  @PrimaryColumn({ type: "uuid" })
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
