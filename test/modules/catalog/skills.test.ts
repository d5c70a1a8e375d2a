import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { Role } from "../../../src/kernel/Role.js";
import { upsertSkill } from "../../../src/modules/catalog/skillService.js";
import { startTestApi, type Answer, type TestApi } from "../../support/api.js";
import { overlapping } from "../../support/overlapping.js";

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());

const NOBODY = "0199c0de-0000-7000-8000-00000000dead";
const send = (input: object, role = Role.MANAGER): Promise<Answer> =>
  api.query(
    `mutation ($input: SkillUpsertInput!) { skillUpsert(input: $input) {
      skill { id name group description version externalReferences { system id } } userErrors { code field } } }`,
    { input },
    role,
  );
const upsert = async (input: object): Promise<any> => (await send(input)).data.skillUpsert;
const skills = async (filter: object): Promise<string[]> =>
  (
    await api.query(
      `query ($filter: SkillFilter) { skills(first: 100, filter: $filter) { nodes { name } } }`,
      { filter },
      Role.VIEWER,
    )
  ).data.skills.nodes.map((each: any) => each.name);

test("a skill is added once, and changed by reference, by name and by id", async () => {
  const reference = { system: "hr", id: "s1" };
  const { skill } = await upsert({
    name: "Routing",
    group: "Networks",
    description: "Moves packets.",
    externalReferences: [reference],
  });
  expect(skill).toMatchObject({ name: "Routing", group: "Networks", version: 1 });
  const byReference = await upsert({ name: "IP routing", externalReferences: [reference] });
  expect(byReference.skill).toMatchObject({
    id: skill.id,
    name: "IP routing",
    group: "Networks",
    version: 2,
  });
  const byName = await upsert({ name: "ip-routing", group: null });
  expect(byName.skill).toMatchObject({ id: skill.id, name: "ip-routing", group: null, version: 3 });
  const byId = await upsert({ id: skill.id, expectedVersion: 3, name: "Routing protocols" });
  expect(byId.skill).toMatchObject({ name: "Routing protocols", description: "Moves packets.", version: 4 });
});

test("C, C++ and C# are three skills", async () => {
  for (const name of ["C", "C++", "C#"]) await upsert({ name, group: "Languages" });
  expect(await skills({ group: { eq: "Languages" } })).toEqual(["C", "C#", "C++"]);
  expect(await skills({ group: { eq: "Languages" }, name: { contains: "+" } })).toEqual(["C++"]);
});

describe("refused, with nothing stored", () => {
  test("an id that exists without a version, and a version that is stale", async () => {
    const { skill } = await upsert({ name: "Storage" });
    expect((await upsert({ id: skill.id, name: "Storages" })).userErrors).toEqual([
      { code: "INVALID", field: "expectedVersion" },
    ]);
    expect(await upsert({ id: skill.id, name: "Storages", expectedVersion: 9 })).toMatchObject({
      skill: { name: "Storage", version: 1 },
      userErrors: [{ code: "CONFLICT", field: "expectedVersion" }],
    });
  });

  test("another id for a skill that exists, and the name of another", async () => {
    const { skill } = await upsert({ name: "Tapes" });
    await upsert({ name: "Disks" });
    const id = "0199c0de-0000-7000-8000-00000000beef";
    expect((await upsert({ id, name: "tapes" })).userErrors).toEqual([{ code: "CONFLICT", field: "id" }]);
    expect((await upsert({ id: skill.id, expectedVersion: 1, name: "disks" })).userErrors).toEqual([
      { code: "CONFLICT", field: "name" },
    ]);
    expect((await upsert({ id, expectedVersion: 1, name: "Drums" })).userErrors).toEqual([
      { code: "CONFLICT", field: "expectedVersion" },
    ]);
    expect(await skills({ name: { in: ["Tapes", "Disks", "Drums"] } })).toEqual(["Disks", "Tapes"]);
  });

  test.each([
    [{ name: "" }, "name"],
    [{ group: "x".repeat(201) }, "group"],
    [{ description: "x".repeat(10_001) }, "description"],
    [{ id: null }, "id"],
    [{ expectedVersion: null }, "expectedVersion"],
    [{ externalReferences: null }, "externalReferences"],
  ])("%j", async (wrong, field) => {
    const { skill, userErrors } = await upsert({ name: "Wrong skill", ...wrong });
    expect(skill).toBeNull();
    expect(userErrors).toEqual([{ code: "INVALID", field }]);
    expect(await skills({ name: { contains: "wrong" } })).toEqual([]);
  });

  test.each([Role.VIEWER, Role.REVIEWER])("the role %s", async (role) => {
    expect((await send({ name: "Forbidden" }, role)).errors[0]?.extensions.code).toBe("FORBIDDEN");
    expect(await skills({ name: { eq: "Forbidden" } })).toEqual([]);
  });
});

test("a new skill takes the id that the caller chose", async () => {
  expect((await upsert({ id: NOBODY, name: "Chosen" })).skill.id).toBe(NOBODY);
});

test("of two callers at once, the second changes what the first added", async () => {
  const later = await overlapping(
    api,
    (tx) => upsertSkill(tx, { name: "Crowded" }),
    () => upsert({ name: "crowded", group: "Later" }),
  );
  expect(later).toMatchObject({ skill: { group: "Later", version: 2 }, userErrors: [] });
  expect(await skills({ name: { contains: "crowded" } })).toHaveLength(1);
});
