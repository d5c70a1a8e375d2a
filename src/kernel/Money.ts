import { GraphQLError, GraphQLScalarType, Kind } from "graphql";
import { Field, InputType, ObjectType } from "type-graphql";
import { Column } from "typeorm";
import { isCurrency, parseDecimal, parseRate, type MoneyValue } from "./moneyRules.js";

function decimalFrom(value: unknown): string {
  // A whole number of JSON is exact; any other has been through a float, and is no longer what was meant.
  const text = Number.isSafeInteger(value) ? String(value) : value;
  const decimal = typeof text === "string" ? parseDecimal(text) : null;
  if (decimal !== null) return decimal;
  throw new GraphQLError(
    'A decimal number is a text such as "1250.00", with at most 15 digits before the point and 4 behind it.',
  );
}

/** An exact decimal number: a text in the API, in the rows, and on its way between them. */
export const DecimalScalar = new GraphQLScalarType<string, string>({
  name: "Decimal",
  description: 'An exact decimal number, written as a text, for example "1250.00".',
  // Sums may have more digits than what is sent, so they go out as they are where they do not fit.
  serialize: (value) => parseDecimal(String(value)) ?? String(value),
  parseValue: decimalFrom,
  parseLiteral: (node) =>
    decimalFrom(node.kind === Kind.STRING || node.kind === Kind.INT ? node.value : undefined),
});

function rateFrom(value: unknown): string {
  const rate = typeof value === "string" ? parseRate(value) : null;
  if (rate !== null) return rate;
  throw new GraphQLError(
    'A rate is a text such as "1.0856", above 0, with at most 10 digits before the point and 10 behind it.',
  );
}

/** How much of one currency another is worth: finer than an amount, and never below 0. */
export const RateScalar = new GraphQLScalarType<string, string>({
  name: "Rate",
  description: 'An exact rate of exchange, above 0, written as a text, for example "1.0856".',
  serialize: String,
  parseValue: rateFrom,
  parseLiteral: (node) => rateFrom(node.kind === Kind.STRING ? node.value : undefined),
});

function currencyFrom(value: unknown): string {
  if (typeof value === "string" && isCurrency(value)) return value;
  throw new GraphQLError('A currency is a code of ISO 4217 in capitals, for example "EUR".');
}

/** A currency by its code. (The scalar of graphql-scalars has a list of its own, which the rules could not share.) */
export const CurrencyScalar = new GraphQLScalarType<string, string>({
  name: "Currency",
  description: 'A currency by its code in ISO 4217, for example "EUR".',
  serialize: String,
  parseValue: currencyFrom,
  parseLiteral: (node) => currencyFrom(node.kind === Kind.STRING ? node.value : undefined),
});

const MONEY = "An exact amount in one currency.";

/** One class for the answer and the input: both say the same. */
@ObjectType("Money", { description: MONEY, simpleResolvers: true })
@InputType("MoneyInput", { description: MONEY })
export class Money implements MoneyValue {
  @Field(() => DecimalScalar, { description: "How much." })
  amount: string;

  @Field(() => CurrencyScalar, { description: "Of which currency." })
  currency: string;
}

/** The money of a record's two columns; null where one is missing. */
export const moneyOf = (amount: string | null, currency: string | null): Money | null =>
  amount === null || currency === null ? null : { amount, currency };

interface MoneyColumnChoices {
  readonly nullable?: boolean;
}

/** A private column for an amount: numeric, so exact, and read as text. A resolver shows it together with its currency. */
export const Amount = ({ nullable = false }: MoneyColumnChoices = {}): PropertyDecorator =>
  Column({ type: "numeric", nullable });

/** A private column for a currency's code. */
export const CurrencyCode = ({ nullable = false }: MoneyColumnChoices = {}): PropertyDecorator =>
  Column({ type: "text", nullable });
