import { expect, test } from "@jest/globals";
import fc from "fast-check";
import {
  difference,
  dividedBy,
  isLess,
  isLessThanPercent,
  percentOf,
  sumOf,
} from "../../src/kernel/decimalRules.js";
import { parseDecimal } from "../../src/kernel/moneyRules.js";

test.each([
  [[], "0.00"],
  [["0.10", "0.20"], "0.30"],
  [["-0.0001", "0.00"], "-0.0001"],
  [["-1.50", "1.00"], "-0.50"],
  [["999999999999999.99", "0.01"], "1000000000000000.00"],
  [["1.005", "1.005"], "2.01"],
])("the sum of %j is %j", (decimals, sum) => expect(sumOf(decimals)).toBe(sum));

test("sums and differences are exact, and in the one spelling", () => {
  const decimals = fc
    .tuple(fc.integer({ min: -999_999_999, max: 999_999_999 }), fc.integer({ min: 0, max: 9999 }))
    .map(([whole, fraction]) => parseDecimal(`${whole}.${String(fraction).padStart(4, "0")}`) as string);
  fc.assert(
    fc.property(fc.array(decimals), decimals, decimals, (many, a, b) => {
      expect(sumOf([...many].reverse())).toBe(sumOf(many));
      expect(parseDecimal(sumOf([a, b]))).toBe(sumOf([a, b]));
      expect(sumOf([difference(a, b), b])).toBe(a);
      expect(difference(a, a)).toBe("0.00");
    }),
  );
});

test.each([
  ["1000.00", "5.00", "50.00"],
  ["0.10", "5.00", "0.01"],
  ["0.09", "5.00", "0.00"],
  ["-0.10", "5.00", "-0.01"],
  ["333.33", "33.3333", "111.11"],
  ["999999999999999.99", "100.00", "999999999999999.99"],
])("of %s, %s percent are %s", (amount, percent, part) => expect(percentOf(amount, percent)).toBe(part));

test.each([
  ["100.00", 12, "8.33"],
  ["100.00", 3, "33.33"],
  ["200.00", 3, "66.67"],
  ["0.01", 2, "0.01"],
  ["-100.00", 3, "-33.33"],
])("%s divided by %i is %s", (amount, parts, part) => expect(dividedBy(amount, parts)).toBe(part));

test("numbers and shares are compared exactly", () => {
  expect(isLess("9.99", "10.00")).toBe(true);
  expect(isLess("10.00", "10")).toBe(false);
  expect(isLess("-1.00", "0.0001")).toBe(true);
  expect(isLessThanPercent(2, 3, "66.6667")).toBe(true);
  expect(isLessThanPercent(2, 3, "66.6666")).toBe(false);
  expect(isLessThanPercent(19, 20, "95.00")).toBe(false);
});

test("a part that is rounded once is never half a hundredth away", () => {
  const amounts = fc.bigInt({ min: 0n, max: 10n ** 15n });
  fc.assert(
    fc.property(amounts, fc.integer({ min: 1, max: 10_000 }), (hundredths, parts) => {
      const amount = parseDecimal(
        `${hundredths / 100n}.${String(hundredths % 100n).padStart(2, "0")}`,
      ) as string;
      const part = BigInt(dividedBy(amount, parts).replace(".", ""));
      const away = part * BigInt(parts) - hundredths;
      expect(2n * (away < 0n ? -away : away) <= BigInt(parts)).toBe(true);
    }),
  );
});
