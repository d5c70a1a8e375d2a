import { GraphQLLocalDate } from "graphql-scalars";
import { Field, Float, ObjectType } from "type-graphql";
import { Severity } from "../catalog/Severity.js";
import { ReadinessReason } from "./Readiness.js";
import type { MissingHours, Sleep } from "./sleepRules.js";

@ObjectType({
  description: "What keeps a service area from being ready for a severity in a week.",
  simpleResolvers: true,
})
export class MissingReadiness implements MissingHours {
  serviceAreaId: string;

  @Field(() => Severity, { description: "The severity." })
  severity: Severity;

  @Field(() => Float, {
    description: "For how many of the hours in which the service is to run it is not READY.",
  })
  hours: number;

  @Field(() => Float, {
    description:
      "The same hours, by the weight of the area: 1 where it is LOW, then 2, 4, and 8 where it is CRITICAL.",
  })
  damage: number;

  @Field(() => [ReadinessReason], { description: "All that is to blame for any of them." })
  reasons: readonly ReadinessReason[];
}

@ObjectType({
  description: "How well the organisation may sleep in a week, from Monday at 00:00 UTC.",
  simpleResolvers: true,
})
export class SleepIndex implements Sleep {
  @Field(() => GraphQLLocalDate, { description: "The Monday with which the week begins." })
  weekOf: string;

  @Field(() => [Severity], { description: "The severities that areas are to be ready for." })
  severities: readonly Severity[];

  @Field(() => Float, {
    nullable: true,
    description:
      "The share, 0 to 1, of the hours in which services are to run, in which their areas are READY for all of the severities; an hour of a CRITICAL area weighs 8, of a HIGH one 4, of a MEDIUM one 2, of a LOW one 1. Null where there is no area.",
  })
  index: number | null;

  @Field(() => Float, {
    nullable: true,
    description:
      "The share, 0 to 1, of the week in which every CRITICAL area that is to run is READY for all of the severities; null where none is CRITICAL.",
  })
  criticalShare: number | null;

  /** All of them, of which callers ask for the first ones. */
  missing: readonly MissingHours[];
}
