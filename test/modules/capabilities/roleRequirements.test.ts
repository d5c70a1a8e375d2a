import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { Role } from "../../../src/kernel/Role.js";
import { createSkill } from "../../../src/modules/catalog/skillService.js";
import { startTestApi, type Answer, type TestApi } from "../../support/api.js";
import { countsOf, everything, importTexts } from "../imports/importSamples.js";

const NOBODY = "0199c0de-0000-7000-8000-00000000dead";
let api: TestApi;
let testing: string;
beforeAll(async () => {
  api = await startTestApi();
  testing = (await api.context().commit((tx) => createSkill(tx, { name: "Load testing", group: "Quality" })))
    .id;
});
afterAll(() => api.stop());

const send = (input: object, role = Role.MANAGER): Promise<Answer> =>
  api.query(
    `mutation ($input: RoleRequirementUpsertInput!) { roleRequirementUpsert(input: $input) {
      roleRequirement { id version family role grade level skill { name } } userErrors { code field } } }`,
    { input },
    role,
  );
const upsert = async (input: object): Promise<any> => (await send(input)).data.roleRequirementUpsert;
const ofRole = async (role: string): Promise<any[]> =>
  (
    await api.query(
      `query ($filter: RoleRequirementFilter) { roleRequirements(first: 100, filter: $filter) {
        nodes { family grade level skill { name group } } } }`,
      { filter: { role: { eq: role } } },
      Role.VIEWER,
    )
  ).data.roleRequirements.nodes;

describe("the framework's file", () => {
  const HEAD = "role_family,role,role_level,skill,skill_level";
  const take = async (...rows: string[]): Promise<any> =>
    importTexts(api, "ddat-role-requirements", [[HEAD, ...rows, ""].join("\n")]);
  const JUNIOR = "Data,Data analyst,Junior data analyst,Load testing,Awareness";
  const SENIOR = "Data,Data analyst,Senior data analyst,Load testing,Expert";
  const OTHER = "Data,Data analyst,Senior data analyst,Statistics,Practitioner";

  test("becomes requirements, each once, and the second time nothing changes", async () => {
    expect(countsOf(await take(JUNIOR, SENIOR, OTHER, SENIOR))).toEqual([3, 0, 1, 0]);
    expect(await ofRole("Data analyst")).toEqual([
      {
        family: "Data",
        grade: "Junior data analyst",
        level: "AWARENESS",
        skill: { name: "Load testing", group: "Quality" },
      },
      {
        family: "Data",
        grade: "Senior data analyst",
        level: "EXPERT",
        skill: { name: "Load testing", group: "Quality" },
      },
      {
        family: "Data",
        grade: "Senior data analyst",
        level: "PRACTITIONER",
        skill: { name: "Statistics", group: null },
      },
    ]);
    const before = await everything(api);
    expect(countsOf(await take(JUNIOR, SENIOR, OTHER, SENIOR))).toEqual([0, 0, 4, 0]);
    expect(await everything(api)).toEqual(before);
  });

  test("changes the level where it says another, and rejects what contradicts itself or is no level", async () => {
    expect(countsOf(await take(JUNIOR.replace("Awareness", "Working"), SENIOR))).toEqual([0, 1, 1, 0]);
    expect((await ofRole("Data analyst"))[0]).toMatchObject({ level: "WORKING" });
    const before = await everything(api);
    const twice = await take(
      SENIOR,
      SENIOR.replace("Load testing", "Load-testing").replace("Expert", "Working"),
    );
    expect(countsOf(twice)).toEqual([0, 0, 0, 2]);
    expect(countsOf(await take(SENIOR.replace("Expert", "Godlike")))).toEqual([0, 0, 0, 1]);
    expect(await everything(api)).toEqual(before);
  });
});

test("a requirement is added once, and changed by role, grade and skill, and by id", async () => {
  const input = { role: "Site engineer", grade: "Lead", skillId: testing, level: "WORKING" };
  const { roleRequirement } = await upsert({ ...input, family: "Operations" });
  expect(roleRequirement).toMatchObject({ version: 1, family: "Operations", level: "WORKING" });
  expect((await upsert({ ...input, role: "site ENGINEER", level: "EXPERT" })).roleRequirement).toMatchObject({
    id: roleRequirement.id,
    version: 2,
    role: "site ENGINEER",
    family: "Operations",
    level: "EXPERT",
  });
  const byId = { id: roleRequirement.id, expectedVersion: 2, grade: "Head" };
  expect((await upsert({ ...input, ...byId, family: null })).roleRequirement).toMatchObject({
    version: 3,
    grade: "Head",
    family: null,
  });
});

test("many requirements at once", async () => {
  const row = { role: "Bulk engineer", grade: "Lead", skillId: testing, level: "WORKING" };
  const { data } = await api.query(
    `mutation ($input: RoleRequirementsUpsertInput!) { roleRequirementsUpsert(input: $input) {
      results { outcome } userErrors { code field } } }`,
    { input: { rows: [row, { ...row, grade: " " }], onRejection: "REJECT_FAILED" } },
    Role.MANAGER,
  );
  expect(data.roleRequirementsUpsert).toEqual({
    results: [{ outcome: "CREATED" }, { outcome: "REJECTED" }],
    userErrors: [{ code: "INVALID", field: "rows.1.grade" }],
  });
});

describe("refused, with nothing stored", () => {
  test.each([
    [{ id: null }, "INVALID", "id"],
    [{ expectedVersion: null }, "INVALID", "expectedVersion"],
    [{ role: " " }, "INVALID", "role"],
    [{ grade: "x".repeat(201) }, "INVALID", "grade"],
    [{ family: "x".repeat(201) }, "INVALID", "family"],
    [{ skillId: NOBODY }, "NOT_FOUND", "skillId"],
    [{ expectedVersion: 4 }, "CONFLICT", "expectedVersion"],
  ])("%j", async (wrong, code, field) => {
    const { userErrors } = await upsert({
      role: "Wrong",
      grade: "Wrong",
      skillId: testing,
      level: "EXPERT",
      ...wrong,
    });
    expect(userErrors).toEqual([{ code, field }]);
    expect(await ofRole("Wrong")).toEqual([]);
  });

  test.each([Role.VIEWER, Role.REVIEWER])("the role %s", async (role) => {
    const input = { role: "Wrong", grade: "Wrong", skillId: testing, level: "EXPERT" };
    expect((await send(input, role)).errors[0]?.extensions.code).toBe("FORBIDDEN");
    expect(await ofRole("Wrong")).toEqual([]);
  });
});
