import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { defaultCalibration, type Calibration } from "../../src/scoring/calibration.js";
import { DIMENSIONS, perDimension } from "../../src/scoring/dimensions.js";
import { explainCrisisQuarter, explainQuarter, type SourcePart } from "../../src/scoring/explainQuarter.js";
import { totalOf } from "../../src/scoring/explanation.js";
import { sum } from "../../src/scoring/numbers.js";
import { defaultPolicy } from "../../src/scoring/policy.js";
import { scorePartner, type Score } from "../../src/scoring/scorePartner.js";
import {
  calibration,
  crisis,
  evidenceOf,
  inputOf,
  LAST_QUARTER,
  partner,
  routineRow,
  type Partner,
} from "./randomPartners.js";

const RUNS = { numRuns: 400 };
const EXACT = 1e-12;

const scored = (each: Partner, frozen: Calibration): Score =>
  scorePartner(inputOf(each), frozen, defaultPolicy);

describe("the parts sum to the whole, down to each row", () => {
  function expectSum(parts: readonly number[], whole: number): void {
    expect(Math.abs(sum(parts) - whole)).toBeLessThan(EXACT);
  }

  function expectSources(sources: readonly SourcePart[], whole: number, rows: number): void {
    expectSum(
      sources.map(({ contribution }) => contribution),
      whole,
    );
    for (const source of sources)
      expectSum(
        source.rows.map(({ contribution }) => contribution),
        source.contribution,
      );
    expect(sources.flatMap((source) => source.rows)).toHaveLength(rows);
  }

  function expectExact(each: Partner, frozen: Calibration): void {
    const { explanation, lower } = scored(each, frozen);
    expect(Math.abs(totalOf(explanation) - lower)).toBeLessThan(EXACT);
    for (const dimension of DIMENSIONS) {
      const { contribution, quarters } = explanation.dimensions[dimension];
      expectSum(
        quarters.map((part) => part.contribution),
        contribution,
      );
      for (const part of quarters) {
        const rows = each.rows.filter((row) => row.dimension === dimension && row.quarter === part.quarter);
        const sources = explainQuarter(part.factor, frozen.dimensions[dimension].mean, rows);
        expectSources(sources, part.contribution, rows.length);
      }
    }
    const { contribution, prior, quarters } = explanation.crisis;
    expectSum([prior, ...quarters.map((part) => part.contribution)], contribution);
    for (const part of quarters) {
      const rows = each.crises.filter(({ quarter }) => quarter === part.quarter).map(evidenceOf);
      expectSources(
        explainCrisisQuarter(part.factor, frozen.crisis.mean, rows),
        part.contribution,
        rows.length,
      );
    }
  }

  test("for any partner", () => {
    fc.assert(fc.property(partner, calibration, expectExact), RUNS);
  });

  const usual = defaultCalibration(defaultPolicy);
  const asOf = LAST_QUARTER;
  const rowsWith = (values: readonly number[], quarters: readonly number[]): Partner["rows"] =>
    values.map((value, at) => ({
      id: `row ${at}`,
      dimension: "DELIVERY",
      quarter: quarters[at]!,
      source: "tracker",
      sourceKind: "AUTOMATED",
      value,
      weight: 1,
    }));

  test("where the pulls of one quarter cancel at the prior of .7", () => {
    const each = { rows: rowsWith([1, 1, 0.1], [asOf, asOf, asOf]), crises: [], asOf };
    expectExact(each, usual);
    const [part] = scored(each, usual).explanation.dimensions.DELIVERY.quarters;
    expect(part!.contribution).toBeCloseTo(0, 15);
    const [source] = explainQuarter(part!.factor, usual.dimensions.DELIVERY.mean, each.rows);
    const [first, second, third] = source!.rows.map(({ contribution }) => contribution);
    expect(first).toBeGreaterThan(0.001);
    expect(second).toBe(first);
    expect(third).toBeCloseTo(-2 * first!, 15);
  });

  test("where pulls of quarters, sources and crises nearly cancel", () => {
    const cancelling = fc.record({
      rows: fc
        .array(fc.tuple(routineRow, fc.constantFrom(1, 0.7, 0.4, 0.1)), { maxLength: 30 })
        .map((rows) => rows.map(([row, value], at) => ({ ...row, value, id: `row ${at}` }))),
      crises: fc.uniqueArray(
        fc.tuple(crisis, fc.constantFrom(1, 0.6, 0.2)).map(([event, x]) => ({ ...event, x, failure: null })),
        { maxLength: 6, selector: ({ at }) => at },
      ),
      asOf: fc.constant(asOf),
    });
    fc.assert(
      fc.property(cancelling, (each) => expectExact(each, usual)),
      RUNS,
    );
  });

  test("where means are held at a limit", () => {
    const [least, most] = [0.02, 0.998];
    const steep = (mean: number): Calibration => ({
      ...usual,
      dimensions: perDimension((dimension) => ({ ...usual.dimensions[dimension], mean, strength: 0.5 })),
    });
    for (const [value, prior, held] of [
      [1, 0.95, most],
      [1, most, most],
      [0, 0.05, least],
      [0, least, least],
    ] as const) {
      const each = {
        rows: rowsWith(Array<number>(40).fill(value), Array<number>(40).fill(asOf)),
        crises: [],
        asOf,
      };
      expect(scored(each, steep(prior)).dimensions.DELIVERY.score).toBe(held);
      expectExact(each, steep(prior));
    }
  });
});
