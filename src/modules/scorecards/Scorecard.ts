import { registerEnumType } from "type-graphql";
import { Column, ForeignKey, Index } from "typeorm";
import { BaseRecord } from "../../kernel/BaseRecord.js";
import { byId } from "../../kernel/batches.js";
import { EnumColumn, Fraction, Instant, QuarterColumn, Ref, Text, Whole } from "../../kernel/columns.js";
import { Record } from "../../kernel/Record.js";
import { Standing } from "../partners/CurrentStanding.js";
import type { ScorecardInputs, ScorecardResults, StoredExplanation } from "./scorecardDocuments.js";

/** A band of the reported trust. */
export enum Grade {
  A = "A",
  B = "B",
  C = "C",
  D = "D",
  E = "E",
}
registerEnumType(Grade, {
  name: "Grade",
  description:
    "A band of the reported trust; a change needs 0.02 beyond the line, so that grades do not flicker.",
  valuesConfig: {
    A: { description: "0.85 and more." },
    B: { description: "0.75 and more." },
    C: { description: "0.60 and more." },
    D: { description: "0.45 and more." },
    E: { description: "Below 0.45." },
  },
});

/** Immutable: the database refuses to change or delete one. Late evidence makes a restated one beside it. */
@Record({
  description: "A sealed quarterly snapshot of how far one partner can be trusted.",
  scope: { partner: "partnerId" },
})
@Index(["quarter", "lower", "id"])
@Index(["partnerId", "quarter"])
@Index(["restatesId"], { unique: true })
export class Scorecard extends BaseRecord {
  @Column({ type: "uuid" })
  @ForeignKey("Partner")
  partnerId: string;

  @QuarterColumn("The quarter that is scored.")
  quarter: number;

  @Column({ type: "uuid", nullable: true })
  @ForeignKey("Scorecard")
  restatesId: string | null;

  @Instant("The instant of what was known: evidence that came later is not in it.")
  asOf: Date;

  @Fraction(
    "Trust from 0 to 1: the belief that the partner will be there and deliver, in a crisis above all.",
  )
  trust: number;

  @Fraction("The 10 % lower bound of trust: what partners are ranked and judged by.")
  lower: number;

  @Fraction("The 90 % upper bound of trust.")
  upper: number;

  @Fraction("From 0 to 1: how much of the score rests on this partner's own evidence rather than on priors.")
  confidence: number;

  @EnumColumn(Grade, "The grade; null where nothing is known.", { nullable: true })
  grade: Grade | null;

  @EnumColumn(Standing, "What the score says about working with the partner.")
  standing: Standing;

  @Whole("The version of the policy that it was scored with.")
  policyVersion: number;

  @Ref("Calibration")
  calibrationId: string;

  /** All that was scored, so that the score can be recomputed. Read only where it is needed: it can be long. */
  @Column({ type: "jsonb", select: false })
  inputs: ScorecardInputs;

  /** The seal of the inputs, to see whether anything has changed since. */
  @Column({ type: "text" })
  inputsSha256: string;

  /** What scoring said of them, at 12 significant digits. */
  @Column({ type: "jsonb" })
  results: ScorecardResults;

  /** How the parts make up the lower bound, unrounded. */
  @Column({ type: "jsonb", select: false })
  explanation: StoredExplanation;

  @Text(
    "The SHA-256, in hex, of the inputs, the results, the policy and the calibration in canonical form (RFC 8785).",
  )
  sha256: string;
}

export const scorecardById = byId(() => Scorecard);
