import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import sql from "sql-template-tag";
import { Role } from "../../../src/kernel/Role.js";
import { SupportLevel } from "../../../src/modules/catalog/SupportLevel.js";
import { upsertOffering } from "../../../src/modules/offerings/offeringService.js";
import { startTestApi, type TestApi } from "../../support/api.js";
import { overlapping } from "../../support/overlapping.js";
import { addArea, basics, LIST, mergeAway, SAID, send } from "./support.js";

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi({ clock: () => new Date("2026-03-01T12:00:00Z") });
});
afterAll(() => api.stop());

const NOBODY = "0199c0de-0000-7000-8000-00000000dead";
const upsert = async (input: object): Promise<any> => (await send(api, input)).data.offeringUpsert;
const CONFLICT = (field: string): object => ({ code: "CONFLICT", field });
const list = async (variables: object): Promise<any> =>
  (await api.query(LIST, variables, Role.VIEWER)).data.offerings;
const names = async (variables: object): Promise<string[]> =>
  (await list(variables)).nodes.map((each: any) => each.name);

describe("upserting an offering", () => {
  test("adds it under the id that the caller chose", async () => {
    const { partnerId, serviceAreaId } = await basics(api);
    const id = "0199c0de-0000-7000-8000-0000000000f1";
    const { offering } = await upsert({
      ...SAID,
      id,
      partnerId,
      serviceAreaId,
      description: "Rules, updates and a watch on both.",
      assurance: "FedRAMP Moderate, Compliant",
      evidenceUrl: "https://example.com/firewall",
      externalReferences: [{ system: "fedramp", id: "F1" }],
    });
    expect(offering).toEqual({
      ...SAID,
      id,
      description: "Rules, updates and a watch on both.",
      assurance: "FedRAMP Moderate, Compliant",
      evidenceUrl: "https://example.com/firewall",
      version: 1,
      partner: { id: partnerId },
      serviceArea: { id: serviceAreaId },
      externalReferences: [{ system: "fedramp", id: "F1" }],
    });
  });

  test("finds it by partner, area and name; by reference, and so can rename and move it; and by id", async () => {
    const owner = await basics(api);
    const reference = { system: "fedramp", id: "F2" };
    const first = await upsert({ ...SAID, ...owner, assurance: "Ready", externalReferences: [reference] });
    const { id } = first.offering;
    const byName = await upsert({ ...SAID, ...owner, name: "MANAGED (firewall)", supportLevel: "L4" });
    expect(byName.offering).toMatchObject({ id, supportLevel: "L4", assurance: "Ready", version: 2 });
    const serviceAreaId = await addArea(api, "Moved to");
    const byReference = await upsert({
      ...SAID,
      ...owner,
      serviceAreaId,
      name: "Firewall watch",
      assurance: null,
      externalReferences: [reference],
    });
    expect(byReference.offering).toMatchObject({
      id,
      name: "Firewall watch",
      assurance: null,
      serviceArea: { id: serviceAreaId },
      version: 3,
    });
    const byId = await upsert({ ...SAID, ...owner, id, expectedVersion: 3, name: "By id" });
    expect(byId.offering).toMatchObject({ id, name: "By id", version: 4 });
  });

  test("lets the same name stand for another partner or area", async () => {
    const [a, b] = [await basics(api), await basics(api)];
    const ids = new Set<string>();
    for (const owner of [a, b, { ...a, serviceAreaId: b.serviceAreaId }])
      ids.add((await upsert({ ...SAID, ...owner })).offering.id);
    expect(ids.size).toBe(3);
  });

  test("checks the version: needed with an id that exists, checked where given", async () => {
    const owner = await basics(api);
    const { id } = (await upsert({ ...SAID, ...owner })).offering;
    expect(await upsert({ ...SAID, ...owner, id, supportLevel: "L1" })).toEqual({
      offering: null,
      userErrors: [{ code: "INVALID", field: "expectedVersion" }],
    });
    for (const input of [{ id, expectedVersion: 5 }, { expectedVersion: 5 }])
      expect(await upsert({ ...SAID, ...owner, ...input, supportLevel: "L1" })).toMatchObject({
        offering: { supportLevel: "L3", version: 1 },
        userErrors: [CONFLICT("expectedVersion")],
      });
    expect((await upsert({ ...SAID, ...owner, expectedVersion: 1 })).offering.version).toBe(2);
  });

  test("refuses a name that the partner's other offering has, and an id that is not the match's", async () => {
    const owner = await basics(api);
    const { id } = (await upsert({ ...SAID, ...owner })).offering;
    await upsert({ ...SAID, ...owner, name: "Other" });
    expect((await upsert({ ...SAID, ...owner, id, expectedVersion: 1, name: "OTHER" })).userErrors).toEqual([
      CONFLICT("name"),
    ]);
    expect((await upsert({ ...SAID, ...owner, id: NOBODY })).userErrors).toEqual([CONFLICT("id")]);
    expect(await names({ filter: { partnerId: { eq: owner.partnerId } } })).toEqual([SAID.name, "Other"]);
  });

  test("a partner that was merged away offers through its survivor", async () => {
    const [gone, owner] = [await basics(api), await basics(api)];
    await mergeAway(api, gone.partnerId, owner.partnerId);
    const { offering } = await upsert({ ...SAID, ...owner, partnerId: gone.partnerId });
    expect(offering.partner.id).toBe(owner.partnerId);
    expect((await upsert({ ...SAID, ...owner })).offering).toMatchObject({ id: offering.id, version: 2 });
    const left = "SELECT id FROM offering WHERE partner_id = $1";
    expect(await api.dataSource.query(left, [gone.partnerId])).toEqual([]);
  });

  test("waits for a merge that is under way", async () => {
    const [gone, owner] = [await basics(api), await basics(api)];
    const { offering } = await overlapping(
      api,
      (tx) =>
        tx.rows(sql`
          UPDATE partner SET merged_into_id = ${owner.partnerId}::uuid WHERE id = ${gone.partnerId}::uuid`),
      () => upsert({ ...SAID, ...owner, partnerId: gone.partnerId }),
    );
    expect(offering.partner.id).toBe(owner.partnerId);
  });

  test("of two callers at once, lets the second change what the first added", async () => {
    const owner = await basics(api);
    const later = await overlapping(
      api,
      (tx) => upsertOffering(tx, { ...SAID, ...owner, supportLevel: SupportLevel.L1 }),
      () => upsert({ ...SAID, ...owner }),
    );
    expect(later).toMatchObject({ offering: { supportLevel: "L3", version: 2 }, userErrors: [] });
    expect((await list({ filter: { partnerId: { eq: owner.partnerId } } })).totalCount).toBe(1);
  });
});

describe("refused, with nothing stored", () => {
  test.each([
    [{ name: " " }, "INVALID", "name"],
    [{ name: "x".repeat(201) }, "INVALID", "name"],
    [{ description: "x".repeat(10_001) }, "INVALID", "description"],
    [{ assurance: "x".repeat(201) }, "INVALID", "assurance"],
    [{ evidenceUrl: "javascript:alert(1)" }, "INVALID", "evidenceUrl"],
    [{ statedOn: "2026-03-02" }, "INVALID", "statedOn"],
    [{ partnerId: NOBODY }, "NOT_FOUND", "partnerId"],
    [{ serviceAreaId: NOBODY }, "NOT_FOUND", "serviceAreaId"],
    [{ id: null }, "INVALID", "id"],
    [{ expectedVersion: null }, "INVALID", "expectedVersion"],
    [{ externalReferences: null }, "INVALID", "externalReferences"],
    [{ externalReferences: [{ system: "fedramp", id: " " }] }, "INVALID", "externalReferences.0.id"],
  ])("%j", async (wrong, code, field) => {
    const owner = await basics(api);
    const { offering, userErrors } = await upsert({ ...SAID, ...owner, ...wrong });
    expect(offering).toBeNull();
    expect(userErrors).toEqual([{ code, field }]);
    expect((await list({ filter: { serviceAreaId: { eq: owner.serviceAreaId } } })).totalCount).toBe(0);
  });

  test.each([
    ["supportLevel", "L9"],
    ["statedOn", "2026-02-30"],
    ["partnerId", "7"],
  ])("%s %j, before anything runs", async (field, value) => {
    const owner = await basics(api);
    const { errors } = await send(api, { ...SAID, ...owner, [field]: value });
    expect(errors[0]?.extensions.code).toBe("INVALID");
    expect(errors[0]?.message).toContain(field);
  });

  test.each([Role.VIEWER, Role.REVIEWER])("the role %s", async (role) => {
    const owner = await basics(api);
    expect((await send(api, { ...SAID, ...owner }, role)).errors[0]?.extensions.code).toBe("FORBIDDEN");
    expect((await list({ filter: { partnerId: { eq: owner.partnerId } } })).totalCount).toBe(0);
  });
});
