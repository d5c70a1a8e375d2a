import { Field, ObjectType } from "type-graphql";
import { CurrencyScalar, Money } from "../../kernel/Money.js";
import { ExchangeRate } from "./ExchangeRate.js";

@ObjectType({ description: "The part of a sum that is in one currency.", simpleResolvers: true })
export class MoneySumPart {
  @Field(() => Money, { description: "How much, in that currency, exactly." })
  amount: Money;

  @Field(() => ExchangeRate, {
    nullable: true,
    description: "At which rate it was converted; null where it needs none, or where there is none.",
  })
  rate: ExchangeRate | null;

  @Field(() => Money, {
    nullable: true,
    description:
      "What it is worth in the currency of the total, rounded to two digits behind the point, half away from zero; null where no rate is known.",
  })
  converted: Money | null;
}

@ObjectType({
  description: "A sum over several currencies, and how it was made, at the rates of one day.",
  simpleResolvers: true,
})
export class MoneySum {
  @Field(() => Money, {
    nullable: true,
    description:
      "The sum of the converted parts, in the organisation's currency, or in the only one there is where it has none; null where there is nothing to sum or a rate is missing.",
  })
  total: Money | null;

  @Field(() => [MoneySumPart], { description: "The parts, by their currency's code." })
  parts: MoneySumPart[];

  @Field(() => [CurrencyScalar], { description: "The currencies of which no rate is known on that day." })
  missingRates: string[];
}
