import { GraphQLLocalDate } from "graphql-scalars";
import { Field, Float, ObjectType } from "type-graphql";

/** It is worked out, and not stored. */
@ObjectType({
  description: "What is left of the hours of a retainer in the period that a day lies in.",
  simpleResolvers: true,
})
export class RetainerBalance {
  @Field(() => GraphQLLocalDate, { description: "The first day of the period." })
  startsOn: string;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: "The last day of the period, that day included; null for as long as the contract binds.",
  })
  endsOn: string | null;

  @Field(() => Float, { description: "How many hours were granted for it." })
  grantedHours: number;

  @Field(() => Float, { description: "How many of them were called off in it, up to that day." })
  usedHours: number;

  @Field(() => Float, {
    description: "How many are left; below zero where more were called off than granted.",
  })
  leftHours: number;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: "The day on which the last of them was called off; null while some are left.",
  })
  usedUpOn: string | null;
}
