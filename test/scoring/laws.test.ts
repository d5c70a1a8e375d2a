import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import type { Calibration } from "../../src/scoring/calibration.js";
import { DIMENSIONS, perDimension } from "../../src/scoring/dimensions.js";
import { defaultPolicy } from "../../src/scoring/policy.js";
import { scorePartner, type Score } from "../../src/scoring/scorePartner.js";
import { trustAsOf, type Trust } from "../../src/scoring/trust.js";
import {
  calibration,
  crisis,
  inputOf,
  LAST_QUARTER,
  partner,
  routineRow,
  share,
  type Partner,
} from "./randomPartners.js";

const RUNS = { numRuns: 400 };
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

  test.each([
    { limit: 0.998, x: 1 },
    { limit: 0.02, x: 0 },
  ])(
    "keeps them where a wide belief is held at $limit, and its quantiles lie to one side",
    ({ limit, x }) => {
      const prior = { mean: limit, strength: 0.5, dispersion: 1, drift: 0.1 };
      const frozen = {
        dimensions: perDimension(() => prior),
        crisis: { mean: x === 1 ? 0.95 : 0.1, slope: 0, meanQuality: 0.5, strength: 2 },
        widening: 4,
      };
      const crises = Array.from({ length: 200 }, (_each, at) => ({
        at,
        quarter: LAST_QUARTER,
        kind: "SEV1" as const,
        x,
        failure: null,
      }));
      const { trust, lower, upper } = scored({ rows: [], crises, asOf: LAST_QUARTER }, frozen);
      expect(trust).toBeCloseTo(limit, 12);
      expectAscending([0, lower, trust, upper, 1]);
      expect([lower, upper]).toContain(trust);
    },
  );

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
