import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import sql from "sql-template-tag";
import { getRecord } from "../../../src/kernel/records.js";
import { externalReferencesOf } from "../../../src/kernel/ExternalReference.js";
import type { Imported } from "../../../src/kernel/importRecord.js";
import { Criticality } from "../../../src/modules/catalog/Criticality.js";
import { ServiceArea } from "../../../src/modules/catalog/ServiceArea.js";
import { importServiceArea, type ServiceAreaDraft } from "../../../src/modules/catalog/serviceAreaImport.js";
import { Skill } from "../../../src/modules/catalog/Skill.js";
import { importSkill, type SkillDraft } from "../../../src/modules/catalog/skillImport.js";
import { SupportLevel } from "../../../src/modules/catalog/SupportLevel.js";
import { startTestApi, type TestApi } from "../../support/api.js";

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());

const area = (draft: ServiceAreaDraft): Promise<Imported> =>
  api.context().commit((tx) => importServiceArea(tx, draft));
const skill = (draft: SkillDraft): Promise<Imported> => api.context().commit((tx) => importSkill(tx, draft));
const stored = (id: string): Promise<ServiceArea> => getRecord(api.context(), ServiceArea, id);
/** PostgreSQL's own mark of the transaction that last wrote the row. */
const lastWriter = async (id: string): Promise<unknown> =>
  (await api.context().rows(sql`SELECT xmin::text AS "xmin" FROM service_area WHERE id = ${id}::uuid`))[0];

const draft = (name: string, more: ServiceAreaDraft = {}): ServiceAreaDraft => ({
  name,
  description: "As published.",
  criticality: Criticality.HIGH,
  supportLevel: SupportLevel.L2,
  observedOn: "2024-06-01",
  ...more,
});

describe("importing a service area", () => {
  test("creates it, and the second time finds all unchanged and writes nothing", async () => {
    const row = draft("Payments", { externalReference: { system: "cmdb", id: "pay" } });
    const first = await area(row);
    expect(first.outcome).toBe("created");
    const before = await lastWriter(first.id);
    expect(await area(row)).toEqual({ outcome: "unchanged", id: first.id });
    expect(await lastWriter(first.id)).toEqual(before);
    expect(await stored(first.id)).toMatchObject({ version: 1, observedOn: "2024-06-01", requiredDepth: 1 });
  });

  test("changes what an equal or newer snapshot says otherwise, and nothing else", async () => {
    const { id } = await area(draft("Ledger", { requiredDepth: 3 }));
    const same = { name: "Ledger", description: "Mended.", observedOn: "2024-06-01" };
    expect(await area(same)).toEqual({ outcome: "updated", id });
    const newer = { name: "Ledger", description: null, observedOn: "2024-07-01" };
    expect(await area(newer)).toEqual({ outcome: "updated", id });
    expect(await stored(id)).toMatchObject({
      description: null,
      criticality: "HIGH",
      requiredDepth: 3,
      observedOn: "2024-07-01",
      version: 3,
    });
  });

  test("takes nothing from an older snapshot, not even its reference", async () => {
    const { id } = await area(draft("Archive"));
    const externalReference = { system: "cmdb", id: "archive" };
    const older = draft("Archive", { description: "Old.", observedOn: "2024-05-31", externalReference });
    expect(await area(older)).toEqual({ outcome: "unchanged", id });
    expect(await stored(id)).toMatchObject({ description: "As published.", version: 1 });
    expect(await api.context().load(externalReferencesOf, id)).toEqual([]);
  });

  test("remembers that a newer snapshot confirmed it, so that one in between cannot undo it", async () => {
    const { id } = await area(draft("Directory"));
    expect((await area(draft("Directory", { observedOn: "2024-09-01" }))).outcome).toBe("unchanged");
    expect(await stored(id)).toMatchObject({ version: 1, observedOn: "2024-09-01" });
    const between = draft("Directory", { description: "In between.", observedOn: "2024-08-01" });
    expect((await area(between)).outcome).toBe("unchanged");
    expect(await stored(id)).toMatchObject({ description: "As published.", observedOn: "2024-09-01" });
  });

  test("without a date speaks of now, and keeps the date there is", async () => {
    const { id } = await area(draft("Undated"));
    expect((await area({ name: "Undated", description: "Said now." })).outcome).toBe("updated");
    expect(await stored(id)).toMatchObject({ description: "Said now.", observedOn: "2024-06-01" });
  });

  test("another spelling is no news, but a new name under a known reference is", async () => {
    const externalReference = { system: "cmdb", id: "desk" };
    const { id } = await area(draft("Service desk", { externalReference }));
    expect((await area(draft("SERVICE-DESK"))).outcome).toBe("unchanged");
    expect((await area(draft("SERVICE-DESK", { externalReference }))).outcome).toBe("unchanged");
    expect(await stored(id)).toMatchObject({ name: "Service desk", version: 1 });
    expect(await area(draft("Help point", { externalReference }))).toEqual({ outcome: "updated", id });
    expect(await stored(id)).toMatchObject({ name: "Help point", normalisedName: "help point", version: 2 });
  });

  test("adds a reference to what it finds by name", async () => {
    const { id } = await area(draft("Printing"));
    const row = draft("Printing", { externalReference: { system: "cmdb", id: "print" } });
    expect(await area(row)).toEqual({ outcome: "updated", id });
    expect(await area(row)).toEqual({ outcome: "unchanged", id });
    expect(await api.context().load(externalReferencesOf, id)).toMatchObject([
      { system: "cmdb", id: "print" },
    ]);
  });

  test("names all that a new area lacks, and what is wrong, and stores nothing", async () => {
    await expect(area({ name: "Bare" })).rejects.toMatchObject({
      problems: [{ field: "criticality" }, { field: "supportLevel" }],
    });
    await expect(area(draft("Deep", { requiredDepth: 11 }))).rejects.toMatchObject({
      problems: [{ code: "INVALID", field: "requiredDepth" }],
    });
    const found = await api.context().rows(sql`SELECT name FROM service_area WHERE name IN ('Bare', 'Deep')`);
    expect(found).toEqual([]);
  });

  test("refuses the name of another area under a known reference", async () => {
    const externalReference = { system: "cmdb", id: "one" };
    const { id } = await area(draft("Area one", { externalReference }));
    await area(draft("Area two"));
    await expect(area(draft("Area two", { externalReference }))).rejects.toMatchObject({
      problems: [{ code: "CONFLICT", field: "name" }],
    });
    expect((await stored(id)).name).toBe("Area one");
  });
});

describe("importing a skill", () => {
  test("is created, unchanged, updated, and safe from an older snapshot", async () => {
    const row = { name: "Prototyping", group: "Design", observedOn: "2024-06-01" };
    const { id, outcome } = await skill(row);
    expect(outcome).toBe("created");
    expect(await skill(row)).toEqual({ outcome: "unchanged", id });
    const externalReference = { system: "hr", id: "proto" };
    expect(await skill({ ...row, group: "Making", externalReference })).toEqual({ outcome: "updated", id });
    expect(await skill({ ...row, group: "Old", observedOn: "2023-01-01" })).toEqual({
      outcome: "unchanged",
      id,
    });
    expect(await skill({ name: "Prototypes", externalReference })).toEqual({ outcome: "updated", id });
    expect(await getRecord(api.context(), Skill, id)).toMatchObject({
      name: "Prototypes",
      group: "Making",
      version: 3,
    });
  });

  test("needs a name where it is new", async () => {
    await expect(skill({ externalReference: { system: "hr", id: "unnamed" } })).rejects.toMatchObject({
      problems: [{ field: "name" }],
    });
  });
});
