import { Column, ForeignKey, PrimaryColumn } from "typeorm";
import { PrivateRecord } from "../../kernel/Record.js";
import type { Dimension } from "./Dimension.js";
import type { SourceKind } from "./Evidence.js";

/**
 * What one source says of a partner in one dimension and quarter. The sums are exact decimals, so that they do not depend
 * on the order of the rows; the driver gives them as text.
 */
@PrivateRecord({ scope: { partner: "partnerId" } })
export class EvidenceCell {
  @PrimaryColumn({ type: "uuid" })
  @ForeignKey("Partner")
  partnerId: string;

  @PrimaryColumn({ type: "text" })
  dimension: Dimension;

  @PrimaryColumn({ type: "integer" })
  quarter: number;

  @PrimaryColumn({ type: "text" })
  source: string;

  @Column({ type: "text" })
  sourceKind: SourceKind;

  /** Σw, Σw·x and Σw·x². */
  @Column({ type: "numeric" })
  n: string;

  @Column({ type: "numeric" })
  sx: string;

  @Column({ type: "numeric" })
  sxx: string;
}
