import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { Role } from "../../../src/kernel/Role.js";
import { upsertDemand } from "../../../src/modules/capabilities/demandService.js";
import { Weekday } from "../../../src/modules/calendars/BusinessCalendar.js";
import { createCalendar } from "../../../src/modules/calendars/calendarService.js";
import { Criticality } from "../../../src/modules/catalog/Criticality.js";
import { createServiceArea } from "../../../src/modules/catalog/serviceAreaService.js";
import { createSkill } from "../../../src/modules/catalog/skillService.js";
import { SkillLevel } from "../../../src/modules/catalog/SkillLevel.js";
import { SupportLevel } from "../../../src/modules/catalog/SupportLevel.js";
import { startTestApi, type Answer, type TestApi } from "../../support/api.js";
import { overlapping } from "../../support/overlapping.js";
import { statementsOf } from "../../support/statements.js";

const TODAY = "2026-11-24";
const NOBODY = "0199c0de-0000-7000-8000-00000000dead";
let api: TestApi;
let routing: string;
let storage: string;
let calendarId: string;
let areaNumber = 0;
beforeAll(async () => {
  api = await startTestApi({ clock: () => new Date(`${TODAY}T12:00:00Z`) });
  await api.context().commit(async (tx) => {
    routing = (await createSkill(tx, { name: "Routing" })).id;
    storage = (await createSkill(tx, { name: "Storage" })).id;
    const weeklyHours = [{ day: Weekday.MONDAY, opens: "08:00", closes: "18:00" }];
    calendarId = (await createCalendar(tx, { name: "Mondays", timeZone: "Europe/Zurich", weeklyHours })).id;
  });
});
afterAll(() => api.stop());

const newArea = async (): Promise<string> => {
  const details = {
    criticality: Criticality.HIGH,
    supportLevel: SupportLevel.L3,
    requiredDepth: 2,
    calendarId,
  };
  const name = `Area ${++areaNumber}`;
  return (await api.context().commit((tx) => createServiceArea(tx, { name, ...details }))).id;
};

const send = (input: object, role = Role.MANAGER): Promise<Answer> =>
  api.query(
    `mutation ($input: DemandUpsertInput!) { demandUpsert(input: $input) {
      demand { id version level daysAYear peak since serviceArea { id } skill { name } externalReferences { id } }
      userErrors { code field } } }`,
    { input },
    role,
  );
const upsert = async (input: object): Promise<any> => (await send(input)).data.demandUpsert;
const end = async (input: object): Promise<any> =>
  (
    await api.query(
      `mutation ($input: DemandEndInput!) { demandEnd(input: $input) {
        demand { version end { endsOn reason actorName } } userErrors { code field } } }`,
      { input },
      Role.MANAGER,
    )
  ).data.demandEnd;
const needs = async (serviceAreaId: string, asOf?: string): Promise<any[]> =>
  (
    await api.query(
      `query ($filter: DemandFilter, $asOf: LocalDate) { demands(filter: $filter, asOf: $asOf) {
        totalCount nodes { level daysAYear peak skill { name } } } }`,
      { filter: { serviceAreaId: { eq: serviceAreaId } }, asOf },
      Role.VIEWER,
    )
  ).data.demands.nodes;

test("a service area says all that it needs on a day: skills, and depth, level and hours as the catalogue says", async () => {
  const serviceAreaId = await newArea();
  await upsert({ serviceAreaId, skillId: storage, level: "EXPERT", daysAYear: 12.5, since: "2026-01-01" });
  await upsert({
    serviceAreaId,
    skillId: routing,
    level: "WORKING",
    daysAYear: 180,
    peak: 3,
    since: "2025-01-01",
  });
  await upsert({ serviceAreaId, skillId: routing, level: "EXPERT", daysAYear: 20, since: "2027-01-01" });
  const ask = async (asOf?: string): Promise<any> =>
    (
      await api.query(
        `query ($id: UUID!, $asOf: LocalDate) { serviceArea(id: $id) { demand(asOf: $asOf) {
          asOf criticality supportLevel requiredDepth hours { name } daysAYear
          skills { level daysAYear peak skill { name } } } } }`,
        { id: serviceAreaId, asOf },
        Role.VIEWER,
      )
    ).data.serviceArea.demand;
  const routine = { level: "WORKING", daysAYear: 180, peak: 3, skill: { name: "Routing" } };
  expect(await ask()).toEqual({
    asOf: TODAY,
    criticality: "HIGH",
    supportLevel: "L3",
    requiredDepth: 2,
    hours: { name: "Mondays" },
    daysAYear: 192.5,
    skills: [routine, { level: "EXPERT", daysAYear: 12.5, peak: 1, skill: { name: "Storage" } }],
  });
  expect(await ask("2025-12-31")).toMatchObject({ daysAYear: 180, skills: [routine] });
  expect((await ask("2027-01-01")).skills).toHaveLength(3);
});

test("is added once, and changed by area, skill and level, by reference and by id", async () => {
  const serviceAreaId = await newArea();
  const key = { serviceAreaId, skillId: routing };
  const { demand } = await upsert({
    ...key,
    level: "WORKING",
    daysAYear: 10,
    externalReferences: [{ system: "plan", id: "d-1" }],
  });
  expect(demand).toMatchObject({ version: 1, since: TODAY, peak: 1, externalReferences: [{ id: "d-1" }] });
  expect((await upsert({ ...key, level: "WORKING", daysAYear: 11, peak: 2 })).demand).toMatchObject({
    id: demand.id,
    version: 2,
    daysAYear: 11,
    peak: 2,
  });
  const byReference = { externalReferences: [{ system: "plan", id: "d-1" }] };
  expect((await upsert({ ...key, ...byReference, level: "EXPERT", daysAYear: 11 })).demand).toMatchObject({
    id: demand.id,
    version: 3,
    level: "EXPERT",
    peak: 2,
  });
  const byId = { id: demand.id, expectedVersion: 3 };
  expect((await upsert({ ...key, ...byId, level: "EXPERT", daysAYear: 12 })).demand).toMatchObject({
    daysAYear: 12,
  });
  expect(await needs(serviceAreaId)).toHaveLength(1);
  // At another level it is another demand, and the first cannot become the second.
  const other = (await upsert({ ...key, level: "WORKING", daysAYear: 1 })).demand;
  expect(other.id).not.toBe(demand.id);
  const clash = await upsert({ ...key, id: other.id, expectedVersion: 1, level: "EXPERT", daysAYear: 1 });
  expect(clash.userErrors).toEqual([{ code: "CONFLICT", field: "level" }]);
});

test("ends on a day, once, and can begin again", async () => {
  const serviceAreaId = await newArea();
  const input = { serviceAreaId, skillId: routing, level: "WORKING", daysAYear: 10, since: "2026-01-01" };
  const { demand } = await upsert(input);
  const ended = await end({ id: demand.id, expectedVersion: 1, endsOn: "2026-06-01", reason: " Sold. " });
  expect(ended).toEqual({
    demand: { version: 2, end: { endsOn: "2026-06-01", reason: "Sold.", actorName: "test MANAGER" } },
    userErrors: [],
  });
  expect([await needs(serviceAreaId, "2026-05-31"), await needs(serviceAreaId, "2026-06-01")]).toMatchObject([
    [{ daysAYear: 10 }],
    [],
  ]);
  const twice = await end({ id: demand.id, expectedVersion: 2, endsOn: "2026-07-01", reason: "Again." });
  expect(twice.userErrors).toEqual([{ code: "CONFLICT", field: "id" }]);
  expect((await upsert({ ...input, since: "2026-10-01" })).demand).toMatchObject({ version: 1 });
  expect(await needs(serviceAreaId)).toHaveLength(1);
});

describe("refused, with nothing stored", () => {
  test.each([
    [{ id: null }, "INVALID", "id"],
    [{ expectedVersion: null }, "INVALID", "expectedVersion"],
    [{ serviceAreaId: NOBODY }, "NOT_FOUND", "serviceAreaId"],
    [{ skillId: NOBODY }, "NOT_FOUND", "skillId"],
    [{ daysAYear: -0.5 }, "INVALID", "daysAYear"],
    [{ daysAYear: 100_001 }, "INVALID", "daysAYear"],
    [{ peak: 0 }, "INVALID", "peak"],
    [{ peak: 1_001 }, "INVALID", "peak"],
    [{ peak: null }, "INVALID", "peak"],
    [{ since: null }, "INVALID", "since"],
    [{ since: "2200-01-01" }, "INVALID", "since"],
    [{ expectedVersion: 1 }, "CONFLICT", "expectedVersion"],
  ])("%j", async (wrong, code, field) => {
    const serviceAreaId = await newArea();
    const { demand, userErrors } = await upsert({
      serviceAreaId,
      skillId: routing,
      level: "WORKING",
      daysAYear: 5,
      ...wrong,
    });
    expect([demand, userErrors]).toEqual([null, [{ code, field }]]);
    expect(await needs(serviceAreaId)).toEqual([]);
  });

  test.each([
    [{ endsOn: "2025-12-31" }, "INVALID", "endsOn"],
    [{ reason: "" }, "INVALID", "reason"],
    [{ expectedVersion: 3 }, "CONFLICT", "expectedVersion"],
    [{ id: NOBODY }, "NOT_FOUND", "id"],
  ])("an end with %j", async (wrong, code, field) => {
    const serviceAreaId = await newArea();
    const { demand } = await upsert({
      serviceAreaId,
      skillId: routing,
      level: "WORKING",
      daysAYear: 5,
      since: "2026-01-01",
    });
    const input = { id: demand.id, expectedVersion: 1, endsOn: TODAY, reason: "Sold.", ...wrong };
    expect((await end(input)).userErrors).toEqual([{ code, field }]);
    expect(await needs(serviceAreaId)).toHaveLength(1);
  });

  test.each([Role.VIEWER, Role.REVIEWER])("the role %s", async (role) => {
    const serviceAreaId = await newArea();
    const input = { serviceAreaId, skillId: routing, level: "WORKING", daysAYear: 5 };
    expect((await send(input, role)).errors[0]?.extensions.code).toBe("FORBIDDEN");
    expect(await needs(serviceAreaId)).toEqual([]);
  });
});

test("many demands at once, and asked of many areas in as many statements as of one", async () => {
  const areas = [await newArea(), await newArea(), await newArea()];
  const rows = areas.map((serviceAreaId) => ({
    serviceAreaId,
    skillId: routing,
    level: "WORKING",
    daysAYear: 7,
  }));
  const { data } = await api.query(
    `mutation ($input: DemandsUpsertInput!) { demandsUpsert(input: $input) { results { outcome } userErrors { field } } }`,
    { input: { rows: [...rows, { ...rows[0], daysAYear: 8 }] } },
    Role.MANAGER,
  );
  expect(data.demandsUpsert).toEqual({
    results: ["CREATED", "CREATED", "CREATED", "UPDATED"].map((outcome) => ({ outcome })),
    userErrors: [],
  });
  const ask = (): Promise<Answer> =>
    api.query("{ serviceAreas { id demand { hours { name } skills { daysAYear skill { name } } } } }");
  const answer = await ask(); // and from now on the key is known
  const statements = await statementsOf(api.dataSource, ask);
  const demandOf = (id: string): any => answer.data.serviceAreas.find((each: any) => each.id === id).demand;
  expect(areas.map((id) => demandOf(id).skills[0].daysAYear)).toEqual([8, 7, 7]);
  // The areas, which day it is, their demands, the calendars, the skills.
  expect(statements).toHaveLength(5);
});

test("of two callers at once, the second changes what the first added", async () => {
  const serviceAreaId = await newArea();
  const key = { serviceAreaId, skillId: routing };
  const later = await overlapping(
    api,
    (tx) => upsertDemand(tx, { ...key, level: SkillLevel.WORKING, daysAYear: 1 }),
    () => upsert({ ...key, level: "WORKING", daysAYear: 2 }),
  );
  expect(later).toMatchObject({ demand: { daysAYear: 2, version: 2 }, userErrors: [] });
  expect(await needs(serviceAreaId)).toHaveLength(1);
});
