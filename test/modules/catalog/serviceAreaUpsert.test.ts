import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { Role } from "../../../src/kernel/Role.js";
import { Criticality } from "../../../src/modules/catalog/Criticality.js";
import { upsertServiceArea } from "../../../src/modules/catalog/serviceAreaService.js";
import { SupportLevel } from "../../../src/modules/catalog/SupportLevel.js";
import { startTestApi, type Answer, type TestApi } from "../../support/api.js";
import { overlapping } from "../../support/overlapping.js";

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());

const send = (input: object, role = Role.MANAGER): Promise<Answer> =>
  api.query(
    `mutation ($input: ServiceAreaUpsertInput!) { serviceAreaUpsert(input: $input) {
       serviceArea { id name criticality requiredDepth version externalReferences { system id } }
       userErrors { code field } } }`,
    { input: { criticality: "LOW", supportLevel: "L1", ...input } },
    role,
  );
const upsert = async (input: object): Promise<any> => (await send(input)).data.serviceAreaUpsert;
const names = async (): Promise<string[]> =>
  (await api.query(`{ serviceAreas { name } }`, {}, Role.VIEWER)).data.serviceAreas.map(
    (each: any) => each.name,
  );
const CONFLICT = (field: string): object => ({ code: "CONFLICT", field });

describe("upserting a service area", () => {
  test("goes by the reference first, and so can rename; else by the name", async () => {
    const reference = { system: "cmdb", id: "mail" };
    const made = await upsert({ name: "Mail", requiredDepth: 2, externalReferences: [reference] });
    expect(made.serviceArea).toMatchObject({ name: "Mail", version: 1 });
    const renamed = await upsert({ name: "E-mail and calendar", externalReferences: [reference] });
    expect(renamed.serviceArea).toMatchObject({
      id: made.serviceArea.id,
      name: "E-mail and calendar",
      requiredDepth: 2,
      version: 2,
    });
    const other = { system: "erp", id: "4" };
    const byName = await upsert({
      name: "e-mail AND calendar",
      criticality: "HIGH",
      externalReferences: [other],
    });
    expect(byName.serviceArea).toMatchObject({
      id: made.serviceArea.id,
      criticality: "HIGH",
      externalReferences: [reference, other],
    });
  });

  test("checks a version where one is given", async () => {
    await upsert({ name: "Versioned" });
    expect(await upsert({ name: "Versioned", criticality: "HIGH", expectedVersion: 7 })).toMatchObject({
      serviceArea: { criticality: "LOW", version: 1 },
      userErrors: [CONFLICT("expectedVersion")],
    });
    expect((await upsert({ name: "Versioned", expectedVersion: 1 })).serviceArea.version).toBe(2);
    expect((await upsert({ name: "Never there", expectedVersion: 1 })).userErrors).toEqual([
      CONFLICT("expectedVersion"),
    ]);
    expect(await names()).not.toContain("Never there");
  });

  test("refuses references that name two areas, and a name that another has", async () => {
    const [a, b] = [
      { system: "cmdb", id: "two-a" },
      { system: "cmdb", id: "two-b" },
    ];
    await upsert({ name: "Two A", externalReferences: [a] });
    await upsert({ name: "Two B", externalReferences: [b] });
    expect((await upsert({ name: "Two C", externalReferences: [a, b] })).userErrors).toEqual([
      CONFLICT("externalReferences.1"),
    ]);
    expect((await upsert({ name: "two b", externalReferences: [a] })).userErrors).toEqual([CONFLICT("name")]);
    expect(await names()).toEqual(expect.arrayContaining(["Two A", "Two B"]));
  });

  test("of two callers at once, lets the second change what the first added", async () => {
    const area = { name: "Crowded", criticality: Criticality.LOW, supportLevel: SupportLevel.L1 };
    const later = await overlapping(
      api,
      (tx) => upsertServiceArea(tx, area),
      () => upsert({ name: "CROWDED", criticality: "HIGH" }),
    );
    expect(later).toMatchObject({ serviceArea: { criticality: "HIGH", version: 2 }, userErrors: [] });
    expect((await names()).filter((name) => /^crowded$/i.test(name))).toHaveLength(1);
  });

  test.each([Role.VIEWER, Role.REVIEWER])("is not for a %s", async (role) => {
    expect((await send({ name: "Forbidden" }, role)).errors[0]?.extensions.code).toBe("FORBIDDEN");
    expect(await names()).not.toContain("Forbidden");
  });
});
