import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { Criticality } from "../../../src/modules/catalog/Criticality.js";
import { Severity } from "../../../src/modules/catalog/Severity.js";
import { voidDrill } from "../../../src/modules/escalations/drillService.js";
import { upsertPath } from "../../../src/modules/escalations/escalationService.js";
import { gatherFacts } from "../../../src/modules/readiness/readinessQueries.js";
import { Role } from "../../../src/kernel/Role.js";
import { statementsOf } from "../../support/statements.js";
import {
  addArea,
  addHelper,
  NOBODY,
  NOW,
  rehearse,
  setScene,
  stepTo,
  SUNDAY,
  type Scene,
} from "./readinessScene.js";

let scene: Scene;
beforeAll(async () => {
  scene = await setScene();
});
afterAll(() => scene.api.stop());

const ask = (variables: object): Promise<any> =>
  scene.api.query(
    `query ($area: UUID!, $severity: Severity!, $at: DateTime) {
       readiness(serviceAreaId: $area, severity: $severity, at: $at) {
         at severity serviceArea { name } state supportLevel reasons { code message fix }
         steps { step { position team { name } contact { name } } state supportLevel reasons { code } } } }`,
    { area: scene.mailId, severity: "SEV1", ...variables },
    Role.VIEWER,
  );

describe("readiness", () => {
  test("is as of now where nothing is said, with each step", async () => {
    const { data, errors } = await ask({});
    expect(errors).toEqual([]);
    expect(data.readiness).toEqual({
      at: NOW,
      severity: "SEV1",
      serviceArea: { name: "Mail" },
      state: "READY",
      supportLevel: "L3",
      reasons: [],
      steps: [
        {
          step: { position: 1, team: { name: "First line" }, contact: null },
          state: "READY",
          supportLevel: "L1",
          reasons: [],
        },
        {
          step: { position: 2, team: null, contact: { name: "Ada of Helper" } },
          state: "READY",
          supportLevel: "L3",
          reasons: [],
        },
      ],
    });
  });

  test("of a critical area is gone on Sunday night, and says why and what to do", async () => {
    const { data } = await ask({ at: SUNDAY });
    expect(data.readiness).toMatchObject({
      state: "BROKEN",
      supportLevel: "L1",
      reasons: [
        { code: "LEVEL_TOO_LOW", message: "Help goes up to L1 at this time, and the area needs L3." },
        {
          code: "OUTSIDE_HOURS",
          message:
            "Help by the contract “Support by Helper”: the hours are “Office hours”, which do not include this time.",
          fix: "Agree on hours that include this time, or add a step that helps then.",
        },
      ],
      steps: [
        { state: "READY" },
        { state: "BROKEN", supportLevel: null, reasons: [{ code: "OUTSIDE_HOURS" }] },
      ],
    });
  });

  test("follows the clocks of the calendar's place", async () => {
    const stateAt = async (at: string): Promise<string> => (await ask({ at })).data.readiness.state;
    expect(await stateAt("2026-11-24T08:29:59.999Z")).toBe("BROKEN");
    expect(await stateAt("2026-11-24T08:30:00.000Z")).toBe("READY");
    expect(await stateAt("2026-11-24T18:00:00.000Z")).toBe("BROKEN");
    // In summer, with numbers that nobody has checked for the future.
    expect(await stateAt("2027-06-15T07:30:00.000Z")).toBe("DEGRADED");
    expect(await stateAt("2027-06-15T07:29:59.999Z")).toBe("BROKEN");
  });

  test("of an area without a path is broken, and that is no error", async () => {
    const { data, errors } = await ask({ area: scene.chatId });
    expect(errors).toEqual([]);
    expect(data.readiness).toMatchObject({ state: "BROKEN", reasons: [{ code: "NO_PATH" }], steps: [] });
    expect((await ask({ severity: "SEV2" })).data.readiness.reasons[0].code).toBe("NO_PATH");
  });

  test("is shown at each service area", async () => {
    const { data } = await scene.api.query(`{ serviceAreas { name readiness(severity: SEV1) { state } } }`);
    expect(data.serviceAreas).toEqual([
      { name: "Mail", readiness: { state: "READY" } },
      { name: "Chat", readiness: { state: "BROKEN" } },
    ]);
  });

  test.each([
    ["of an unknown area", { area: NOBODY }, "NOT_FOUND", "serviceAreaId"],
    ["at an instant that lies too far away", { at: "0001-01-01T00:00:00Z" }, "INVALID", "at"],
  ])("%s is refused at its field", async (_what, variables, code, field) => {
    const { data, errors } = await ask(variables);
    expect(data.readiness).toBeNull();
    expect(errors[0].extensions).toMatchObject({ code, problems: [{ field }] });
  });

  test("is for our own staff alone, also where a partner asks about itself", async () => {
    const partner = scene.api.context({ partnerIds: [scene.helper.partnerId] });
    const window = { start: Date.parse(NOW), end: Date.parse(NOW) + 1 };
    await expect(gatherFacts(partner, window, null)).rejects.toMatchObject({ code: "FORBIDDEN" });
  });
});

describe("what readiness rests on", () => {
  test("is the contract that the step names, or else those of the partner that cover the area", async () => {
    const { api, mailId } = scene;
    const at = async (severity: string): Promise<any> => (await ask({ severity })).data.readiness;
    await api.context().commit(async (tx) => {
      const archiveId = await addArea(tx, "Archive", Criticality.LOW);
      const elsewhere = await addHelper(tx, "Elsewhere", archiveId, null);
      const both = await addHelper(tx, "Both", mailId, null);
      await upsertPath(tx, { serviceAreaId: mailId, severity: Severity.SEV2, steps: [stepTo(elsewhere)] });
      const { contractId: _left, ...unnamed } = stepTo(both);
      await upsertPath(tx, { serviceAreaId: mailId, severity: Severity.SEV3, steps: [unnamed] });
      const { contractId: _out, ...unentitled } = stepTo(elsewhere);
      await upsertPath(tx, { serviceAreaId: mailId, severity: Severity.SEV4, steps: [unentitled] });
    });
    const codes = (answer: any): string[] => answer.reasons.map(({ code }: any) => code);
    expect(codes(await at("SEV2"))).toEqual(["NO_DRILL", "NOT_ENTITLED", "ACCESS_MISSING"]);
    expect(codes(await at("SEV3"))).toEqual(["NO_DRILL"]);
    expect(codes(await at("SEV4"))).toEqual(["NO_DRILL", "NO_CONTRACT", "ACCESS_MISSING"]);
  });

  test("is read in the same number of statements, however many areas, paths and contracts there are", async () => {
    const { api } = scene;
    const everything = (): Promise<any> =>
      api.query(`{ serviceAreas { readiness(severity: SEV1) { state steps { state } } } }`);
    const before = await statementsOf(api.dataSource, everything);
    await api.context().commit(async (tx) => {
      for (let each = 0; each < 10; each++) {
        const areaId = await addArea(tx, `Area ${each}`, Criticality.HIGH);
        const helper = await addHelper(tx, `Helper ${each}`, areaId, scene.calendarId);
        await upsertPath(tx, { serviceAreaId: areaId, severity: Severity.SEV1, steps: [stepTo(helper)] });
        await rehearse(tx, areaId);
      }
    });
    const after = await statementsOf(api.dataSource, everything);
    expect(
      (await everything()).data.serviceAreas.filter((area: any) => area.readiness.state === "READY"),
    ).toHaveLength(11);
    expect(after).toHaveLength(before.length);
    const window = { start: Date.parse(NOW), end: Date.parse(NOW) + 1 };
    expect(await statementsOf(api.dataSource, () => gatherFacts(api.context(), window, null))).toHaveLength(
      16,
    );
  });

  test("is no drill that was taken back", async () => {
    const { api, mailId } = scene;
    const [drill] = await api.dataSource.query(`SELECT id, version FROM drill WHERE service_area_id = $1`, [
      mailId,
    ]);
    await api
      .context()
      .commit((tx) => voidDrill(tx, { id: drill.id, expectedVersion: drill.version, reason: "Never held." }));
    expect((await ask({})).data.readiness).toMatchObject({
      state: "DEGRADED",
      reasons: [{ code: "NO_DRILL", message: "This path was never rehearsed." }],
    });
  });
});
