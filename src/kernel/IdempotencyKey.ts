import { Column, Index, PrimaryColumn } from "typeorm";
import { PrivateRecord } from "./Record.js";

/** A request that its caller may repeat without its being run again, and what it was answered. */
@PrivateRecord({ scope: "staff" })
export class IdempotencyKey {
  /** Whose: the id of the API key; each client has keys of its own. */
  @PrimaryColumn({ type: "text" })
  clientId: string;

  @PrimaryColumn({ type: "text" })
  key: string;

  /** The SHA-256, in hex, of the request's body: the same key with another body is a mistake of the caller's. */
  @Column({ type: "text" })
  fingerprint: string;

  @Column({ type: "timestamptz" })
  @Index()
  createdAt: Date;

  @Column({ type: "integer" })
  status: number;

  @Column({ type: "text" })
  contentType: string;

  /** Null once somebody of whom it told was forgotten. */
  @Column({ type: "text", nullable: true })
  body: string | null;
}
