import { describe, expect, test } from "@jest/globals";
import { parseValue, valueFromAST, type GraphQLScalarType } from "graphql";
import { CurrencyScalar, DecimalScalar, moneyOf } from "../../src/kernel/Money.js";

const literal = (scalar: GraphQLScalarType, text: string): unknown => valueFromAST(parseValue(text), scalar);

describe("Decimal", () => {
  test.each([
    ['"1250.5"', "1250.50"],
    ["1250", "1250.00"],
    ["1250.5", undefined],
    ['"a lot"', undefined],
    ["true", undefined],
    ['["1"]', undefined],
  ])("as a literal %s is %j", (text, value) => expect(literal(DecimalScalar, text)).toBe(value));

  test.each([
    ["1250.5", "1250.50"],
    [1250, "1250.00"],
  ])("as a variable %j is %j", (given, value) => expect(DecimalScalar.parseValue(given)).toBe(value));

  test.each([0.1, 1e300, NaN, null, ["1"], { amount: "1" }, true, "1.00001"])(
    "as a variable %j is refused",
    (given) => expect(() => DecimalScalar.parseValue(given)).toThrow("A decimal number is a text"),
  );

  test.each([
    ["1250.0000", "1250.00"],
    ["12345678901234567890.125", "12345678901234567890.125"],
  ])("%j of the database goes out as %j", (stored, sent) => {
    expect(DecimalScalar.serialize(stored)).toBe(sent);
  });
});

describe("Currency", () => {
  test("takes a known code", () => {
    expect(literal(CurrencyScalar, '"CHF"')).toBe("CHF");
    expect(CurrencyScalar.parseValue("CHF")).toBe("CHF");
  });

  test.each(["chf", "XYZ", "", null, 7, ["CHF"]])("refuses the variable %j", (given) =>
    expect(() => CurrencyScalar.parseValue(given)).toThrow("ISO 4217"),
  );

  test("refuses a literal that is no text", () => expect(literal(CurrencyScalar, "CHF")).toBeUndefined());
});

test("money needs both its columns", () => {
  expect(moneyOf("1.00", "EUR")).toEqual({ amount: "1.00", currency: "EUR" });
  expect(moneyOf(null, "EUR")).toBeNull();
  expect(moneyOf("1.00", null)).toBeNull();
});
