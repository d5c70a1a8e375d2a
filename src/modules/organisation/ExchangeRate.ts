import { Field } from "type-graphql";
import { Check, Column, Index } from "typeorm";
import { BaseRecord } from "../../kernel/BaseRecord.js";
import { Day } from "../../kernel/columns.js";
import { connectionOf } from "../../kernel/connectionOf.js";
import { CurrencyCode, CurrencyScalar, RateScalar } from "../../kernel/Money.js";
import { Record } from "../../kernel/Record.js";

@Record({
  description: "How much of one currency another is worth, from a day on until the next rate of the two.",
  scope: "everyone",
})
@Index(["fromCurrency", "toCurrency", "startsOn"], { unique: true })
@Index(["startsOn", "id"])
@Check("exchange_rate_positive", `"rate" > 0`)
@Check("exchange_rate_of_two", `"from_currency" <> "to_currency"`)
export class ExchangeRate extends BaseRecord {
  @CurrencyCode()
  @Field(() => CurrencyScalar, { description: "The currency of which one unit is exchanged." })
  fromCurrency: string;

  @CurrencyCode()
  @Field(() => CurrencyScalar, { description: "The currency that is had for it." })
  toCurrency: string;

  @Column({ type: "numeric" })
  @Field(() => RateScalar, {
    description: "How many units of the second currency one of the first is worth.",
  })
  rate: string;

  @Day("The first day on which it holds.")
  startsOn: string;
}

export const ExchangeRateConnection = connectionOf(ExchangeRate, "ExchangeRate");
