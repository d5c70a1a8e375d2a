import { describe, expect, test } from "@jest/globals";
import { betaQuantile } from "../../src/scoring/betaQuantile.js";
import { gradeOf } from "../../src/scoring/grade.js";
import { logMean } from "../../src/scoring/logMean.js";
import { defaultPolicy } from "../../src/scoring/policy.js";
import { checkPolicy } from "../../src/scoring/checkPolicy.js";
import { roundToSum } from "../../src/scoring/roundToSum.js";
import { standingOf } from "../../src/scoring/standing.js";
import { functionCases } from "./cases/cases.js";
import { expectClose } from "./close.js";

test.each(functionCases.grades)("trust $trust after $previous is $grade", ({ trust, previous, grade }) => {
  expect(gradeOf(trust, previous, defaultPolicy)).toBe(grade);
});

test.each(functionCases.standings)("$facts is $standing", ({ facts, standing }) => {
  expect(standingOf(facts, defaultPolicy)).toBe(standing);
});

test.each(functionCases.logMeans)("the logarithmic mean of $a and $b", ({ a, b, mean }) => {
  expectClose(logMean(a, b), mean, "mean");
  expectClose(logMean(b, a), mean, "mean the other way");
});

test.each(functionCases.betaQuantiles)(
  "the $p quantile at mean $mean, variance $variance",
  ({ p, mean, variance, value }) => {
    expect(Math.abs(betaQuantile(p, mean, variance) - value)).toBeLessThan(1e-9);
  },
);

test("rounded parts add up to the rounded total", () => {
  expect(roundToSum([1 / 3, 1 / 3, 1 / 3], 1, 2)).toEqual([0.34, 0.33, 0.33]);
  expect(roundToSum([0.648, -0.1301], 0.5179, 1).map((each) => each.toFixed(1))).toEqual(["0.6", "-0.1"]);
  expect(roundToSum([], 0, 1)).toEqual([]);
});

describe("a policy document", () => {
  const changed = (change: object): unknown => ({ ...structuredClone(defaultPolicy), ...change });

  test("is fine as it comes", () => expect(checkPolicy(structuredClone(defaultPolicy))).toEqual([]));

  test.each([
    [null, ""],
    [[], ""],
    [{}, "weights"],
    [changed({ extra: 1 }), "extra"],
    [changed({ saturation: "20" }), "saturation"],
    [changed({ saturation: 0 }), "saturation"],
    [changed({ capAboveCrisis: 1.5 }), "capAboveCrisis"],
    [changed({ weights: { ...defaultPolicy.weights, DELIVERY: 0.4 } }), "weights"],
    [changed({ weights: { ...defaultPolicy.weights, VALUE: null } }), "weights.VALUE"],
    [changed({ grades: { ...defaultPolicy.grades, B: 0.9 } }), "grades"],
    [changed({ standing: { ...defaultPolicy.standing, core: 0.5 } }), "standing"],
  ])("%j is refused at %j", (document, field) => {
    expect(checkPolicy(document).map((problem) => problem.field)).toContain(field);
  });
});
