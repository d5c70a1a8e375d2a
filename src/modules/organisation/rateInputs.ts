import { GraphQLLocalDate, GraphQLUUID } from "graphql-scalars";
import { Field, InputType, Int } from "type-graphql";
import { DayFilter, TextFilter } from "../../kernel/filters.js";
import { CurrencyScalar, RateScalar } from "../../kernel/Money.js";

@InputType({
  description: "A rate of exchange from a day on; it takes the place of the one that begins on that day.",
})
export class ExchangeRateUpsertInput {
  @Field(() => GraphQLUUID, {
    nullable: true,
    description: "The id of a new rate, where the caller wants to choose it.",
  })
  id?: string;

  @Field(() => Int, {
    nullable: true,
    description: "The version that the caller saw; another one is a conflict.",
  })
  expectedVersion?: number;

  @Field(() => CurrencyScalar, { description: "The currency of which one unit is exchanged." })
  fromCurrency: string;

  @Field(() => CurrencyScalar, { description: "The currency that is had for it." })
  toCurrency: string;

  @Field(() => RateScalar, {
    description: "How many units of the second currency one of the first is worth.",
  })
  rate: string;

  @Field(() => GraphQLLocalDate, { description: "The first day on which it holds." })
  startsOn: string;
}

@InputType({ description: "A rate of exchange to remove; the audit keeps what it was." })
export class ExchangeRateRemoveInput {
  @Field(() => GraphQLUUID, { description: "The rate." })
  id: string;

  @Field(() => Int, { description: "The version that the caller saw; another one is a conflict." })
  expectedVersion: number;
}

@InputType({ description: "Which rates; all conditions must hold." })
export class ExchangeRateFilter {
  @Field(() => TextFilter, { nullable: true, description: "By the currency of which one unit is exchanged." })
  fromCurrency?: TextFilter | null;

  @Field(() => TextFilter, { nullable: true, description: "By the currency that is had for it." })
  toCurrency?: TextFilter | null;

  @Field(() => DayFilter, { nullable: true, description: "By the first day." })
  startsOn?: DayFilter | null;
}
