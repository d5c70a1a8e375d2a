import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { Severity } from "../../../src/modules/catalog/Severity.js";
import {
  hoursOf,
  spansOf,
  uncoveredIn,
  type ReadinessSpan,
} from "../../../src/modules/readiness/coverageRules.js";
import type { AreaFacts } from "../../../src/modules/readiness/readinessFacts.js";
import { readinessAt } from "../../../src/modules/readiness/readinessRules.js";
import { lengthOf } from "../../../src/modules/readiness/spanRules.js";
import { ReadinessState } from "../../../src/modules/readiness/stepRules.js";
import { daysWithin } from "../../../src/modules/readiness/weekRules.js";
import {
  areaWith,
  callEngineer,
  callTeam,
  entitlement,
  frame,
  leg,
  policy,
  terms,
  week,
} from "./plainFacts.js";
import { instant, randomArea } from "./randomAreas.js";

const HOUR = 3_600_000;
const spans = (area: AreaFacts): ReadinessSpan[] => spansOf(area, Severity.SEV1, frame);
const told = (some: readonly ReadinessSpan[]): unknown[] =>
  some.map(({ start, state, reasons }) => [
    new Date(start).toISOString().slice(5, 16),
    state,
    reasons.map(({ code }) => code),
  ]);

describe("the week of a path", () => {
  test("changes where somebody opens and closes", () => {
    const open = [9, 33].map((hour) => ({
      start: week.start + hour * HOUR,
      end: week.start + (hour + 8.5) * HOUR,
    }));
    const hours = { name: "Two days", open };
    const step = callEngineer({ legs: [{ ...leg, entitlements: [{ ...entitlement, hours }] }] });
    const found = spans(areaWith([step]));
    expect(told(found)).toEqual([
      ["11-23T00:00", "BROKEN", ["OUTSIDE_HOURS"]],
      ["11-23T09:00", "READY", []],
      ["11-23T17:30", "BROKEN", ["OUTSIDE_HOURS"]],
      ["11-24T09:00", "READY", []],
      ["11-24T17:30", "BROKEN", ["OUTSIDE_HOURS"]],
    ]);
    const hoursOfWeek = hoursOf(found);
    expect(hoursOfWeek).toHaveLength(168);
    expect(hoursOfWeek[16]).toMatchObject({ state: "READY", supportLevel: "L3", steady: true });
    expect(hoursOfWeek[17]).toMatchObject({ state: "BROKEN", supportLevel: null, steady: false });
    expect(lengthOf(uncoveredIn(found))).toBe(168 - 17);
  });

  test("changes at midnight where a contract ends, and at the minute where a drill ceases to count", () => {
    const ending = { ...leg, terms: { ...terms, endsOn: "2026-11-25" } };
    const held = Date.parse("2026-11-24T15:20:00Z") - policy.drillDays * 24 * HOUR;
    const found = spans(areaWith([callTeam(), callEngineer({ legs: [ending] })], { drilledAt: [held] }));
    expect(told(found)).toEqual([
      ["11-23T00:00", "READY", []],
      ["11-24T15:20", "DEGRADED", ["NO_DRILL"]],
      ["11-26T00:00", "BROKEN", ["LEVEL_TOO_LOW", "NO_DRILL", "CONTRACT_NOT_IN_FORCE"]],
    ]);
  });

  test("changes at the midnight of the organisation's own clock", () => {
    const ending = { ...leg, terms: { ...terms, endsOn: "2026-11-25" } };
    const tokyo = { ...frame, days: daysWithin("Asia/Tokyo", week) };
    const found = spansOf(areaWith([callEngineer({ legs: [ending] })]), Severity.SEV1, tokyo);
    expect(told(found)).toEqual([
      ["11-23T00:00", "READY", []],
      ["11-25T15:00", "BROKEN", ["CONTRACT_NOT_IN_FORCE"]],
    ]);
  });

  test("is one time without cover where one reason follows another", () => {
    const late = { grantedOn: "2026-11-26", endsOn: null };
    const gone = { ...leg, terms: { ...terms, endsOn: "2026-11-24" } };
    const [only, ...others] = uncoveredIn(
      spans(areaWith([callEngineer({ accesses: [late], legs: [gone] })])),
    );
    expect(others).toEqual([]);
    expect(only).toMatchObject({ start: week.start, end: week.end });
    expect(only!.reasons.map(({ code }) => code)).toEqual(["ACCESS_MISSING", "CONTRACT_NOT_IN_FORCE"]);
  });

  test("without a path is uncovered from end to end", () => {
    const found = spans(areaWith([], {}, { paths: new Map() }));
    expect(uncoveredIn(found)).toMatchObject([{ ...week, reasons: [{ code: "NO_PATH" }] }]);
  });
});

describe("whatever the path,", () => {
  test("spans follow each other through the week, and each says of every instant what readiness says of it", () => {
    fc.assert(
      fc.property(randomArea, fc.array(instant, { minLength: 5, maxLength: 5 }), (area, instants) => {
        const found = spans(area);
        expect(found[0]!.start).toBe(week.start);
        expect(found.at(-1)!.end).toBe(week.end);
        found.slice(1).forEach(({ start }, at) => expect(start).toBe(found[at]!.end));
        // Just before and at each change, and anywhere.
        for (const at of [...instants, ...found.flatMap(({ start, end }) => [start, end - 1])]) {
          const { steps: _steps, ...verdict } = readinessAt(area, Severity.SEV1, at, frame);
          expect(found.find(({ start, end }) => start <= at && at < end)).toMatchObject(verdict);
        }
      }),
    );
  });

  test("an hour is the worst of its spans, and where it is steady what readiness says of each of its instants", () => {
    const rank = Object.values(ReadinessState);
    fc.assert(
      fc.property(randomArea, instant, (area, at) => {
        const found = spans(area);
        const hours = hoursOf(found);
        expect(hours.map(({ start }) => start)).toEqual(
          Array.from({ length: 168 }, (_, each) => week.start + each * HOUR),
        );
        const hour = hours[Math.floor((at - week.start) / HOUR)]!;
        const { state, supportLevel } = readinessAt(area, Severity.SEV1, at, frame);
        expect(rank.indexOf(hour.state)).toBeGreaterThanOrEqual(rank.indexOf(state));
        expect((hour.supportLevel ?? "") <= (supportLevel ?? "")).toBe(true);
        if (hour.steady) expect(hour).toMatchObject({ state, supportLevel });
      }),
    );
  });
});
