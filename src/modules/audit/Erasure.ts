import { GraphQLUUID } from "graphql-scalars";
import { Field } from "type-graphql";
import { Column, Index } from "typeorm";
import { BaseRecord } from "../../kernel/BaseRecord.js";
import { Text } from "../../kernel/columns.js";
import { Record } from "../../kernel/Record.js";

@Record({ description: "What is known of a person was erased: by whom, and why.", scope: "staff" })
@Index(["kind", "recordId"])
export class Erasure extends BaseRecord {
  @Text('The kind of record, for example "Contact".')
  kind: string;

  @Column({ type: "uuid" })
  @Field(() => GraphQLUUID, { description: "The record." })
  recordId: string;

  @Text("The id of the key by which it was asked for.")
  actorId: string;

  @Text("The name of that key, as it was then.")
  actorName: string;

  @Text("Why, in the words of who asked for it.")
  reason: string;
}
