import { GraphQLJSONObject } from "graphql-scalars";
import { Field } from "type-graphql";
import { Column, Index } from "typeorm";
import { Text } from "../../kernel/columns.js";
import { Record } from "../../kernel/Record.js";
import type { ScoringPolicy } from "../../scoring/policy.js";
import { PolicyVersion } from "./PolicyVersion.js";

@Record({
  description: "A version of the weights, caps and thresholds that scores are made with.",
  scope: "everyone",
})
@Index(["policyVersion"], { unique: true })
export class Policy extends PolicyVersion {
  @Column({ type: "jsonb" })
  @Field(() => GraphQLJSONObject, { description: "All weights, caps and thresholds." })
  document: ScoringPolicy;

  @Text("The SHA-256 of the document in canonical form (RFC 8785), in hex.")
  sha256: string;
}
