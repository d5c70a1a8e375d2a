import { Column, Index, PrimaryColumn } from "typeorm";
import { PrivateRecord } from "../../kernel/Record.js";

/** What others will be told of a change. It is written with the change and its audit entry, and has the entry's id. */
@PrivateRecord({ scope: "staff" })
export class OutboxEvent {
  @PrimaryColumn({ type: "uuid" })
  id: string;

  /** The order in which events were written. */
  @Column({ type: "bigint", generated: "identity", generatedIdentity: "ALWAYS" })
  @Index()
  number: number;

  @Column({ type: "timestamptz" })
  at: Date;

  /** The kind of record and what happened to it, for example "contract.updated". */
  @Column({ type: "text" })
  type: string;

  @Column({ type: "uuid" })
  recordId: string;

  /** The mutation or the command that made the change, for example "contractRenew". */
  @Column({ type: "text" })
  action: string;

  @Column({ type: "text" })
  requestId: string;
}
