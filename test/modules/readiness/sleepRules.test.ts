import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { Criticality } from "../../../src/modules/catalog/Criticality.js";
import { Severity } from "../../../src/modules/catalog/Severity.js";
import type { AreaFacts, Opening } from "../../../src/modules/readiness/readinessFacts.js";
import { readinessAt } from "../../../src/modules/readiness/readinessRules.js";
import { sleepOf, WEIGHT, type Sleep } from "../../../src/modules/readiness/sleepRules.js";
import { overlapOf, unionOf } from "../../../src/modules/readiness/spanRules.js";
import { ReadinessState } from "../../../src/modules/readiness/stepRules.js";
import { daysWithin, mondayOf, weekFrom } from "../../../src/modules/readiness/weekRules.js";
import { areaWith, callEngineer, callTeam, entitlement, frame, leg, week } from "./plainFacts.js";
import { randomArea } from "./randomAreas.js";

const HOUR = 3_600_000;
const { SEV1, SEV2 } = Severity;
const sleep = (areas: readonly AreaFacts[], severities = [SEV1]): Sleep =>
  sleepOf(
    {
      ...frame,
      areas: new Map(areas.map((area, at) => [String(at), { ...area, id: String(at) }])),
    },
    severities,
  );

/** Open for so many hours from the beginning of the week. */
const first = (hours: number): Opening => ({
  name: "First hours",
  open: [{ start: week.start, end: week.start + hours * HOUR }],
});
const helping = (hours: number) =>
  callEngineer({ legs: [{ ...leg, entitlements: [{ ...entitlement, hours: first(hours) }] }] });

describe("the sleep index", () => {
  test("weighs hours by criticality", () => {
    const { index, criticalShare, missing } = sleep([
      areaWith([helping(42)]),
      areaWith([helping(168)], {}, { criticality: Criticality.HIGH }),
    ]);
    expect(index).toBe((8 * 42 + 4 * 168) / (12 * 168));
    expect(criticalShare).toBe(42 / 168);
    expect(missing).toMatchObject([
      {
        serviceAreaId: "0",
        severity: "SEV1",
        hours: 126,
        damage: 1008,
        reasons: [{ code: "OUTSIDE_HOURS" }],
      },
    ]);
  });

  test("asks for nothing while the service is not to run", () => {
    const area = areaWith([helping(42)], {}, { hours: first(42) });
    expect(sleep([area])).toEqual({ index: 1, criticalShare: 1, missing: [] });
    expect(sleep([{ ...area, hours: first(84) }]).index).toBe(0.5);
  });

  test("is for all severities that are asked for, and each one tells what it misses", () => {
    const { index, missing } = sleep([areaWith([helping(84)])], [SEV1, SEV2]);
    expect(index).toBe(0);
    expect(missing.map(({ severity, hours }) => [severity, hours])).toEqual([
      [SEV2, 168],
      [SEV1, 84],
    ]);
  });

  test("counts no doubt as sleep", () => {
    expect(sleep([areaWith([callTeam(), callEngineer({ deputy: null })])]).index).toBe(0);
  });

  test("says nothing of nothing", () => {
    expect(sleep([])).toEqual({ index: null, criticalShare: null, missing: [] });
    expect(sleep([areaWith([helping(168)], {}, { criticality: Criticality.LOW })]).criticalShare).toBeNull();
  });

  test("is what looking every five minutes would find, whatever is wrong", () => {
    const STEP = 300_000;
    fc.assert(
      fc.property(fc.array(randomArea, { minLength: 1, maxLength: 2 }), (areas) => {
        let [ready, all] = [0, 0];
        for (const area of areas)
          for (let at = week.start; at < week.end; at += STEP) {
            const { hours } = area;
            if (typeof hours !== "string" && !hours.open.some(({ start, end }) => start <= at && at < end))
              continue;
            all += WEIGHT[area.criticality];
            const { state } = readinessAt(area, SEV1, at, frame);
            if (state === ReadinessState.READY) ready += WEIGHT[area.criticality];
          }
        const { index } = sleep(areas);
        if (all === 0) expect(index).toBeNull();
        else expect(index).toBeCloseTo(ready / all, 10);
      }),
      { numRuns: 20 },
    );
  });
});

const spans = fc.array(
  fc
    .tuple(fc.nat(50), fc.integer({ min: 1, max: 9 }))
    .map(([start, length]) => ({ start, end: start + length })),
  { maxLength: 6 },
);
const points = (some: readonly { start: number; end: number }[]): number[] =>
  Array.from({ length: 70 }, (_, at) => at).filter((at) =>
    some.some(({ start, end }) => start <= at && at < end),
  );

test("spans are joined and intersected as the sets of instants that they are", () => {
  fc.assert(
    fc.property(spans, spans, (some, others) => {
      const [one, other] = [unionOf(some), unionOf(others)];
      expect(points(one)).toEqual(points(some));
      one.slice(1).forEach(({ start }, at) => expect(start).toBeGreaterThan(one[at]!.end));
      expect(points(overlapOf(one, other))).toEqual(points(one).filter((at) => points(other).includes(at)));
    }),
  );
});

test("a week begins on its Monday", () => {
  expect(mondayOf("2026-11-23")).toBe("2026-11-23");
  expect(mondayOf("2026-11-29")).toBe("2026-11-23");
  expect(mondayOf("1969-12-31")).toBe("1969-12-29");
  expect(mondayOf("2024-02-29")).toBe("2024-02-26");
});

test("the days of a week are those of a time zone, and as long as its clocks make them", () => {
  const days = daysWithin("Europe/London", weekFrom("2026-10-19"));
  expect(days.map(({ day }) => day)).toEqual([
    "2026-10-19",
    "2026-10-20",
    "2026-10-21",
    "2026-10-22",
    "2026-10-23",
    "2026-10-24",
    "2026-10-25",
  ]);
  expect(days.map(({ start }) => new Date(start).toISOString().slice(5, 16)).slice(0, 2)).toEqual([
    "10-18T23:00",
    "10-19T23:00",
  ]);
  expect(daysWithin("Asia/Tokyo", weekFrom("2026-10-19"))).toHaveLength(8);
});
