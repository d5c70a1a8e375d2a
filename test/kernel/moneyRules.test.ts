import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { Problems, type DomainError } from "../../src/kernel/DomainError.js";
import { checkMoney, isCurrency, isNegative, parseDecimal } from "../../src/kernel/moneyRules.js";

describe("a decimal number", () => {
  test.each([
    ["1250.00", "1250.00"],
    ["7", "7.00"],
    ["7.5", "7.50"],
    ["007.5000", "7.50"],
    ["0.0001", "0.0001"],
    ["-3", "-3.00"],
    ["-0.000", "0.00"],
    ["999999999999999.9999", "999999999999999.9999"],
    ["000000000000000000001", "1.00"],
  ])("%j is %j", (text, decimal) => expect(parseDecimal(text)).toBe(decimal));

  test.each([
    "",
    " 1",
    "1 ",
    "1,5",
    "1.",
    ".5",
    "+1",
    "1e3",
    "NaN",
    "Infinity",
    "0x10",
    "1.00001",
    "1000000000000000",
    "١",
    "1\n",
  ])("%j is none", (text) => expect(parseDecimal(text)).toBeNull());

  // Ten-thousandths, as whole numbers, are an exact account of the same value.
  const units = fc.bigInt({ min: -(10n ** 19n) + 1n, max: 10n ** 19n - 1n });
  const spell = (value: bigint): string => {
    const digits = String(value < 0n ? -value : value).padStart(5, "0");
    return `${value < 0n ? "-" : ""}${digits.slice(0, -4)}.${digits.slice(-4)}`;
  };
  const unitsOf = (decimal: string): bigint => {
    const [whole = "", fraction = ""] = decimal.replace("-", "").split(".");
    return BigInt(whole + fraction.padEnd(4, "0")) * (isNegative(decimal) ? -1n : 1n);
  };

  test("keeps its value, and its one spelling", () => {
    fc.assert(
      fc.property(units, (value) => {
        const decimal = parseDecimal(spell(value));
        expect(decimal).not.toBeNull();
        expect(unitsOf(decimal as string)).toBe(value);
        expect(parseDecimal(decimal as string)).toBe(decimal);
        expect(decimal).toMatch(/^-?(0|[1-9]\d*)\.\d{2,4}$/);
      }),
    );
  });
});

test.each([
  ["EUR", true],
  ["USD", true],
  ["JPY", true],
  ["eur", false],
  ["EURO", false],
  ["XYZ", false],
  ["", false],
])("%j as a currency: %j", (code, known) => expect(isCurrency(code)).toBe(known));

describe("money that is given", () => {
  const fieldsOf = (...args: [Parameters<typeof checkMoney>[2], Parameters<typeof checkMoney>[3]?]) => {
    const problems = new Problems();
    checkMoney(problems, "value", ...args);
    try {
      problems.throwIfAny();
      return [];
    } catch (error) {
      return (error as DomainError).problems.map(({ field }) => field);
    }
  };

  test.each([
    [undefined, undefined, []],
    [null, undefined, []],
    [{ amount: "0.00", currency: "EUR" }, undefined, []],
    [{ amount: "-1.00", currency: "EUR" }, undefined, ["value.amount"]],
    [{ amount: "-1.00", currency: "EUR" }, { negative: true }, []],
    [{ amount: "-0.00", currency: "EUR" }, undefined, []],
    [{ amount: "1e9", currency: "Euro" }, undefined, ["value.amount", "value.currency"]],
  ] as const)("%j with %j is wrong at %j", (money, choices, fields) => {
    expect(fieldsOf(money, choices)).toEqual(fields);
  });
});
