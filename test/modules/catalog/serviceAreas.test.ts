import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { Role } from "../../../src/kernel/Role.js";
import { Weekday } from "../../../src/modules/calendars/BusinessCalendar.js";
import { createCalendar } from "../../../src/modules/calendars/calendarService.js";
import { startTestApi, type Answer, type TestApi } from "../../support/api.js";

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());

const NOBODY = "0199c0de-0000-7000-8000-00000000dead";
const FIELDS = `serviceArea { id name description criticality supportLevel requiredDepth recoveryTimeMinutes version
  calendar { name } externalReferences { system id } } userErrors { code field }`;
const send = (name: "Create" | "Update", input: object, role = Role.MANAGER): Promise<Answer> =>
  api.query(
    `mutation ($input: ServiceArea${name}Input!) { serviceArea${name}(input: $input) { ${FIELDS} } }`,
    { input },
    role,
  );
const create = async (input: object): Promise<any> =>
  (await send("Create", { criticality: "LOW", supportLevel: "L1", ...input })).data.serviceAreaCreate;
const update = async (input: object): Promise<any> => (await send("Update", input)).data.serviceAreaUpdate;
const names = async (): Promise<string[]> =>
  (await api.query(`{ serviceAreas { name } }`, {}, Role.VIEWER)).data.serviceAreas.map(
    (each: any) => each.name,
  );
const CONFLICT = (field: string): object => ({ code: "CONFLICT", field });

describe("adding a service area", () => {
  test("stores what was said, and one source where no depth is given", async () => {
    const calendar = await api.context().commit((tx) =>
      createCalendar(tx, {
        name: "Round the clock",
        timeZone: "UTC",
        weeklyHours: Object.values(Weekday).map((day) => ({ day, opens: "00:00", closes: "24:00" })),
      }),
    );
    const id = "0199c0de-0000-7000-8000-0000000000a1";
    const { serviceArea } = await create({
      id,
      name: " Wide-area network ",
      description: "Lines between sites.",
      criticality: "CRITICAL",
      supportLevel: "L3",
      calendarId: calendar.id,
      recoveryTimeMinutes: 240,
      externalReferences: [{ system: "cmdb", id: "wan" }],
    });
    expect(serviceArea).toEqual({
      id,
      name: "Wide-area network",
      description: "Lines between sites.",
      criticality: "CRITICAL",
      supportLevel: "L3",
      requiredDepth: 1,
      recoveryTimeMinutes: 240,
      version: 1,
      calendar: { name: "Round the clock" },
      externalReferences: [{ system: "cmdb", id: "wan" }],
    });
    const { data } = await api.query(`{ serviceArea(id: "${id}") { name } }`, {}, Role.VIEWER);
    expect(data.serviceArea.name).toBe("Wide-area network");
  });

  test("refuses a namesake that differs only in case and punctuation", async () => {
    await create({ name: "Identity & access" });
    const { serviceArea, userErrors } = await create({ name: "IDENTITY, ACCESS" });
    expect(serviceArea).toBeNull();
    expect(userErrors).toEqual([CONFLICT("name")]);
  });

  test("of two callers at once, one wins", async () => {
    const both = await Promise.all([create({ name: "Twin area" }), create({ name: "twin-area" })]);
    expect(both.flatMap(({ userErrors }) => userErrors)).toEqual([CONFLICT("name")]);
  });

  test("a reference that names another area rolls all back", async () => {
    await create({ name: "Holder", externalReferences: [{ system: "cmdb", id: "h" }] });
    const { userErrors } = await create({ name: "Taker", externalReferences: [{ system: "cmdb", id: "h" }] });
    expect(userErrors).toEqual([CONFLICT("externalReferences.0")]);
    expect(await names()).not.toContain("Taker");
  });

  test.each([
    [{ name: " " }, "INVALID", "name"],
    [{ description: "x".repeat(10_001) }, "INVALID", "description"],
    [{ requiredDepth: 0 }, "INVALID", "requiredDepth"],
    [{ requiredDepth: 11 }, "INVALID", "requiredDepth"],
    [{ requiredDepth: null }, "INVALID", "requiredDepth"],
    [{ recoveryTimeMinutes: -1 }, "INVALID", "recoveryTimeMinutes"],
    [{ recoveryTimeMinutes: 525_601 }, "INVALID", "recoveryTimeMinutes"],
    [{ calendarId: NOBODY }, "NOT_FOUND", "calendarId"],
    [{ externalReferences: null }, "INVALID", "externalReferences"],
    [{ externalReferences: [{ system: "", id: "1" }] }, "INVALID", "externalReferences.0.system"],
    [
      { externalReferences: Array.from({ length: 101 }, (_each, id) => ({ system: "s", id: String(id) })) },
      "INVALID",
      "externalReferences",
    ],
  ])("refuses %j, and stores nothing", async (wrong, code, field) => {
    const before = await names();
    const { serviceArea, userErrors } = await create({ name: "Wrong area", ...wrong });
    expect(serviceArea).toBeNull();
    expect(userErrors).toEqual([{ code, field }]);
    expect(await names()).toEqual(before);
  });

  test.each([
    ["criticality", "SEVERE"],
    ["supportLevel", "L5"],
    ["criticality", null],
  ])("refuses %s %j before anything runs", async (field, value) => {
    const input = { name: "Odd", criticality: "LOW", supportLevel: "L1", [field]: value };
    const { errors } = await send("Create", input);
    expect(errors[0]?.extensions.code).toBe("INVALID");
    expect(errors[0]?.message).toContain(field);
  });

  test.each([Role.VIEWER, Role.REVIEWER])("is not for a %s", async (role) => {
    const input = { name: "Forbidden", criticality: "LOW", supportLevel: "L1" };
    expect((await send("Create", input, role)).errors[0]?.extensions.code).toBe("FORBIDDEN");
    expect(await names()).not.toContain("Forbidden");
  });
});

describe("changing a service area", () => {
  test("keeps what is left out, takes away what is null, and counts the version", async () => {
    const { serviceArea } = await create({ name: "Backups", description: "Old.", requiredDepth: 3 });
    const changed = await update({
      id: serviceArea.id,
      expectedVersion: 1,
      name: "Backup and restore",
      description: null,
      criticality: "HIGH",
    });
    expect(changed.serviceArea).toMatchObject({
      name: "Backup and restore",
      description: null,
      criticality: "HIGH",
      supportLevel: "L1",
      requiredDepth: 3,
      version: 2,
    });
    const stale = await update({ id: serviceArea.id, expectedVersion: 1, name: "Stale" });
    expect(stale).toMatchObject({
      serviceArea: { name: "Backup and restore", version: 2 },
      userErrors: [CONFLICT("expectedVersion")],
    });
  });

  test("refuses the name of another, an explicit null, and an unknown id", async () => {
    await create({ name: "Taken area" });
    const { serviceArea } = await create({ name: "Free area" });
    const change = { id: serviceArea.id, expectedVersion: 1 };
    expect((await update({ ...change, name: "TAKEN AREA" })).userErrors).toEqual([CONFLICT("name")]);
    for (const field of ["name", "criticality", "supportLevel", "requiredDepth"])
      expect((await update({ ...change, [field]: null })).userErrors).toEqual([{ code: "INVALID", field }]);
    expect((await update({ ...change, id: NOBODY })).userErrors).toEqual([
      { code: "NOT_FOUND", field: "id" },
    ]);
  });
});

test("the list is a plain one: the most critical first, then by name; an unknown id is null", async () => {
  for (const [name, criticality] of [
    ["Order b", "CRITICAL"],
    ["Order c", "MEDIUM"],
    ["order a", "CRITICAL"],
    ["Order d", "HIGH"],
    ["Order 0", "LOW"],
  ] as const)
    await create({ name, criticality });
  expect((await names()).filter((name) => /^order /i.test(name))).toEqual([
    "order a",
    "Order b",
    "Order d",
    "Order c",
    "Order 0",
  ]);
  const { data, errors } = await api.query(`{ serviceArea(id: "${NOBODY}") { name } }`);
  expect(data.serviceArea).toBeNull();
  expect(errors[0]?.extensions.code).toBe("NOT_FOUND");
});
