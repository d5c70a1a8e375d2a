import { GraphQLUUID } from "graphql-scalars";
import { Field, Float, ObjectType, registerEnumType } from "type-graphql";
import { QuarterScalar, type Quarter } from "../../kernel/Quarter.js";
import { UsualSize } from "../../kernel/usualSize.js";
import { Dimension } from "../evidence/Dimension.js";
import { Evidence, SourceKind } from "../evidence/Evidence.js";

/** The kinds of part that a score is made of. */
export enum ExplanationPartKind {
  DIMENSION = "DIMENSION",
  CRISES = "CRISES",
  CAPS = "CAPS",
  SILENCE = "SILENCE",
  UNCERTAINTY = "UNCERTAINTY",
}
registerEnumType(ExplanationPartKind, {
  name: "ExplanationPartKind",
  description: "The kinds of part that a score is made of.",
  valuesConfig: {
    DIMENSION: { description: "One dimension of routine work." },
    CRISES: { description: "The crises." },
    CAPS: { description: "What the cap above the crisis score, or the gate after a no-show, takes away." },
    SILENCE: { description: "What is taken away since silence raises nothing." },
    UNCERTAINTY: { description: "From the reported trust down to its lower bound." },
  },
});

@ObjectType({ description: "What one row of evidence adds to the score.", simpleResolvers: true })
export class ExplainedEvidence {
  @Field(() => GraphQLUUID, { description: "The row's id." })
  evidenceId: string;

  @Field(() => Float, { description: "What it adds to trust." })
  contribution: number;

  @Field(() => Evidence, { description: "The row." })
  evidence: () => Promise<Evidence>;
}

@ObjectType({ description: "What one source adds to the score in one quarter.", simpleResolvers: true })
export class ExplanationSource {
  @Field(() => String, {
    description: "The source: a system, a reviewer, or all that the partner itself brought.",
  })
  source: string;

  @Field(() => SourceKind, { description: "Who it is." })
  sourceKind: SourceKind;

  @Field(() => Float, { description: "What it adds to trust; its rows sum to it." })
  contribution: number;

  @UsualSize(4)
  @Field(() => [ExplainedEvidence], { description: "Its rows of evidence." })
  rows: ExplainedEvidence[];
}

@ObjectType({ description: "What one quarter adds to the score.", simpleResolvers: true })
export class ExplanationQuarter {
  @Field(() => QuarterScalar, { description: "The quarter." })
  quarter: Quarter;

  @Field(() => Float, { description: "What it adds to trust; its sources sum to it." })
  contribution: number;

  @UsualSize(2)
  @Field(() => [ExplanationSource], {
    description: "Its sources, as they were known when the score was made.",
  })
  sources: () => Promise<ExplanationSource[]>;
}

@ObjectType({ description: "One part of the score.", simpleResolvers: true })
export class ExplanationPart {
  @Field(() => ExplanationPartKind, { description: "The kind of part." })
  kind: ExplanationPartKind;

  @Field(() => Dimension, { nullable: true, description: "Which dimension it is; null for the other kinds." })
  dimension: Dimension | null;

  @Field(() => Float, { description: "What it adds to trust, unrounded." })
  contribution: number;

  @Field(() => Float, {
    description:
      "The same in points of a hundred, rounded so that base and parts add up to the rounded lower bound.",
  })
  points: number;

  @Field(() => Float, {
    nullable: true,
    description:
      "For crises: the share of what its routine let expect; with the quarters it sums to the contribution.",
  })
  expectation: number | null;

  @UsualSize(8)
  @Field(() => [ExplanationQuarter], {
    description: "Its quarters, the oldest first; empty for parts that have none.",
  })
  quarters: ExplanationQuarter[];
}

@ObjectType({
  description:
    "How a lower bound of trust comes about: the base and the contributions of all parts sum to it exactly.",
  simpleResolvers: true,
})
export class Explanation {
  @Field(() => Float, { description: "Trust where nothing is known." })
  base: number;

  @Field(() => Float, { description: "The base in points of a hundred, rounded together with the parts." })
  basePoints: number;

  @Field(() => Float, { description: "The reported lower bound of trust." })
  total: number;

  @UsualSize(6)
  @Field(() => [ExplanationPart], { description: "The parts." })
  parts: ExplanationPart[];
}
