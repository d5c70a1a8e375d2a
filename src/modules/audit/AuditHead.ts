import { Check, Column, PrimaryColumn } from "typeorm";
import { PrivateRecord } from "../../kernel/Record.js";

/** Where the sealed chain ends: one row, kept apart from the entries, so that cutting off its last ones shows. */
@PrivateRecord({ scope: "staff" })
@Check("audit_head_only", `"only"`)
export class AuditHead {
  @PrimaryColumn({ type: "boolean", default: true })
  only: boolean;

  /** How many entries are sealed. */
  @Column({ type: "bigint" })
  position: number;

  /** The hash of the last; empty where there is none. */
  @Column({ type: "text" })
  hash: string;
}
