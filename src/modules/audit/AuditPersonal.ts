import { Column, PrimaryColumn } from "typeorm";
import { PrivateRecord } from "../../kernel/Record.js";

/** A value about a person, kept apart from its entry, which holds the hash of salt and value: so it can be erased. */
@PrivateRecord({ scope: "staff" })
export class AuditPersonal {
  /** No foreign key: the values are written just before the entry that holds their hashes. */
  @PrimaryColumn({ type: "uuid" })
  entryId: string;

  /** "BEFORE" or "AFTER". */
  @PrimaryColumn({ type: "text" })
  side: string;

  /** The column. */
  @PrimaryColumn({ type: "text" })
  field: string;

  /** Random, so that a short value cannot be found by trying. It goes with the value. */
  @Column({ type: "text" })
  salt: string;

  @Column({ type: "text" })
  value: string;
}
