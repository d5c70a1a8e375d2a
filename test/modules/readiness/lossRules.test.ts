import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { Severity } from "../../../src/modules/catalog/Severity.js";
import { spansOf } from "../../../src/modules/readiness/coverageRules.js";
import { damageOf, onOneLeg } from "../../../src/modules/readiness/damageRules.js";
import { without, type Losses } from "../../../src/modules/readiness/lossRules.js";
import type {
  AreaFacts,
  EngineerFacts,
  ReadinessFacts,
} from "../../../src/modules/readiness/readinessFacts.js";
import { readinessAt } from "../../../src/modules/readiness/readinessRules.js";
import { lengthOf, overlapOf } from "../../../src/modules/readiness/spanRules.js";
import { weakLinksOf } from "../../../src/modules/readiness/weakLinkRules.js";
import { areaWith, callEngineer, callTeam, engineer, frame, leg, office, TUESDAY } from "./plainFacts.js";
import { instant, randomArea } from "./randomAreas.js";

const NONE: ReadonlySet<string> = new Set();
const losing = (some: { readonly [Key in keyof Losses]?: readonly string[] }): Losses => ({
  partnerIds: new Set(some.partnerIds ?? NONE),
  contactIds: new Set(some.contactIds ?? NONE),
  contractIds: new Set(some.contractIds ?? NONE),
  fourthParties: new Set(some.fourthParties ?? NONE),
});
const factsOf = (...areas: readonly AreaFacts[]): ReadinessFacts => ({
  ...frame,
  areas: new Map(areas.map((area, at) => [`area ${at}`, { ...area, id: `area ${at}` }])),
});
const judge = (changes: Partial<EngineerFacts>, losses: Losses): [string, string[]] => {
  const facts = without(factsOf(areaWith([callEngineer(changes)])), losses);
  const { state, reasons } = readinessAt(facts.areas.get("area 0")!, Severity.SEV1, TUESDAY, frame);
  return [state, reasons.map(({ message }) => message)];
};
const cellar = {
  name: "Deep Cellar",
  normalisedName: "deep cellar",
  partnerId: "cellar",
  startsOn: "2026-01-01",
  endsOn: "2026-11-24",
};

describe("without", () => {
  test.each<[string, Partial<EngineerFacts>, Losses, string, string[]]>([
    [
      "the partner",
      {},
      losing({ partnerIds: ["helper"] }),
      "BROKEN",
      ["Helper", "the contract “Support” (C-1)"],
    ],
    ["the contract", {}, losing({ contractIds: ["contract"] }), "BROKEN", ["the contract “Support” (C-1)"]],
    ["both people", {}, losing({ contactIds: ["ada", "bob"] }), "BROKEN", ["Ada"]],
    [
      "a subcontractor",
      { restsOn: [cellar] },
      losing({ fourthParties: ["deep cellar"] }),
      "BROKEN",
      ["Deep Cellar"],
    ],
    [
      "a partner on which the partner rests",
      { restsOn: [cellar] },
      losing({ partnerIds: ["cellar"] }),
      "BROKEN",
      ["Deep Cellar"],
    ],
  ])("%s nobody comes", (_what, changes, losses, state, lost) => {
    expect(judge(changes, losses)).toEqual([
      state,
      lost.map((each) => `In this simulation we lose ${each}.`),
    ]);
  });

  test("the engineer, the deputy steps in, and has none", () => {
    expect(judge({}, losing({ contactIds: ["ada"] }))).toEqual(["DEGRADED", ["Nobody stands in for Bob."]]);
    expect(judge({}, losing({ contactIds: ["bob"] }))).toEqual(["DEGRADED", ["Nobody stands in for Ada."]]);
  });

  test("one of two contracts, the other brings them", () => {
    const legs = [leg, { ...leg, id: "second" }];
    expect(judge({ legs }, losing({ contractIds: ["contract"] }))).toEqual(["READY", []]);
  });

  test("a subcontractor on which the partner does not rest on that day, or for that area, nothing changes", () => {
    const ended = { ...cellar, endsOn: "2026-11-23" };
    expect(judge({ restsOn: [ended] }, losing({ fourthParties: ["deep cellar"] }))).toEqual(["READY", []]);
    expect(judge({ restsOn: [] }, losing({ fourthParties: ["deep cellar"] }))).toEqual(["READY", []]);
  });

  test("what has nothing to do with an area, that is left as it is, to the object", () => {
    const facts = factsOf(areaWith([callTeam(), callEngineer()]));
    const after = without(facts, losing({ partnerIds: ["other"], contactIds: ["cem"], contractIds: ["c"] }));
    expect(after.areas.get("area 0")).toBe(facts.areas.get("area 0"));
  });
});

describe("the damage of a loss", () => {
  const second = { ...engineer, partner: { ...engineer.partner, id: "second", name: "Second" } };
  const secondLeg = { ...leg, id: "second contract", partnerId: "second", partnerName: "Second" };
  const backup = callEngineer({ ...second, legs: [secondLeg] }, { id: "backup" });
  const onTuesday = { ...leg, entitlements: [{ ...leg.entitlements[0]!, hours: office }] };

  test("is what was covered and is not any more, weighed by criticality", () => {
    const facts = factsOf(
      areaWith([callEngineer({ legs: [onTuesday] })]),
      areaWith([callEngineer(), backup]),
    );
    const { damage, uncovered } = damageOf(facts, losing({ partnerIds: ["helper"] }));
    expect(damage).toBe(8 * 10);
    expect(uncovered).toMatchObject([
      { serviceAreaId: "area 0", severity: "SEV1", hours: 10, times: office.open },
    ]);
    expect(onOneLeg(facts).map(({ serviceAreaId, hours }) => [serviceAreaId, hours])).toEqual([
      ["area 0", 10],
    ]);
    const after = without(facts, losing({ partnerIds: ["helper"] }));
    expect(onOneLeg(after).map(({ serviceAreaId, hours }) => [serviceAreaId, hours])).toEqual([
      ["area 1", 168],
    ]);
  });

  test("names the weakest links, each loss tried alone", () => {
    const facts = factsOf(areaWith([callEngineer({ deputy: null })]), areaWith([callEngineer(), backup]));
    expect(weakLinksOf(facts).map(({ kind, name, damage }) => [kind, name, damage])).toEqual([
      ["CONTACT", "Ada", 8 * 168],
      ["PARTNER", "Helper", 8 * 168],
      ["CONTRACT", "“Support” (C-1)", 8 * 168],
    ]);
  });

  test("is the time that is uncovered then, less that which was uncovered before, whatever is wrong", () => {
    const losses = fc.constantFrom(
      losing({ partnerIds: ["helper"] }),
      losing({ contractIds: ["contract"] }),
      losing({ contactIds: ["ada"] }),
      losing({ contactIds: ["ada", "bob"] }),
    );
    fc.assert(
      fc.property(randomArea, losses, (area, lost) => {
        const facts = factsOf(area);
        const before = facts.areas.get("area 0")!;
        const after = without(facts, lost).areas.get("area 0")!;
        const broken = [before, after].map((each) =>
          spansOf(each, Severity.SEV1, frame).filter(({ state }) => (state as string) === "BROKEN"),
        );
        // Nobody comes who would not have come.
        expect(lengthOf(overlapOf(broken[0]!, broken[1]!))).toBeCloseTo(lengthOf(broken[0]!), 9);
        const hours = damageOf(facts, lost).uncovered[0]?.hours ?? 0;
        expect(hours).toBeCloseTo(lengthOf(broken[1]!) - lengthOf(broken[0]!), 9);
      }),
    );
  });

  test("never lets more sources reach the level than before", () => {
    fc.assert(
      fc.property(randomArea, instant, (area, at) => {
        const facts = factsOf(area);
        const depth = (each: ReadinessFacts): number =>
          readinessAt(each.areas.get("area 0")!, Severity.SEV1, at, frame).depth;
        expect(depth(without(facts, losing({ contractIds: ["contract"] })))).toBeLessThanOrEqual(
          depth(facts),
        );
      }),
    );
  });
});
