import { beforeAll, describe, expect, test } from "@jest/globals";
import { groupBy } from "../../src/kernel/groupBy.js";
import { Severity } from "../../src/modules/catalog/Severity.js";
import { ContractState } from "../../src/modules/contracts/ContractState.js";
import { contractStateAt } from "../../src/modules/contracts/termRules.js";
import { hoursOf, spansOf } from "../../src/modules/readiness/coverageRules.js";
import { gatherFacts } from "../../src/modules/readiness/readinessQueries.js";
import { readinessAt } from "../../src/modules/readiness/readinessRules.js";
import { without } from "../../src/modules/readiness/lossRules.js";
import { mondayOf, weekFrom } from "../../src/modules/readiness/weekRules.js";
import { afterTerminating, legsIn, told } from "../modules/readiness/withoutReally.js";
import type { TestApi } from "../support/api.js";
import { seededOn } from "./demoApi.js";

const HOUR = 3_600_000;
const DAY = "2026-11-24T12:00:00Z";
const TUESDAY = "2026-11-24T10:30:00.000Z";
const SUNDAY = "2026-11-29T03:00:00.000Z";

let api: TestApi;
beforeAll(async () => {
  api = await seededOn(DAY);
});

const statesAt = async (at: string): Promise<Map<string, any>> => {
  const { data, errors } = await api.query(
    `query ($at: DateTime!) { serviceAreas { name criticality
       readiness(severity: SEV1, at: $at) { state supportLevel reasons { code message } }
       second: readiness(severity: SEV2, at: $at) { state reasons { code } } } }`,
    { at },
  );
  expect(errors).toEqual([]);
  return new Map(data.serviceAreas.map((area: any) => [area.name, area]));
};

describe("the demo organisation", () => {
  test("has a critical area that is fine on Tuesday morning and broken on Sunday night, and says why", async () => {
    const tuesday = (await statesAt(TUESDAY)).get("Patient records");
    expect(tuesday).toMatchObject({
      criticality: "CRITICAL",
      readiness: { state: "READY", supportLevel: "L4", reasons: [] },
    });
    const { readiness } = (await statesAt(SUNDAY)).get("Patient records");
    expect(readiness).toMatchObject({ state: "BROKEN", supportLevel: "L2" });
    expect(readiness.reasons.map(({ code }: any) => code)).toEqual(["LEVEL_TOO_LOW", "OUTSIDE_HOURS"]);
    expect(readiness.reasons[1].message).toMatch(
      /“Patient records: third line” \(E-\d+\): the hours are “Office hours”/,
    );
  });

  test.each([
    ["Hospital network", "READY", []],
    ["Cloud platform", "READY", []],
    ["Medicine ordering and dispensing", "DEGRADED", ["CONTACT_UNVERIFIED", "CONTACT_UNVERIFIED"]],
    ["Scans and X-ray images", "DEGRADED", ["NO_DRILL"]],
    ["Message exchange between systems", "BROKEN", ["LEVEL_TOO_LOW"]],
    ["Security watch", "BROKEN", ["LEVEL_TOO_LOW", "PARTNER_SUSPENDED"]],
    ["Telephones and paging", "DEGRADED", ["NO_DEPUTY"]],
    ["Bedside device readings", "BROKEN", ["LEVEL_TOO_LOW", "ACCESS_MISSING"]],
    ["Emergency department board", "DEGRADED", ["TOO_SLOW"]],
    ["Operating theatre schedule", "BROKEN", ["LEVEL_TOO_LOW", "CONTRACT_NOT_IN_FORCE"]],
    ["Backup and restore", "DEGRADED", ["NO_DRILL", "HOURS_UNKNOWN"]],
    ["Payroll", "BROKEN", ["NO_PATH"]],
  ])("has a story for every reason: %s is %s", async (name, state, codes) => {
    const { readiness } = (await statesAt(TUESDAY)).get(name);
    expect([readiness.state, readiness.reasons.map(({ code }: any) => code)]).toEqual([state, codes]);
  });

  test("has a contract that covers one severity and not the next", async () => {
    const { readiness, second } = (await statesAt(TUESDAY)).get("Data centre");
    expect(readiness.state).toBe("READY");
    expect(second).toEqual({
      state: "BROKEN",
      reasons: [{ code: "LEVEL_TOO_LOW" }, { code: "SEVERITY_NOT_COVERED" }],
    });
  });

  test("is as ready at any instant as the coverage of its hour says, in every area and for every severity", async () => {
    const window = weekFrom(mondayOf(DAY.slice(0, 10)));
    const week = await gatherFacts(api.context(), window, null);
    const { areas } = week;
    expect(areas.size).toBe(25);
    const moments = await Promise.all(
      [0.1, 10.5, 58, 77.25, 100.9, 123, 167.99].map(async (hours) => {
        const at = Math.round(window.start + hours * HOUR);
        return { at, then: await gatherFacts(api.context(), { start: at, end: at + 1 }, null) };
      }),
    );
    let steadyOnes = 0;
    for (const area of areas.values())
      for (const severity of Object.values(Severity)) {
        const spans = spansOf(area, severity, week);
        const hours = hoursOf(spans);
        for (const { at, then } of moments) {
          const { steps: _steps, ...verdict } = readinessAt(then.areas.get(area.id)!, severity, at, then);
          expect(spans.find(({ start, end }) => start <= at && at < end)).toMatchObject(verdict);
          const hour = hours[Math.floor((at - window.start) / HOUR)]!;
          if (!hour.steady) continue;
          steadyOnes++;
          expect(hour).toMatchObject({ state: verdict.state, supportLevel: verdict.supportLevel });
        }
      }
    expect(steadyOnes).toBeGreaterThan(600);
  });

  test("without a partner is, in every span, as if its contracts had really been terminated", async () => {
    const week = await gatherFacts(api.context(), weekFrom(mondayOf(DAY.slice(0, 10))), null);
    const NOTHING = { contactIds: new Set(""), contractIds: new Set(""), fourthParties: new Set("") };
    const partners = groupBy(
      legsIn(week).filter(
        ({ terms }) => contractStateAt(terms, "2026-11-23").state === ContractState.IN_FORCE,
      ),
      ({ partnerId }) => partnerId,
    );
    expect(partners.size).toBeGreaterThan(6);
    for (const [partnerId, legs] of partners) {
      const ids = legs.map(({ id }) => id);
      const really = told(await afterTerminating(api.context(), week, ids));
      expect(told(without(week, { ...NOTHING, partnerIds: new Set([partnerId]) }))).toEqual(really);
    }
  });

  test("rests on one data centre and one fibre more than it knew", async () => {
    const { data } = await api.query(
      `{ weakestLinks(first: 100) { kind name damage } simulateLoss(fourthParties: ["Greywater Data Centres"]) {
           uncovered { serviceArea { name } severity } } }`,
    );
    const names = data.weakestLinks.map(({ name }: any) => name);
    expect(names).toEqual(expect.arrayContaining(["Linemarsh Fibre", "Greywater Data Centres"]));
    const areas = data.simulateLoss.uncovered.map(({ serviceArea }: any) => serviceArea.name);
    expect(new Set(areas)).toEqual(new Set(["Cloud platform", "Data centre", "Backup and restore"]));
  });

  test("does not sleep as well as it might, and knows what to mend first", async () => {
    const { data } = await api.query(
      `{ sleepIndex { index criticalShare missing(first: 100) { serviceArea { name } damage } } }`,
    );
    const { index, criticalShare, missing } = data.sleepIndex;
    expect(index).toBeGreaterThan(0.05);
    expect(index).toBeLessThan(0.6);
    expect(criticalShare).toBe(0);
    const names = missing.map(({ serviceArea }: any) => serviceArea.name);
    expect(names).toContain("Patient records");
    expect(names).not.toContain("Hospital network");
  });
});
