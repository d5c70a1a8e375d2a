import { describe, expect, test } from "@jest/globals";
import { calibrate } from "../../src/scoring/calibrate.js";
import { defaultCalibration, type Calibration } from "../../src/scoring/calibration.js";
import { DIMENSIONS } from "../../src/scoring/dimensions.js";
import { totalOf } from "../../src/scoring/explanation.js";
import { defaultPolicy } from "../../src/scoring/policy.js";
import { scorePartner, type ScoreInput } from "../../src/scoring/scorePartner.js";
import { unitsOf, type SourceKind } from "../../src/scoring/sources.js";
import { trustAsOf } from "../../src/scoring/trust.js";
import { partnerCases, portfolioCases, type Expected } from "./cases/cases.js";
import { expectClose } from "./close.js";

function check(input: ScoreInput, calibration: Calibration, expected: Expected): void {
  const score = scorePartner(input, calibration, defaultPolicy);
  const before = trustAsOf(input, input.crisisEvents, input.asOf, calibration, defaultPolicy);
  const { explanation } = score;
  const close = (what: string, actual: number | null | undefined, value: number | null): void =>
    expectClose(actual, value, what);

  close("quality", before.quality, expected.quality);
  close("uncapped", before.uncapped, expected.uncapped);
  close("capped", before.capped, expected.capped);
  close("lower before silence", before.lower, expected.lowerBeforeSilence);
  for (const key of ["trust", "lower", "upper", "confidence", "surprise"] as const)
    close(key, score[key], expected[key]);
  for (const key of ["expected", "score", "variance", "weight"] as const)
    close(`crisis ${key}`, score.crisis[key], expected.crisis[key]);
  expect([before.gate !== null, score.grade, score.standing]).toEqual([
    expected.gated,
    expected.grade,
    expected.standing,
  ]);

  for (const dimension of DIMENSIONS) {
    const actual = score.dimensions[dimension];
    const wanted = expected.dimensions[dimension];
    close(`${dimension} weight`, actual.weight, wanted.weight);
    close(`${dimension} mean`, actual.score, wanted.mean);
    close(`${dimension} variance`, actual.variance, wanted.variance);
    if (wanted.interval) {
      close(`${dimension} lower`, actual.lower, wanted.interval[0]);
      close(`${dimension} upper`, actual.upper, wanted.interval[1]);
    }
    close(
      `part of ${dimension}`,
      explanation.dimensions[dimension].contribution,
      expected.contributions[dimension],
    );
    expected.quarters?.[dimension].forEach(([quarter, contribution], at) => {
      const part = explanation.dimensions[dimension].quarters[at];
      expect(part?.quarter).toBe(quarter);
      close(`${dimension} in ${quarter}`, part?.contribution, contribution);
    });
  }
  for (const key of ["base", "caps", "silence", "uncertainty"] as const)
    close(key, explanation[key], expected.contributions[key]);
  close("part of the crises", explanation.crisis.contribution, expected.contributions.crisis);
  if (expected.crisisParts) {
    close("prior of the crises", explanation.crisis.prior, expected.crisisParts.prior);
    expected.crisisParts.quarters.forEach(([quarter, contribution], at) => {
      expect(explanation.crisis.quarters[at]?.quarter).toBe(quarter);
      close(`crises in ${quarter}`, explanation.crisis.quarters[at]?.contribution, contribution);
    });
  }
  expect(Math.abs(totalOf(explanation) - score.lower)).toBeLessThan(1e-12);
}

describe("one partner", () => {
  test.each(partnerCases.map((each) => [each.name, each] as const))("%s", (_name, each) => {
    check(each, each.calibration ?? defaultCalibration(defaultPolicy), each.expected);
  });
});

describe("evidence leads to its statistics", () => {
  const withEvidence = partnerCases.filter((each) => each.evidence !== undefined);
  test.each(withEvidence.map((each) => [each.name, each] as const))(
    "%s",
    (_name, { evidence = [], dimensions }) => {
      for (const dimension of DIMENSIONS)
        for (const { quarter, g, gx } of dimensions[dimension]) {
          const rows = evidence.filter((row) => row.dimension === dimension && row.quarter === quarter);
          const outside = (kind: string): boolean => kind === "SELF_REPORTED" || kind === "PARTNER_NOMINATED";
          const cells = new Map<string, { kind: SourceKind; n: number; sx: number }>();
          for (const row of rows) {
            const source = outside(row.kind) ? "outside" : row.source;
            const { n, sx } = cells.get(source) ?? { n: 0, sx: 0 };
            cells.set(source, { kind: row.kind, n: n + row.rows, sx: sx + row.rows * row.value });
          }
          const units = [...cells.values()].map(({ kind, n, sx }) => ({ g: unitsOf(kind, n), mean: sx / n }));
          expectClose(
            units.reduce((sum, each) => sum + each.g, 0),
            g,
            `g of ${dimension} in ${quarter}`,
          );
          expectClose(
            units.reduce((sum, each) => sum + each.g * each.mean, 0),
            gx,
            `gx of ${dimension} in ${quarter}`,
          );
        }
    },
  );
});

describe.each(portfolioCases.map((each) => [each.name, each] as const))(
  "a portfolio of %s",
  (_name, portfolio) => {
    const { asOf, within, partners, expected } = portfolio;
    const calibration = calibrate(Object.values(partners), within, asOf, defaultPolicy);

    test("is calibrated", () => {
      for (const dimension of DIMENSIONS)
        for (const key of ["mean", "strength", "dispersion", "drift"] as const)
          expectClose(
            calibration.dimensions[dimension][key],
            expected.calibration.dimensions[dimension][key],
            `${dimension} ${key}`,
          );
      for (const key of ["mean", "slope", "meanQuality", "strength"] as const)
        expectClose(calibration.crisis[key], expected.calibration.crisis[key], `crisis ${key}`);
    });

    test.each(Object.entries(expected.partners))("scores %s", (name, wanted) => {
      check({ asOf, previousGrade: null, crisisEvents: [], ...partners[name]! }, calibration, wanted);
    });
  },
);
