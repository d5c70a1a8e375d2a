import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { Role } from "../../../src/kernel/Role.js";
import { ContractKind } from "../../../src/modules/contracts/Contract.js";
import { importContract } from "../../../src/modules/contracts/contractImport.js";
import { createPartner } from "../../../src/modules/partners/partnerService.js";
import { serviceLevelsByContract } from "../../../src/modules/serviceLevels/ServiceLevel.js";
import { LEVEL_FIELDS, NOBODY, setScene, type Agreed, type Scene } from "./serviceLevelScene.js";

let scene: Scene;
beforeAll(async () => {
  scene = await setScene();
});
afterAll(() => scene.api.stop());

const SAID = { severity: "SEV1", respondMinutes: 30, resolveMinutes: 240, roundTheClock: true };

/** What is wrong with an input; nothing is stored then. */
async function errorsOf(mutation: string, { contractId }: Agreed, input: object): Promise<string[]> {
  const stored = (): Promise<unknown> =>
    scene.api.dataSource.query(
      `SELECT c.version, l.* FROM contract c LEFT JOIN service_level l ON l.contract_id = c.id WHERE c.id = $1 ORDER BY l.id`,
      [contractId],
    );
  const before = await stored();
  const { userErrors } = await scene.send(mutation, "contract", "id", input);
  expect(await stored()).toEqual(before);
  return userErrors.map(({ code, field }: { code: string; field: string }) => `${code} ${field}`);
}

const refused = (agreed: Agreed, different: object): Promise<string[]> =>
  errorsOf("serviceLevelAgree", agreed, {
    ...{ contractId: agreed.contractId, expectedVersion: agreed.version },
    ...{ ...SAID, ...different },
  });

const tier = (belowPercent: string, creditPercent: string): object => ({ belowPercent, creditPercent });

describe("a service level", () => {
  test("holds from the contract's first day, in all areas, and counts up the contract's version", async () => {
    const agreed = await scene.agreed();
    const before = agreed.version;
    expect(await scene.level(agreed)).toMatchObject({
      ...SAID,
      ...{ startsOn: "2026-01-01", endsOn: null, calendar: null, serviceArea: null },
      contract: { id: agreed.contractId },
    });
    expect(agreed.version).toBe(before + 1);
  });

  test("shows with the area that it names, and with the contract, the worst severity first", async () => {
    const { areaId, calendarId, otherAreaId } = scene;
    const agreed = await scene.agreed();
    await scene.level(agreed, { severity: "SEV3" });
    const named = { serviceAreaId: areaId, roundTheClock: false, calendarId };
    const { id } = await scene.level(agreed, { severity: "SEV2", ...named });
    const { data } = await scene.api.query(
      `query ($contractId: UUID!, $areaId: UUID!, $otherAreaId: UUID!) {
         contract(id: $contractId) { serviceLevels { ${LEVEL_FIELDS} } }
         serviceArea(id: $areaId) { serviceLevels { nodes { id } totalCount } }
         other: serviceArea(id: $otherAreaId) { serviceLevels { totalCount } } }`,
      { contractId: agreed.contractId, areaId, otherAreaId },
    );
    expect(data.contract.serviceLevels).toMatchObject([
      { id, severity: "SEV2", serviceArea: { id: areaId }, calendar: { id: calendarId } },
      { severity: "SEV3", serviceArea: null },
    ]);
    expect(data.serviceArea.serviceLevels).toEqual({ nodes: [{ id }], totalCount: 1 });
    expect(data.other.serviceLevels.totalCount).toBe(0);
  });

  test("ends, and another follows it on the next day", async () => {
    const agreed = await scene.agreed();
    const { id } = await scene.level(agreed);
    const end = (endsOn: string): object => ({ id, expectedVersion: agreed.version, endsOn });
    for (const wrong of ["2025-12-31", "2027-01-01", "0001-01-01"])
      expect(await errorsOf("serviceLevelEnd", agreed, end(wrong))).toEqual(["INVALID endsOn"]);
    const stale = { ...end("2026-06-30"), expectedVersion: 1 };
    expect(await errorsOf("serviceLevelEnd", agreed, stale)).toEqual(["CONFLICT expectedVersion"]);
    expect(await errorsOf("serviceLevelEnd", agreed, { ...stale, id: NOBODY })).toEqual(["NOT_FOUND id"]);
    const ended = await scene.done("serviceLevelEnd", "contract", "version", end("2026-06-30"));
    agreed.version = ended.version;
    expect(await errorsOf("serviceLevelEnd", agreed, end("2026-07-01"))).toEqual(["INVALID endsOn"]);
    expect(await refused(agreed, { startsOn: "2026-06-30" })).toEqual(["INVALID startsOn"]);
    expect(await scene.level(agreed, { startsOn: "2026-07-01" })).toMatchObject({ startsOn: "2026-07-01" });
  });

  test("for one area stands beside that for all of them, which it goes before", async () => {
    const agreed = await scene.agreed();
    await scene.level(agreed);
    const named = { serviceAreaId: scene.areaId };
    expect(await scene.level(agreed, named)).toMatchObject({ serviceArea: { id: scene.areaId } });
    expect(await refused(agreed, named)).toEqual(["INVALID startsOn"]);
    expect(await refused(agreed, {})).toEqual(["INVALID startsOn"]);
  });

  test.each([
    ["that promises nothing", { respondMinutes: null, resolveMinutes: null }, "respondMinutes"],
    ["of no minutes", { respondMinutes: 0 }, "respondMinutes"],
    ["of more than a year", { resolveMinutes: 525_601 }, "resolveMinutes"],
    ["that puts right before it answers", { respondMinutes: 241 }, "resolveMinutes"],
    ["before the contract", { startsOn: "2025-12-31" }, "startsOn"],
    ["after the contract", { endsOn: "2027-01-01" }, "endsOn"],
    ["that ends before it begins", { startsOn: "2026-03-01", endsOn: "2026-02-28" }, "endsOn"],
    ["from null on", { startsOn: null }, "startsOn"],
    ["whose tiers are null", { creditTiers: null }, "creditTiers"],
    ["with a tier of nothing", { creditTiers: [tier("0", "5")] }, "creditTiers.0.belowPercent"],
    ["with a tier of more than all", { creditTiers: [tier("95", "100.5")] }, "creditTiers.0.creditPercent"],
    [
      "whose tiers are not in their order",
      { creditTiers: [tier("80", "5"), tier("95", "10")] },
      "creditTiers.1.belowPercent",
    ],
    [
      "by which a worse month costs less",
      { creditTiers: [tier("95", "10"), tier("80", "5")] },
      "creditTiers.1.creditPercent",
    ],
    [
      "with too many tiers",
      { creditTiers: Array.from({ length: 11 }, (_each, at) => tier(String(90 - at), "5")) },
      "creditTiers",
    ],
    ["at hours that are null", { roundTheClock: null }, "roundTheClock"],
  ])("%s is refused", async (_name, different, field) => {
    expect(await refused(await scene.agreed(), different)).toEqual([`INVALID ${field}`]);
  });

  test("round the clock on a calendar is refused, and so is what does not exist", async () => {
    const agreed = await scene.agreed();
    const { calendarId } = scene;
    expect(await refused(agreed, { calendarId })).toEqual(["INVALID calendarId"]);
    const hours = { roundTheClock: false, calendarId: NOBODY };
    expect(await refused(agreed, hours)).toEqual(["NOT_FOUND calendarId"]);
    expect(await refused(agreed, { serviceAreaId: NOBODY })).toEqual(["NOT_FOUND serviceAreaId"]);
    expect(await refused(agreed, { contractId: NOBODY })).toEqual(["NOT_FOUND contractId"]);
    expect(await refused(agreed, { expectedVersion: 1 })).toEqual(["CONFLICT expectedVersion"]);
  });

  test("in an area that the contract does not entitle us to then is refused", async () => {
    const agreed = await scene.agreed();
    const { otherAreaId } = scene;
    expect(await refused(agreed, { serviceAreaId: otherAreaId })).toEqual(["INVALID serviceAreaId"]);
    const entitled = await scene.done("entitlementAdd", "contract", "version", {
      ...{ contractId: agreed.contractId, expectedVersion: agreed.version },
      ...{ serviceAreaId: otherAreaId, supportLevel: "L1", endsOn: "2026-03-31" },
    });
    agreed.version = entitled.version;
    const later = { serviceAreaId: otherAreaId, startsOn: "2026-04-01" };
    expect(await refused(agreed, later)).toEqual(["INVALID serviceAreaId"]);
    await scene.level(agreed, { ...later, startsOn: "2026-03-31" });
  });

  test("of another partner is hidden from a partner's key", async () => {
    const [mine, another] = [await scene.agreed(), await scene.agreed()];
    await scene.level(mine);
    await scene.level(another);
    const scoped = scene.api.context({ role: Role.VIEWER, partnerIds: [mine.partnerId] });
    const [own, hidden] = await serviceLevelsByContract(scoped, [mine.contractId, another.contractId]);
    expect(own).toHaveLength(1);
    expect(hidden).toEqual([]);
  });

  test("goes with its contract where a published list says that another holds it now", async () => {
    const { api } = scene;
    const [before, after] = await api
      .context()
      .commit(
        async (tx) =>
          [await createPartner(tx, { name: "Seller" }), await createPartner(tx, { name: "Buyer" })] as const,
      );
    const said = (holder: object, observedOn: string, more: object = {}): Promise<unknown> =>
      api.context().commit((tx) =>
        importContract(tx, {
          externalReference: { system: "list", id: "1" },
          kind: ContractKind.SUPPORT,
          item: { title: "Support", startsOn: "2026-01-01", endsOn: "2026-12-31" },
          ...{ observedOn, partner: holder as { id: string; name: string }, ...more },
        }),
      );
    await said(before, "2026-02-01");
    const [contract] = await api.dataSource.query<{ id: string; version: number }[]>(
      `SELECT id, version FROM contract WHERE partner_id = $1`,
      [before.id],
    );
    const agreed = { partnerId: before.id, contractId: contract!.id, version: contract!.version };
    const { id } = await scene.level(agreed);
    await said(after, "2026-03-01", { formerPartner: before });
    const partnerOf = `SELECT partner_id AS "partnerId" FROM service_level WHERE id = $1`;
    expect(await api.dataSource.query(partnerOf, [id])).toEqual([{ partnerId: after.id }]);
  });
});
