import { Field, Float, Int, ObjectType, registerEnumType } from "type-graphql";
import { Dimension } from "../evidence/Dimension.js";
import type { Reason as ScoringReason } from "../../scoring/reasons.js";
import type { DimensionResult, ScorecardResults } from "./scorecardDocuments.js";

/** Why a score is what it is, by name. */
export const ReasonCode = {
  GATED: "GATED",
  CAPPED_BY_CRISES: "CAPPED_BY_CRISES",
  NOTHING_KNOWN: "NOTHING_KNOWN",
  LITTLE_KNOWN: "LITTLE_KNOWN",
  NEVER_TESTED: "NEVER_TESTED",
  SILENT: "SILENT",
  SILENCE_ENDED: "SILENCE_ENDED",
  ALARM: "ALARM",
  IMPROVING: "IMPROVING",
  LOW_TRUST: "LOW_TRUST",
  GRADE_HELD: "GRADE_HELD",
} as const satisfies { [Code in ScoringReason["code"]]: Code };
registerEnumType(ReasonCode, {
  name: "ReasonCode",
  description: "Why a score is what it is.",
  valuesConfig: {
    GATED: { description: "A no-show or an abandonment at severity 1 has not been made good." },
    CAPPED_BY_CRISES: { description: "Trust may not be much above the crisis score." },
    NOTHING_KNOWN: { description: "There is no evidence at all." },
    LITTLE_KNOWN: { description: "There is too little routine evidence to judge." },
    NEVER_TESTED: { description: "There is too little proof in crises for critical work." },
    SILENT: { description: "There was no evidence lately, and silence raises nothing." },
    SILENCE_ENDED: { description: "New evidence came after a silence, so the score may have jumped." },
    ALARM: { description: "The quarter was much worse than expected." },
    IMPROVING: { description: "The quarter was much better than expected." },
    LOW_TRUST: { description: "Trust is below the line of WATCH." },
    GRADE_HELD: { description: "The grade stays, since trust has not passed the line by the margin." },
  },
});

@ObjectType({ description: "One reason for a score.", simpleResolvers: true })
export class Reason implements ScoringReason {
  @Field(() => ReasonCode, { description: "The kind of reason." })
  code: ScoringReason["code"];

  @Field(() => String, { description: "One sentence for a person." })
  message: string;
}

@ObjectType({ description: "What is believed of a partner in one dimension.", simpleResolvers: true })
export class DimensionScore implements DimensionResult {
  @Field(() => Dimension, { description: "The dimension." })
  dimension: DimensionResult["dimension"];

  @Field(() => Float, { description: "The mean of the belief, from 0 to 1." })
  score: number;

  @Field(() => Float, { description: "The lower end of its 80 % interval." })
  lower: number;

  @Field(() => Float, { description: "The upper end of its 80 % interval." })
  upper: number;

  @Field(() => Float, {
    nullable: true,
    description: "The mean of the quarter alone; null without evidence in it.",
  })
  quarterMean: number | null;

  @Field(() => Int, { description: "How many rows of evidence the quarter has." })
  observations: number;

  @Field(() => Float, {
    description: "What the dimension adds to trust, beside what is expected of a stranger.",
  })
  contribution: number;

  @Field(() => Float, {
    nullable: true,
    description:
      "The change of the score since the scorecard of the quarter before; null where there is none.",
  })
  change: number | null;
}

@ObjectType({ description: "What is believed of a partner in a crisis.", simpleResolvers: true })
export class CrisisScore {
  @Field(() => Float, { description: "The mean of the belief that the partner comes and sees it through." })
  score: number;

  @Field(() => Float, { description: "What its routine alone let expect." })
  expected: number;

  @Field(() => Float, { description: "How much its crises weigh today: 0 where it was never tested." })
  weight: number;

  @Field(() => Float, { description: "What the crises add to trust, beside what is expected of a stranger." })
  contribution: number;
}

@ObjectType({ description: "The change since the scorecard of the quarter before.", simpleResolvers: true })
export class ScoreChange implements NonNullable<ScorecardResults["change"]> {
  @Field(() => Float, { description: "The change of trust." })
  trust: number;

  @Field(() => Float, { description: "The change of its lower bound." })
  lower: number;
}
