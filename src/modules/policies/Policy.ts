import { GraphQLJSONObject } from "graphql-scalars";
import { Field } from "type-graphql";
import { Column, Index } from "typeorm";
import { BaseRecord } from "../../kernel/BaseRecord.js";
import { Text, Whole } from "../../kernel/columns.js";
import { Record } from "../../kernel/Record.js";
import type { ScoringPolicy } from "../../scoring/policy.js";

/** Immutable: the database refuses to change or delete one. The highest version is the one in force. */
@Record({
  description: "A version of the weights, caps and thresholds that scores are made with.",
  scope: "everyone",
})
@Index(["policyVersion"], { unique: true })
export class Policy extends BaseRecord {
  @Whole("The version: 1, 2, 3 and so on; the highest is in force.")
  policyVersion: number;

  @Text("Why this version was adopted.")
  note: string;

  @Column({ type: "jsonb" })
  @Field(() => GraphQLJSONObject, { description: "All weights, caps and thresholds." })
  document: ScoringPolicy;

  @Text("The SHA-256 of the document in canonical form (RFC 8785), in hex.")
  sha256: string;
}
