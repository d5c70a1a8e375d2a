import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { defaultCalibration, type Calibration } from "../../src/scoring/calibration.js";
import { DIMENSIONS, perDimension } from "../../src/scoring/dimensions.js";
import { explainCrisisQuarter, explainQuarter, type SourcePart } from "../../src/scoring/explainQuarter.js";
import { totalOf } from "../../src/scoring/explanation.js";
import { sum } from "../../src/scoring/numbers.js";
import { defaultPolicy } from "../../src/scoring/policy.js";
import { scorePartner, type Score } from "../../src/scoring/scorePartner.js";
import { trustAsOf, type Trust } from "../../src/scoring/trust.js";
import {
  calibration,
  crisis,
  evidenceOf,
  inputOf,
  LAST_QUARTER,
  partner,
  routineRow,
  share,
  type Partner,
} from "./randomPartners.js";

const RUNS = { numRuns: 400 };
const EXACT = 1e-12;
/** Another sum differs in its last bits: a fall of that size is none. */
const ROUNDING = 1e-12;

const scored = (each: Partner, frozen: Calibration): Score =>
  scorePartner(inputOf(each), frozen, defaultPolicy);

function beforeSilence(each: Partner, frozen: Calibration): Trust {
  const input = inputOf(each);
  return trustAsOf(input, input.crisisEvents, each.asOf, frozen, defaultPolicy);
}

describe("every score", () => {
  function expectAscending(values: readonly number[]): void {
    for (const [at, value] of values.slice(1).entries()) expect(value).toBeGreaterThanOrEqual(values[at]!);
  }

  test("keeps 0 ≤ lower ≤ trust ≤ upper ≤ 1, before and after silence", () => {
    fc.assert(
      fc.property(partner, calibration, (each, frozen) => {
        const after = scored(each, frozen);
        const before = beforeSilence(each, frozen);
        for (const bounds of [
          [0, after.lower, after.trust, after.upper, 1],
          [0, before.lower, before.capped, before.upper, 1],
          [0, after.confidence, 1],
        ])
          expectAscending(bounds);
      }),
      RUNS,
    );
  });

  test("is plain JSON: finite numbers, texts, booleans and nulls in plain objects and arrays", () => {
    const isPlain = (value: unknown): boolean =>
      value === null ||
      ["string", "boolean"].includes(typeof value) ||
      Number.isFinite(value) ||
      (typeof value === "object" &&
        (Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype) &&
        Object.values(value).every(isPlain));
    fc.assert(
      fc.property(partner, calibration, (each, frozen) => {
        const score = scored(each, frozen);
        expect({ score, plain: isPlain(score) }).toMatchObject({ plain: true });
      }),
      RUNS,
    );
  });

  test("has the same bits whatever the order of the rows", () => {
    const orders = fc.infiniteStream(fc.nat());
    fc.assert(
      fc.property(partner, calibration, orders, (each, frozen, order) => {
        const shuffled = <Row>(rows: readonly Row[]): Row[] =>
          rows
            .map((row) => ({ row, place: order.next().value }))
            .sort((a, b) => a.place - b.place)
            .map(({ row }) => row);
        const input = inputOf(each);
        const reordered = {
          ...input,
          dimensions: perDimension((dimension) => shuffled(input.dimensions[dimension])),
          crisis: shuffled(input.crisis),
          crisisEvents: shuffled(input.crisisEvents),
        };
        expect(JSON.stringify(scorePartner(reordered, frozen, defaultPolicy))).toBe(
          JSON.stringify(scorePartner(input, frozen, defaultPolicy)),
        );
      }),
      RUNS,
    );
  });
});

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

describe("under a frozen calibration", () => {
  /** Each m, and C, T and T*: all that neither silence nor uncertainty has a part in. */
  const beliefsOf = ({ dimensions, crisis: { mean }, uncapped, capped }: Trust): number[] => [
    ...DIMENSIONS.map((dimension) => dimensions[dimension].mean),
    mean,
    uncapped,
    capped,
  ];

  function expectNoneBelow(higher: readonly number[], lower: readonly number[]): void {
    const falls = higher.map((value, at) => lower[at]! - value);
    expect(Math.max(...falls)).toBeLessThanOrEqual(ROUNDING);
  }

  /** The better partner is nowhere below the other: beliefs, reported trust and confidence. */
  function expectBetter(better: Partner, worse: Partner, frozen: Calibration): void {
    const all = (each: Partner): number[] => {
      const { trust, confidence } = scored(each, frozen);
      return [...beliefsOf(beforeSilence(each, frozen)), trust, confidence];
    };
    expectNoneBelow(all(better), all(worse));
  }

  const row = routineRow.map((each) => ({ ...each, id: "new row" }));
  // Between the whole instants of the others, so that which came first is never a matter of order.
  const event = crisis.map((each) => ({ ...each, at: each.at + 0.5 }));

  const raised = (value: number, by: number): number => value + (1 - value) * by;

  describe("neither m, C, T, T*, the reported T* nor the confidence is lowered by", () => {
    test("a good row", () => {
      fc.assert(
        fc.property(partner, calibration, row, (each, frozen, added) =>
          expectBetter({ ...each, rows: [...each.rows, { ...added, value: 1 }] }, each, frozen),
        ),
        RUNS,
      );
    });

    test("a good crisis", () => {
      fc.assert(
        fc.property(partner, calibration, event, (each, frozen, added) =>
          expectBetter(
            { ...each, crises: [...each.crises, { ...added, x: 1, failure: null }] },
            each,
            frozen,
          ),
        ),
        RUNS,
      );
    });

    test("a higher x of a row", () => {
      fc.assert(
        fc.property(partner, calibration, fc.nat(), share, ({ rows, ...each }, frozen, pick, by) => {
          fc.pre(rows.length > 0);
          const better = rows.map((one, at) =>
            at === pick % rows.length ? { ...one, value: raised(one.value, by) } : one,
          );
          expectBetter({ ...each, rows: better }, { ...each, rows }, frozen);
        }),
        RUNS,
      );
    });

    test("a higher x of a crisis", () => {
      fc.assert(
        fc.property(partner, calibration, fc.nat(), share, ({ crises, ...each }, frozen, pick, by) => {
          fc.pre(crises.length > 0);
          const better = crises.map((one, at) =>
            at === pick % crises.length ? { ...one, x: raised(one.x, by) } : one,
          );
          expectBetter({ ...each, crises: better }, { ...each, crises }, frozen);
        }),
        RUNS,
      );
    });
  });

  describe("neither m, C, T nor T* is raised by", () => {
    test("a bad row", () => {
      fc.assert(
        fc.property(partner, calibration, row, (each, frozen, added) => {
          const worse = { ...each, rows: [...each.rows, { ...added, value: 0 }] };
          expectNoneBelow(beliefsOf(beforeSilence(each, frozen)), beliefsOf(beforeSilence(worse, frozen)));
        }),
        RUNS,
      );
    });

    test("a bad crisis", () => {
      const failure = fc.constantFrom("NO_SHOW", "ABANDONED", null);
      fc.assert(
        fc.property(partner, calibration, event, failure, (each, frozen, added, how) => {
          const worse = { ...each, crises: [...each.crises, { ...added, x: 0, failure: how }] };
          expectNoneBelow(beliefsOf(beforeSilence(each, frozen)), beliefsOf(beforeSilence(worse, frozen)));
        }),
        RUNS,
      );
    });
  });

  test("in silence neither the reported T* nor its lower bound rises", () => {
    fc.assert(
      fc.property(partner, calibration, (each, frozen) => {
        let before = scored({ ...each, asOf: LAST_QUARTER }, frozen);
        for (let asOf = LAST_QUARTER + 1; asOf <= LAST_QUARTER + 14; asOf++) {
          const now = scored({ ...each, asOf }, frozen);
          expect(now.trust).toBeLessThanOrEqual(before.trust);
          expect(now.lower).toBeLessThanOrEqual(before.lower);
          before = now;
        }
      }),
      { numRuns: 100 },
    );
  });
});
