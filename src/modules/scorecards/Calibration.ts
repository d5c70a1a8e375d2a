import { GraphQLJSONObject } from "graphql-scalars";
import { Field } from "type-graphql";
import { Column, Index } from "typeorm";
import { BaseRecord } from "../../kernel/BaseRecord.js";
import { byId } from "../../kernel/batches.js";
import { QuarterColumn, Text, Whole } from "../../kernel/columns.js";
import { Record } from "../../kernel/Record.js";
import type { Calibration as ScoringCalibration } from "../../scoring/calibration.js";

/** Immutable: the database refuses to change or delete one. */
@Record({
  description:
    "The priors that one quarter's scores start from, measured once over the whole portfolio and then frozen.",
  scope: "everyone",
})
@Index(["quarter"], { unique: true })
export class Calibration extends BaseRecord {
  @QuarterColumn("The quarter over whose end the portfolio was measured.")
  quarter: number;

  @Whole("The version of the policy that it was measured with.")
  policyVersion: number;

  @Column({ type: "jsonb" })
  @Field(() => GraphQLJSONObject, { description: "The priors of each dimension and of the crises." })
  document: ScoringCalibration;

  @Text("The SHA-256 of the document in canonical form (RFC 8785), in hex.")
  sha256: string;
}

export const calibrationById = byId(() => Calibration);
