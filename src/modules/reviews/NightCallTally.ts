import { GraphQLLocalDate } from "graphql-scalars";
import { Field, Int, ObjectType } from "type-graphql";

@ObjectType({
  description:
    "How many of those who review a partner would call it at three in the morning about a service area. It enters no score: it is a judgement to be read beside it.",
  simpleResolvers: true,
})
export class NightCallTally {
  serviceAreaId: string;

  @Field(() => Int, { description: "How many reviewers would call." })
  yes: number;

  @Field(() => Int, { description: "How many reviewers would not." })
  no: number;

  @Field(() => GraphQLLocalDate, { description: "The day of the latest judgement that is counted." })
  latestOn: string;
}
