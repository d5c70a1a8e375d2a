import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { resultsOf } from "../../../src/modules/scorecards/scorecardRules.js";
import type { Calibration } from "../../../src/scoring/calibration.js";
import { perDimension } from "../../../src/scoring/dimensions.js";
import { defaultPolicy } from "../../../src/scoring/policy.js";
import { calibration, inputOf, partner, type Partner } from "../../scoring/randomPartners.js";

const dimensionsOf = (each: Partner, frozen: Calibration) => {
  const inputs = { score: inputOf(each), observations: perDimension(() => 0), previous: null };
  return resultsOf(inputs, frozen, defaultPolicy).results.dimensions;
};

describe("the interval of a dimension holds its score", () => {
  test("for any partner", () => {
    fc.assert(
      fc.property(partner, calibration, (each, frozen) => {
        for (const { score, lower, upper } of dimensionsOf(each, frozen)) {
          expect(lower).toBeLessThanOrEqual(score);
          expect(upper).toBeGreaterThanOrEqual(score);
        }
      }),
      { numRuns: 100 },
    );
  });

  test.each([0.998, 0.02])(
    "where a wide belief is held at %d, and both quantiles lie to one side",
    (limit) => {
      const prior = { mean: limit, strength: 0.5, dispersion: 1, drift: 0.1 };
      const frozen = {
        dimensions: perDimension(() => prior),
        crisis: { mean: 0.5, slope: 0, meanQuality: 0.5, strength: 2 },
        widening: 4,
      };
      for (const { score, lower, upper } of dimensionsOf({ rows: [], crises: [], asOf: 0 }, frozen)) {
        expect(score).toBe(limit);
        expect([lower, upper]).toEqual(limit > 0.5 ? [limit, 1] : [expect.closeTo(0, 6), limit]);
      }
    },
  );
});
