import { GraphQLLocalDate } from "graphql-scalars";
import { Field, Int, ObjectType } from "type-graphql";
import { MoneySum } from "../organisation/MoneySum.js";

@ObjectType({ description: "What contracts come to together, as of a day.", simpleResolvers: true })
export class ContractTotals {
  @Field(() => GraphQLLocalDate, { description: "The day, at whose rates of exchange money is converted." })
  asOf: string;

  @Field(() => Int, { description: "How many contracts there are." })
  count: number;

  @Field(() => Int, { description: "Of how many of them nobody has said what they are worth." })
  withoutValue: number;

  @Field(() => MoneySum, {
    description:
      "What they are worth: as first agreed, with the renewals and amendments that hold by that day.",
  })
  value: MoneySum;

  @Field(() => MoneySum, { description: "What was paid under them up to that day." })
  paid: MoneySum;
}
