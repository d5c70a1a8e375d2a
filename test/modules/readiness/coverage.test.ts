import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { Role } from "../../../src/kernel/Role.js";
import { coverageOf, sleepIndexOf } from "../../../src/modules/readiness/coverageQueries.js";
import { statementsOf } from "../../support/statements.js";
import { NOBODY, setScene, type Scene } from "./readinessScene.js";

let scene: Scene;
beforeAll(async () => {
  scene = await setScene();
});
afterAll(() => scene.api.stop());

const COVERAGE = `query ($area: UUID!, $weekOf: LocalDate) { coverage(serviceAreaId: $area, weekOf: $weekOf) {
  weekOf serviceArea { name }
  severities { severity hours { start state supportLevel steady } spans { start end state supportLevel reasons { code } } }
  uncovered { severity start end reasons { code } } } }`;
const SLEEP = `query ($weekOf: LocalDate, $severities: [Severity!], $first: Int) {
  sleepIndex(weekOf: $weekOf, severities: $severities) { weekOf severities index criticalShare
    missing(first: $first) { serviceArea { name } severity hours damage reasons { code } } } }`;
const ask = (document: string, variables: object = {}): Promise<any> =>
  scene.api.query(document, { area: scene.mailId, ...variables }, Role.VIEWER);

describe("coverage", () => {
  test("tells of 168 hours for each severity, and of the times that are not covered", async () => {
    const { data, errors } = await ask(COVERAGE);
    expect(errors).toEqual([]);
    const { weekOf, serviceArea, severities, uncovered } = data.coverage;
    expect([weekOf, serviceArea.name]).toEqual(["2026-11-23", "Mail"]);
    expect(severities.map((each: any) => [each.severity, each.hours.length])).toEqual(
      ["SEV1", "SEV2", "SEV3", "SEV4"].map((severity) => [severity, 168]),
    );
    const [{ hours, spans }] = severities;
    expect(hours[8]).toEqual({
      start: "2026-11-23T08:00:00.000Z",
      state: "BROKEN",
      supportLevel: "L1",
      steady: false,
    });
    expect(hours[9]).toMatchObject({ state: "READY", supportLevel: "L3", steady: true });
    expect(spans.slice(0, 2)).toEqual([
      {
        start: "2026-11-23T00:00:00.000Z",
        end: "2026-11-23T08:30:00.000Z",
        state: "BROKEN",
        supportLevel: "L1",
        reasons: [{ code: "LEVEL_TOO_LOW" }, { code: "OUTSIDE_HOURS" }],
      },
      {
        start: "2026-11-23T08:30:00.000Z",
        end: "2026-11-23T18:00:00.000Z",
        state: "READY",
        supportLevel: "L3",
        reasons: [],
      },
    ]);
    expect(uncovered.filter(({ severity }: any) => severity === "SEV1").at(-1)).toMatchObject({
      start: "2026-11-27T18:00:00.000Z",
      end: "2026-11-30T00:00:00.000Z",
      reasons: [{ code: "LEVEL_TOO_LOW" }, { code: "OUTSIDE_HOURS" }],
    });
    expect(uncovered.filter(({ severity }: any) => severity === "SEV4")).toEqual([
      {
        severity: "SEV4",
        start: "2026-11-23T00:00:00.000Z",
        end: "2026-11-30T00:00:00.000Z",
        reasons: [{ code: "NO_PATH" }],
      },
    ]);
  });

  test("of a week with a change of clocks has 168 hours, and hours that follow the clocks", async () => {
    const { data } = await ask(COVERAGE, { weekOf: "2026-10-25" });
    expect(data.coverage.weekOf).toBe("2026-10-19");
    const starts = async (weekOf: string): Promise<string> =>
      (await ask(COVERAGE, { weekOf })).data.coverage.severities[0].spans[1].start;
    expect(await starts("2026-10-19")).toBe("2026-10-19T07:30:00.000Z");
    expect(await starts("2026-10-26")).toBe("2026-10-26T08:30:00.000Z");
  });

  test.each([
    ["of an unknown area", { area: NOBODY }, "NOT_FOUND", "serviceAreaId"],
    ["of a week that lies too far away", { weekOf: "0001-01-01" }, "INVALID", "weekOf"],
  ])("%s is refused at its field", async (_what, variables, code, field) => {
    const { data, errors } = await ask(COVERAGE, variables);
    expect(data.coverage).toBeNull();
    expect(errors[0].extensions).toMatchObject({ code, problems: [{ field }] });
  });
});

describe("the sleep index", () => {
  test("tells how well we sleep, and what keeps us awake, the worst first", async () => {
    const { data, errors } = await ask(SLEEP, { severities: ["SEV1", "SEV1"] });
    expect(errors).toEqual([]);
    const ready = 5 * 9.5;
    expect(data.sleepIndex).toEqual({
      weekOf: "2026-11-23",
      severities: ["SEV1"],
      index: (8 * ready) / (9 * 168),
      criticalShare: expect.closeTo(ready / 168, 12),
      missing: [
        {
          serviceArea: { name: "Mail" },
          severity: "SEV1",
          hours: 168 - ready,
          damage: 8 * (168 - ready),
          reasons: [{ code: "LEVEL_TOO_LOW" }, { code: "OUTSIDE_HOURS" }],
        },
        {
          serviceArea: { name: "Chat" },
          severity: "SEV1",
          hours: 168,
          damage: 168,
          reasons: [{ code: "NO_PATH" }],
        },
      ],
    });
  });

  test("is for crises where nothing is said, and shows as much as is asked for", async () => {
    const { data } = await ask(SLEEP, { first: 1 });
    expect(data.sleepIndex).toMatchObject({ severities: ["SEV1", "SEV2"], index: 0, criticalShare: 0 });
    expect(data.sleepIndex.missing).toMatchObject([
      { serviceArea: { name: "Mail" }, severity: "SEV2", hours: 168 },
    ]);
  });

  test.each([
    ["for no severity", { severities: [] }, "severities"],
    ["of a week that lies too far away", { weekOf: "9999-12-31" }, "weekOf"],
    ["with too much of what is missing", { first: 101 }, "first"],
  ])("%s is refused at its field", async (_what, variables, field) => {
    const { errors } = await ask(SLEEP, variables);
    expect(errors[0].extensions).toMatchObject({ code: "INVALID", problems: [{ field }] });
  });

  test("takes as many statements as one area does, and is for our own staff alone", async () => {
    const { api, mailId, helper } = scene;
    const one = await statementsOf(api.dataSource, () => coverageOf(api.context(), mailId, null));
    const all = await statementsOf(api.dataSource, () => sleepIndexOf(api.context(), null, null));
    expect(all).toHaveLength(one.length);
    const partner = api.context({ partnerIds: [helper.partnerId] });
    await expect(sleepIndexOf(partner, null, null)).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(coverageOf(partner, mailId, null)).rejects.toMatchObject({ code: "FORBIDDEN" });
  });
});
