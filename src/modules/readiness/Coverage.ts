import { GraphQLLocalDate } from "graphql-scalars";
import { Field, Int, ObjectType } from "type-graphql";
import { UsualSize } from "../../kernel/usualSize.js";
import { Severity } from "../catalog/Severity.js";
import { SupportLevel } from "../catalog/SupportLevel.js";
import { DEPTH, ReadinessReason } from "./Readiness.js";
import { ReadinessState } from "./stepRules.js";

const HOURS_A_WEEK = 168;
const LEVEL = "null where nobody can act";

@ObjectType({ description: "One hour of the week, as far as one severity goes.", simpleResolvers: true })
export class HourCoverage {
  @Field(() => Date, { description: "When it begins." })
  start: Date;

  @Field(() => ReadinessState, {
    description: "The worst that it comes to within the hour: nobody can rest on half of one.",
  })
  state: ReadinessState;

  @Field(() => SupportLevel, {
    nullable: true,
    description: `The best support level that can be reached, at the worst of the hour; ${LEVEL}.`,
  })
  supportLevel: SupportLevel | null;

  @Field(() => Boolean, {
    description: "Whether both hold for all of the hour; where not, the spans tell from when to when.",
  })
  steady: boolean;
}

@ObjectType({
  description: "A time in which readiness does not change: at each instant of it, it is what this says.",
  simpleResolvers: true,
})
export class ReadinessSpan {
  @Field(() => Date, { description: "When it begins." })
  start: Date;

  @Field(() => Date, { description: "When it ends, which is not part of it." })
  end: Date;

  @Field(() => ReadinessState, { description: "Whether help would come." })
  state: ReadinessState;

  @Field(() => SupportLevel, {
    nullable: true,
    description: `The best support level that can be reached; ${LEVEL}.`,
  })
  supportLevel: SupportLevel | null;

  @Field(() => Int, { description: DEPTH })
  depth: number;

  @Field(() => [ReadinessReason], { description: "What keeps it from being ready." })
  reasons: readonly ReadinessReason[];
}

@ObjectType({ description: "A week of a service area, as far as one severity goes.", simpleResolvers: true })
export class SeverityCoverage {
  @Field(() => Severity, { description: "The severity." })
  severity: Severity;

  @Field(() => [HourCoverage], { description: "The 168 hours of the week, in their order." })
  @UsualSize(HOURS_A_WEEK)
  hours: readonly HourCoverage[];

  @Field(() => [ReadinessSpan], { description: "The same to the instant, without a gap." })
  @UsualSize(20)
  spans: readonly ReadinessSpan[];
}

@ObjectType({
  description: "A time without a break in which a service area is not covered.",
  simpleResolvers: true,
})
export class UncoveredTime {
  @Field(() => Severity, { description: "For which severity." })
  severity: Severity;

  @Field(() => Date, { description: "When it begins." })
  start: Date;

  @Field(() => Date, { description: "When it ends, which is not part of it." })
  end: Date;

  @Field(() => [ReadinessReason], { description: "All that is to blame for any of it." })
  reasons: readonly ReadinessReason[];
}

@ObjectType({
  description: "How a service area is covered in a week, from Monday at 00:00 UTC.",
  simpleResolvers: true,
})
export class Coverage {
  serviceAreaId: string;

  @Field(() => GraphQLLocalDate, { description: "The Monday with which the week begins." })
  weekOf: string;

  @Field(() => [SeverityCoverage], { description: "The four severities, the worst first." })
  @UsualSize(4)
  severities: readonly SeverityCoverage[];

  @Field(() => [UncoveredTime], { description: "When it is BROKEN, the worst severity first." })
  uncovered: readonly UncoveredTime[];
}
