import { Column, Index } from "typeorm";
import { BaseRecord } from "../../kernel/BaseRecord.js";
import { EnumColumn, Instant, Text } from "../../kernel/columns.js";
import { Record } from "../../kernel/Record.js";
import { Role } from "../../kernel/Role.js";

@Record({ description: "A key with which a program or a person calls the API.", scope: "staff" })
export class ApiKey extends BaseRecord {
  @Text("What the key is for, or who holds it.")
  name: string;

  @EnumColumn(Role, "What its holder may do.")
  role: Role;

  @Text("The first characters of the secret, to tell keys apart; the rest is not stored.")
  prefix: string;

  /** SHA-256 of the secret, in hex. The secret has 256 random bits, so a slow hash would add nothing. */
  @Column({ type: "text" })
  @Index({ unique: true })
  secretHash: string;

  @Instant("When the key stops working; null where it does not expire.", { nullable: true })
  expiresAt: Date | null;

  @Instant("When the key was revoked; null where it works.", { nullable: true })
  revokedAt: Date | null;

  @Instant("When the key was last used, to within a minute.", { nullable: true })
  lastUsedAt: Date | null;
}
