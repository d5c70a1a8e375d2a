import { Field, Float, Int, ObjectType } from "type-graphql";
import { GraphQLLocalDate } from "graphql-scalars";
import { QuarterScalar, type Quarter } from "../../kernel/Quarter.js";
import { Standing } from "../partners/CurrentStanding.js";
import { Explanation } from "./explanationTypes.js";
import { CrisisScore, DimensionScore, Reason } from "./scoreTypes.js";
import { Grade } from "./Scorecard.js";

@ObjectType({
  description:
    "A partner's score as of a day, worked out now from the records as they are known now; it is not sealed.",
  simpleResolvers: true,
})
export class LiveScore {
  @Field(() => GraphQLLocalDate, { description: "The day: what happened up to it counts." })
  asOf: string;

  @Field(() => QuarterScalar, { description: "The quarter of that day." })
  quarter: Quarter;

  @Field(() => Float, { description: "Trust, from 0 to 1." })
  trust: number;

  @Field(() => Float, { description: "The 10 % lower bound of trust." })
  lower: number;

  @Field(() => Float, { description: "The 90 % upper bound of trust." })
  upper: number;

  @Field(() => Float, {
    description: "How much of the score rests on the partner's own evidence, from 0 to 1.",
  })
  confidence: number;

  @Field(() => Grade, { nullable: true, description: "The grade; null where nothing is known." })
  grade: Grade | null;

  @Field(() => Standing, { description: "What the score says about working with the partner." })
  standing: Standing;

  @Field(() => [Reason], { description: "Why the score is what it is, the gravest reason first." })
  reasons: readonly Reason[];

  @Field(() => [DimensionScore], { description: "The five dimensions." })
  dimensions: readonly DimensionScore[];

  @Field(() => CrisisScore, { description: "The crises." })
  crisis: CrisisScore;

  @Field(() => Int, { description: "The version of the policy that it was scored with." })
  policyVersion: number;

  @Field(() => QuarterScalar, {
    nullable: true,
    description:
      "The quarter whose calibration it starts from; null for the priors that Mainstay comes with.",
  })
  calibratedOn: Quarter | null;

  @Field(() => Explanation, { description: "How the lower bound comes about." })
  explanation: Explanation;
}
