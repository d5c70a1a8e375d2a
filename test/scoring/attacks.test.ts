import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { defaultCalibration } from "../../src/scoring/calibration.js";
import { DIMENSIONS, perDimension } from "../../src/scoring/dimensions.js";
import { defaultPolicy } from "../../src/scoring/policy.js";
import { saturate, weighEvidence } from "../../src/scoring/posterior.js";
import { scorePartner, type ScoreInput } from "../../src/scoring/scorePartner.js";
import { unitsOf, type SourceKind } from "../../src/scoring/sources.js";
import type { CrisisEvent, CrisisStatistic, DimensionStatistic } from "../../src/scoring/statistics.js";
import { trustAsOf, type Trust } from "../../src/scoring/trust.js";
import { crisis, inputOf, LAST_QUARTER as NOW, partner } from "./randomPartners.js";

const usual = defaultCalibration(defaultPolicy);
const score = (input: ScoreInput) => scorePartner(input, usual, defaultPolicy);
const beforeSilence = (input: ScoreInput): Trust =>
  trustAsOf(input, input.crisisEvents, input.asOf, usual, defaultPolicy);

/** A partner with the same evidence in every dimension. */
const alike = (rows: readonly DimensionStatistic[], crises: readonly CrisisStatistic[] = []): ScoreInput => ({
  asOf: NOW,
  dimensions: perDimension(() => rows),
  crisis: crises,
  crisisEvents: [],
  previousGrade: null,
});

const evenly = (ages: readonly number[], g: number, mean: number): DimensionStatistic[] =>
  ages.map((age) => ({ quarter: NOW - age, g, gx: g * mean }));

const AGES = Array.from({ length: 12 }, (_each, age) => age);
/** One severity-1 crisis in each of twelve quarters, all with the same outcome. */
const crisesWith = (x: number): CrisisStatistic[] =>
  AGES.map((age) => ({ quarter: NOW - age, w: 1.5, wx: 1.5 * x, ww: 2.25 }));

const FLOOD = 300;

/** The partner after 300 five-star rows a quarter from one source, spread over the dimensions. */
function flooded(input: ScoreInput, sourceKind: SourceKind, quarters: readonly number[]): ScoreInput {
  const units = unitsOf(sourceKind, FLOOD / DIMENSIONS.length);
  const dimensions = perDimension((dimension) => {
    const rows = input.dimensions[dimension];
    const hit = quarters.map((quarter) => {
      const { g, gx } = rows.find((row) => row.quarter === quarter) ?? { g: 0, gx: 0 };
      return { quarter, g: g + units, gx: gx + units };
    });
    return [...rows.filter(({ quarter }) => !quarters.includes(quarter)), ...hit];
  });
  return { ...input, dimensions };
}

/** How far a flood lifts T* or its lower bound, whichever more. */
function lift(input: ScoreInput, sourceKind: SourceKind, quarters: readonly number[]): number {
  const before = beforeSilence(input);
  const after = beforeSilence(flooded(input, sourceKind, quarters));
  return Math.max(after.capped - before.capped, after.lower - before.lower);
}

describe("300 five-star rows from one trusted reviewer in one quarter", () => {
  const YEAR = [0, 1, 2, 3];
  const weightOf = (g: number): number => weighEvidence(evenly(YEAR, g, 0), NOW, defaultPolicy).weight;

  /** The evidence a quarter at which a dimension comes to weigh `weight`, by bisection. */
  function evidenceFor(weight: number): number {
    let [less, more] = [0, 1e6];
    for (let step = 0; step < 60; step++) {
      const middle = (less + more) / 2;
      if (weightOf(middle) < weight) less = middle;
      else more = middle;
    }
    return more;
  }

  test.each([
    { mean: 0.2, weight: 12, crises: "never tested", ledger: [] },
    { mean: 0.4, weight: 4, crises: "never tested", ledger: [] },
    { mean: 0.2, weight: 21, crises: "spotless in crises", ledger: crisesWith(1) },
    { mean: 0.4, weight: 11, crises: "spotless in crises", ledger: crisesWith(1) },
  ])(
    "move a partner by less than 5 points where evidence spread evenly over the last four quarters weighs $weight or more at a mean of $mean, $crises",
    ({ mean, weight, ledger }) => {
      for (let each = weight; each < 50; each += 0.5) {
        const moved = lift(alike(evenly(YEAR, evidenceFor(each), mean), ledger), "INTERNAL", [NOW]);
        expect({ each, moved, little: moved < 0.05 }).toMatchObject({ little: true });
      }
    },
  );

  test("move a partner of whom less is known by more", () => {
    expect(lift(alike(evenly(YEAR, evidenceFor(3), 0.2)), "INTERNAL", [NOW])).toBeGreaterThan(0.05);
  });
});

describe.each<{ sourceKind: SourceKind; quarters: readonly number[]; most: number }>([
  { sourceKind: "INTERNAL", quarters: [NOW], most: 0.13 },
  { sourceKind: "INTERNAL", quarters: [NOW - 3, NOW - 2, NOW - 1, NOW], most: 0.25 },
  { sourceKind: "SELF_REPORTED", quarters: [NOW], most: 0.045 },
  { sourceKind: "SELF_REPORTED", quarters: [NOW - 3, NOW - 2, NOW - 1, NOW], most: 0.105 },
])("a flood of $sourceKind rows in quarters $quarters moves a partner by at most $most", (attack) => {
  const { sourceKind, quarters, most } = attack;

  test("whatever its routine, with up to one severity-1 crisis a quarter", () => {
    const units = Array.from({ length: 16 }, (_each, step) => 0.1 * 1.7 ** step);
    const spreads = [[0], [0, 1, 2, 3], [4], [8], AGES];
    const lifts = [[], crisesWith(1), crisesWith(0), crisesWith(1).slice(0, 1), crisesWith(0).slice(0, 1)]
      .flatMap((ledger) => spreads.map((ages) => ({ ledger, ages })))
      .flatMap((each) => [0, 0.1, 0.2, 0.4, 0.7].map((mean) => ({ ...each, mean })))
      .flatMap(({ ledger, ages, mean }) => units.map((g) => alike(evenly(ages, g, mean), ledger)))
      .map((input) => lift(input, sourceKind, quarters));
    const worst = Math.max(...lifts);
    expect(worst).toBeLessThanOrEqual(most);
    // The bound says something: the worst partner comes near to it.
    expect(worst).toBeGreaterThan(0.8 * most);
  });

  test("whatever its rows of evidence, of any kind and source", () => {
    const badness = fc.constantFrom(0, 0.2, 1);
    fc.assert(
      fc.property(partner, badness, ({ rows, ...rest }, level) => {
        const poor = rows.map((row) => ({ ...row, value: row.value * level }));
        const input = inputOf({ ...rest, rows: poor, asOf: NOW });
        expect(lift(input, sourceKind, quarters)).toBeLessThanOrEqual(most);
      }),
      { numRuns: 200 },
    );
  });
});

test("a person weighs less than three rows a quarter, what a partner brings itself less than one, a system less than twenty", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1_000_000 }), (n) => {
      for (const kind of ["INTERNAL", "VERIFIED_CLIENT"] as const) expect(unitsOf(kind, n)).toBeLessThan(3);
      for (const kind of ["PARTNER_NOMINATED", "SELF_REPORTED"] as const)
        expect(unitsOf(kind, n)).toBeLessThan(0.75);
      expect(saturate(unitsOf("AUTOMATED", n), defaultPolicy)).toBeLessThan(20);
    }),
  );
});

describe("a spotless routine", () => {
  const spotless = flooded(alike(evenly(AGES, 200, 0.98)), "INTERNAL", [NOW]);

  test("does not open the gate, nor do tabletops however many", () => {
    const noShow: CrisisEvent = {
      at: NOW * 10,
      quarter: NOW,
      kind: "SEV1",
      x: 0,
      failure: "NO_SHOW",
    };
    const tabletops = Array.from({ length: 50 }, (_each, place): CrisisEvent => ({
      at: noShow.at + 1 + place,
      quarter: NOW,
      kind: "TABLETOP",
      x: 1,
      failure: null,
    }));
    const crises = fc.uniqueArray(
      crisis.filter(({ at }) => at < noShow.at),
      { maxLength: 6, selector: ({ at }) => at },
    );
    fc.assert(
      fc.property(crises, (earlier) => {
        const events = [...earlier, noShow, ...tabletops];
        const { crisis: ledger, crisisEvents } = inputOf({ rows: [], crises: events, asOf: NOW });
        const { trust, standing } = score({ ...spotless, crisis: ledger, crisisEvents });
        expect(trust).toBeLessThanOrEqual(0.49);
        expect(standing).toBe("SUSPENDED");
      }),
    );
  });

  test("does not hide failed crises", () => {
    const { trust, standing, crisis: ledger } = score({ ...spotless, crisis: crisesWith(0) });
    expect(trust).toBe(ledger.score + 0.15);
    expect(trust).toBeLessThan(0.45);
    expect(standing).toBe("PROBATION");
  });

  test("is APPROVED and no more until crises have proven it, though its lower bound is that of TRUSTED", () => {
    const untested = score(spotless);
    expect(untested.lower).toBeGreaterThan(0.6);
    expect(untested.standing).toBe("APPROVED");
    const oneSuccess = score({ ...spotless, crisis: [{ quarter: NOW, w: 1, wx: 1, ww: 1 }] });
    expect(oneSuccess.crisis.weight).toBeLessThan(1);
    expect(oneSuccess.standing).toBe("APPROVED");
    const twoSuccesses = score({ ...spotless, crisis: [{ quarter: NOW, w: 2, wx: 2, ww: 2 }] });
    expect(twoSuccesses.standing).toBe("TRUSTED");
  });
});
