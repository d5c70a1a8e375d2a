import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { difference, sumOf } from "../../src/kernel/decimalRules.js";
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
