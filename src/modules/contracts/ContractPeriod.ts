import { GraphQLLocalDate } from "graphql-scalars";
import { Field, ObjectType } from "type-graphql";
import type { Term } from "./timelineRules.js";

/** A term as it is worked out: with what moved its end, and also where it came about by itself. */
@ObjectType({
  description:
    "A stretch of time in which a contract binds, as amendments, renewals by themselves and notice left it.",
  simpleResolvers: true,
})
export class ContractPeriod implements Term {
  @Field(() => GraphQLLocalDate, { description: "The first day." })
  startsOn: string;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: "The last day, that day included; null for until it is terminated.",
  })
  endsOn: string | null;
}
