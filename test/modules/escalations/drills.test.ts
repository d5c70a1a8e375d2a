import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { createPartner } from "../../../src/modules/partners/partnerService.js";
import { NOBODY, setScene, type Scene } from "./escalationScene.js";

let scene: Scene;
beforeAll(async () => {
  scene = await setScene();
});
afterAll(() => scene.api.stop());

const DRILL = `kind announced defects participations { partner { name } cameThrough minutesToHuman minutesToEngineer }
  evidence { crisisKind value weight quarter drill { id } } voided { reason }`;
const drill = (input: object): Promise<any> =>
  scene.mutate("drillRecord", "drill", DRILL, {
    serviceAreaId: scene.areaId,
    severity: "SEV1",
    kind: "LIVE",
    announced: false,
    heldAt: "2026-05-05T03:00:00.000Z",
    participations: [came(scene.partnerIds[0])],
    ...input,
  });
const came = (id: string, cameThrough = true): object => ({
  partnerId: id,
  cameThrough,
  minutesToHuman: cameThrough ? 4 : null,
  minutesToEngineer: cameThrough ? 25.5 : null,
});
const evidenceOf = async (id: string): Promise<unknown[]> =>
  scene.api.dataSource.query(
    `SELECT crisis_kind AS kind, value::float8, weight::float8, occurred_at AS at FROM evidence
     WHERE partner_id = $1 AND drill_id IS NOT NULL AND voided_at IS NULL ORDER BY occurred_at`,
    [id],
  );

describe("a drill", () => {
  test("is evidence in the crisis ledger of each partner that took part", async () => {
    const { drill: held, userErrors } = await drill({
      participations: [came(scene.partnerIds[0]), came(scene.partnerIds[1], false)],
      defects: ["The number was wrong."],
    });
    expect(userErrors).toEqual([]);
    expect(held.evidence).toMatchObject([
      { crisisKind: "LIVE_DRILL", value: 1, weight: 0.5, quarter: "2026-Q2", drill: { id: held.id } },
      { crisisKind: "LIVE_DRILL", value: 0, weight: 0.5, quarter: "2026-Q2" },
    ]);
    const [statistic] = await scene.api.dataSource.query(
      `SELECT w, wx FROM crisis_statistic WHERE partner_id = $1`,
      [scene.partnerIds[1]],
    );
    expect(statistic).toEqual({ w: 0.5, wx: 0 });
    const { data } = await scene.api.query(`{ drills { nodes { id } } }`);
    expect(data.drills.nodes).toEqual([{ id: held.id }]);
  });

  test("of a call tree proves no more than that somebody answers", async () => {
    const { drill: held } = await drill({ kind: "CALL_TREE", heldAt: "2026-01-05T03:00:00.000Z" });
    expect(held.evidence).toEqual([]);
  });

  test("counts as one of the first of its quarter, in whatever order they are recorded", async () => {
    const id = (await scene.api.context().commit((tx) => createPartner(tx, { name: "Rehearsed" }))).id;
    const held = (day: string, good: boolean): Promise<any> =>
      drill({ heldAt: `2026-08-${day}T03:00:00.000Z`, participations: [came(id, good)] });
    await held("20", true);
    await held("10", true);
    const { drill: first } = await held("01", false);
    expect(await evidenceOf(id)).toMatchObject([
      { value: 0, at: new Date("2026-08-01T03:00:00.000Z") },
      { value: 1, at: new Date("2026-08-10T03:00:00.000Z") },
    ]);
    await scene.mutate("drillVoid", "drill", "", { id: first.id, expectedVersion: 1, reason: "Never held." });
    expect(await evidenceOf(id)).toMatchObject([
      { value: 1, at: new Date("2026-08-10T03:00:00.000Z") },
      { value: 1, at: new Date("2026-08-20T03:00:00.000Z") },
    ]);
    const { userErrors } = await scene.mutate("drillVoid", "drill", "", {
      id: first.id,
      expectedVersion: 2,
      reason: "Again.",
    });
    expect(userErrors).toEqual([{ code: "CONFLICT", field: "id" }]);
  });

  test("as a tabletop counts once a quarter", async () => {
    const id = (await scene.api.context().commit((tx) => createPartner(tx, { name: "Talker" }))).id;
    for (const day of ["02", "03"])
      await drill({
        kind: "TABLETOP",
        heldAt: `2026-08-${day}T09:00:00.000Z`,
        participations: [came(id)],
      });
    expect(await evidenceOf(id)).toMatchObject([{ kind: "TABLETOP", weight: 0.25 }]);
  });

  test.each([
    ["in the future", { heldAt: "2026-12-01T00:00:00.000Z" }, "INVALID", "heldAt"],
    ["of an unknown area", { serviceAreaId: NOBODY }, "NOT_FOUND", "serviceAreaId"],
    [
      "with an unknown partner",
      { participations: [{ ...came(NOBODY) }] },
      "NOT_FOUND",
      "participations.0.partnerId",
    ],
    [
      "with an engineer before any human",
      { participations: [{ ...came(NOBODY), minutesToHuman: 30 }] },
      "INVALID",
      "participations.0.minutesToEngineer",
    ],
    [
      "with negative minutes",
      { participations: [{ ...came(NOBODY), minutesToHuman: -1 }] },
      "INVALID",
      "participations.0.minutesToHuman",
    ],
    ["with an empty defect", { defects: [" "] }, "INVALID", "defects.0"],
    ["with a null list", { defects: null }, "INVALID", "defects"],
  ])("%s is refused at its field, and nothing is stored", async (_what, input, code, field) => {
    const count = `SELECT count(*)::int AS drills FROM drill`;
    const before = await scene.api.dataSource.query(count);
    expect((await drill(input)).userErrors).toEqual([{ code, field }]);
    expect(await scene.api.dataSource.query(count)).toEqual(before);
  });
});

describe("an access", () => {
  test("is granted, shown at the partner, and revoked", async () => {
    const { accessGrant } = await scene.mutate("accessGrant", "accessGrant", "grantedOn", {
      partnerId: scene.partnerIds[0],
      serviceAreaId: scene.areaId,
      grantedOn: "2026-01-01",
      expiresOn: "2026-12-31",
    });
    await scene.mutate("accessRevoke", "accessGrant", "", {
      id: accessGrant.id,
      expectedVersion: 1,
      revokedOn: "2026-06-30",
    });
    const { data } = await scene.api.query(
      `query ($id: UUID!) { partner(id: $id) { accessGrants { serviceArea { name } expiresOn revokedOn } } }`,
      { id: scene.partnerIds[0] },
    );
    expect(data.partner.accessGrants).toEqual([
      { serviceArea: { name: "Mail" }, expiresOn: "2026-12-31", revokedOn: "2026-06-30" },
    ]);
    const again = await scene.mutate("accessRevoke", "accessGrant", "", {
      id: accessGrant.id,
      expectedVersion: 2,
      revokedOn: "2026-07-01",
    });
    expect(again.userErrors).toEqual([{ code: "CONFLICT", field: "id" }]);
  });

  test("cannot end before it begins", async () => {
    const { userErrors } = await scene.mutate("accessGrant", "accessGrant", "", {
      partnerId: scene.partnerIds[0],
      serviceAreaId: scene.areaId,
      grantedOn: "2026-01-01",
      expiresOn: "2025-12-31",
    });
    expect(userErrors).toEqual([{ code: "INVALID", field: "expiresOn" }]);
  });
});
