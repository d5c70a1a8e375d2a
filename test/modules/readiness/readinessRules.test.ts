import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { Severity } from "../../../src/modules/catalog/Severity.js";
import type { AreaFacts } from "../../../src/modules/readiness/readinessFacts.js";
import { readinessAt } from "../../../src/modules/readiness/readinessRules.js";
import { ReadinessState } from "../../../src/modules/readiness/stepRules.js";
import { blocks } from "../../../src/modules/readiness/reasonRules.js";
import { instant, randomArea, randomStep } from "./randomAreas.js";
import {
  SUNDAY,
  TUESDAY,
  areaWith,
  callEngineer,
  callTeam,
  entitlement,
  frame,
  leg,
  office,
} from "./plainFacts.js";

const judge = (area: AreaFacts, at = TUESDAY): [string, string | null, string[]] => {
  const { state, supportLevel, reasons } = readinessAt(area, Severity.SEV1, at, frame);
  return [state, supportLevel, reasons.map(({ code }) => code)];
};
const inOfficeHours = callEngineer({ legs: [{ ...leg, entitlements: [{ ...entitlement, hours: office }] }] });

describe("a path", () => {
  test("that is not there is broken", () => {
    expect(judge(areaWith([], {}, { paths: new Map() }))).toEqual(["BROKEN", null, ["NO_PATH"]]);
  });

  test("is ready where one step reaches the level without a doubt, whatever is wrong with the others", () => {
    const closed = callTeam({ ...office, open: [] });
    expect(judge(areaWith([closed, callEngineer({ deputy: null }), callEngineer()]))).toEqual([
      "READY",
      "L3",
      [],
    ]);
  });

  test("is fine on Tuesday and broken on Sunday by a contract for office hours", () => {
    const area = areaWith([callTeam(), inOfficeHours]);
    expect(judge(area, TUESDAY)).toEqual(["READY", "L3", []]);
    expect(judge(area, SUNDAY)).toEqual(["BROKEN", "L1", ["LEVEL_TOO_LOW", "OUTSIDE_HOURS"]]);
  });

  test("where nobody at all can act is broken for the reasons of the steps", () => {
    expect(judge(areaWith([inOfficeHours]), SUNDAY)).toEqual(["BROKEN", null, ["OUTSIDE_HOURS"]]);
  });

  test("that nobody meant to reach the level is broken", () => {
    expect(judge(areaWith([callTeam()]))).toEqual(["BROKEN", "L1", ["LEVEL_TOO_LOW"]]);
  });

  test("is in doubt where whoever reaches the level is", () => {
    const area = areaWith([callEngineer({ deputy: null }), callEngineer({ accesses: [] })]);
    expect(judge(area)).toEqual(["DEGRADED", "L3", ["NO_DEPUTY"]]);
  });

  test.each([
    ["never", [], ["NO_DRILL"]],
    ["180 days ago", [TUESDAY - 180 * 86_400_000], ["NO_DRILL"]],
    ["almost 180 days ago", [TUESDAY - 180 * 86_400_000 + 1], []],
    ["only tomorrow", [TUESDAY + 86_400_000], ["NO_DRILL"]],
  ])("that was rehearsed %s", (_when, drilledAt, reasons) => {
    expect(judge(areaWith([callEngineer()], { drilledAt }))[2]).toEqual(reasons);
  });

  test("that calls whoever can help when the service must be back is too slow", () => {
    const late = [callTeam(), callEngineer({}, { delayMinutes: 60 })];
    expect(judge(areaWith(late))).toEqual(["DEGRADED", "L3", ["TOO_SLOW"]]);
    expect(judge(areaWith(late, {}, { recoveryTimeMinutes: 61 }))).toEqual(["READY", "L3", []]);
    expect(judge(areaWith(late, {}, { recoveryTimeMinutes: null }))).toEqual(["READY", "L3", []]);
  });
});

describe("whatever the path,", () => {
  test("it is ready without a reason, and broken where a reason blocks, and only there", () => {
    fc.assert(
      fc.property(randomArea, instant, (each, at) => {
        const { state, reasons, supportLevel, steps } = readinessAt(each, Severity.SEV1, at, frame);
        for (const verdict of [{ state, reasons }, ...steps]) {
          expect(verdict.reasons.length === 0).toBe(verdict.state === ReadinessState.READY);
          expect(verdict.reasons.some(blocks)).toBe(verdict.state === ReadinessState.BROKEN);
        }
        expect(state !== ReadinessState.BROKEN).toBe(
          supportLevel !== null && supportLevel >= each.supportLevel,
        );
      }),
    );
  });

  test("one more step never makes the level that is reached lower, nor breaks what is not broken", () => {
    fc.assert(
      fc.property(randomArea, randomStep, instant, (each, more, at) => {
        const path = each.paths.get(Severity.SEV1)!;
        const longer = {
          ...each,
          paths: new Map([[Severity.SEV1, { ...path, steps: [...path.steps, more] }]]),
        };
        const [before, after] = [each, longer].map((one) => readinessAt(one, Severity.SEV1, at, frame));
        expect((after!.supportLevel ?? "") >= (before!.supportLevel ?? "")).toBe(true);
        expect(after!.state === ReadinessState.BROKEN && before!.state !== ReadinessState.BROKEN).toBe(false);
      }),
    );
  });
});
