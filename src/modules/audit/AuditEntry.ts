import { GraphQLSafeInt, GraphQLUUID } from "graphql-scalars";
import { Field, registerEnumType } from "type-graphql";
import { Check, Column, Index, PrimaryColumn } from "typeorm";
import { EnumColumn, Instant, Text } from "../../kernel/columns.js";
import { connectionOf } from "../../kernel/connectionOf.js";
import { Record } from "../../kernel/Record.js";

/** What happened to a record. */
export enum Change {
  CREATED = "CREATED",
  UPDATED = "UPDATED",
  DELETED = "DELETED",
}
registerEnumType(Change, {
  name: "Change",
  description: "What happened to a record.",
  valuesConfig: {
    CREATED: { description: "It was not there before." },
    UPDATED: { description: "Some of its values changed." },
    DELETED: { description: "It is not there any more." },
  },
});

/** One side of a change: the columns, by their names in the database. */
export type Image = Readonly<{ [column: string]: unknown }>;

/** A trigger of the database writes it with each row that changes: nothing is left out by oversight, nor by hand. */
@Record({
  description:
    "One change of one record: who made it, when, by which request, and what was there before and after.",
  scope: "staff",
})
@Index(["kind", "recordId", "number"])
@Index(["actorId", "number"])
@Index(["number", "id"])
@Index(["number"], { where: "position IS NULL" })
@Check("audit_entry_sealed_whole", `("position" IS NULL) = ("hash" IS NULL)`)
export class AuditEntry {
  @PrimaryColumn({ type: "uuid" })
  @Field(() => GraphQLUUID, {
    description: "The entry's id; the event that tells of the change has the same.",
  })
  id: string;

  /** The order in which entries were written; what lists are ordered by. */
  @Column({ type: "bigint", generated: "identity", generatedIdentity: "ALWAYS" })
  number: number;

  @Instant("When the change was made.")
  at: Date;

  @Text("The id of the key that made it; else who it was otherwise, such as the command line.")
  actorId: string;

  @Text("The name of the key that made it, as it was then.")
  actorName: string;

  @Text("The id of the request that made it.")
  requestId: string;

  @Text('The mutation or the command that made it, for example "partnerUpdate".')
  action: string;

  @Text('The kind of record, for example "Partner".')
  kind: string;

  @Column({ type: "uuid" })
  @Field(() => GraphQLUUID, { description: "The record." })
  recordId: string;

  @EnumColumn(Change, "What happened to it.")
  change: Change;

  @Column({ type: "jsonb", nullable: true })
  before: Image | null;

  @Column({ type: "jsonb", nullable: true })
  after: Image | null;

  @Column({ type: "bigint", nullable: true })
  @Index({ unique: true })
  @Field(() => GraphQLSafeInt, {
    nullable: true,
    description: "The entry's place in the sealed chain, from 1; null for the seconds until it is sealed.",
  })
  position: number | null;

  @Text("The SHA-256, in hex, of the entry and of the hash before it; null until it is sealed.", {
    nullable: true,
  })
  hash: string | null;
}

export const AuditEntryConnection = connectionOf(AuditEntry, "AuditEntry");
