import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { Role } from "../../../src/kernel/Role.js";
import { createSkill } from "../../../src/modules/catalog/skillService.js";
import { startTestApi, type TestApi } from "../../support/api.js";

const TODAY = "2026-11-24";
const NOBODY = "0199c0de-0000-7000-8000-00000000dead";
let api: TestApi;
let skillNumber = 0;
beforeAll(async () => {
  api = await startTestApi({ clock: () => new Date(`${TODAY}T12:00:00Z`) });
});
afterAll(() => api.stop());

const newSkill = async (name = `Skill ${++skillNumber}`): Promise<string> =>
  (await api.context().commit((tx) => createSkill(tx, { name }))).id;

const FIELDS = `id version level onCall since lastUsedOn yearlyCost { amount currency } skill { id } holder { id }
  verifications { verifiedOn level note actorName verifier { name } } end { endsOn reason actorName }`;
const change =
  (name: string) =>
  async (input: object, role = Role.MANAGER): Promise<any> => {
    const type = name[0]!.toUpperCase() + name.slice(1);
    const { data, errors } = await api.query(
      `mutation ($input: ${type}Input!) { ${name}(input: $input) { holding { ${FIELDS} } userErrors { code field } } }`,
      { input },
      role,
    );
    return data?.[name] ?? errors;
  };
const [upsert, verify, end] = ["capabilityUpsert", "capabilityVerify", "capabilityEnd"].map(change) as [
  any,
  any,
  any,
];

const ask = (id: string): object => ({ system: "hr", id });
const capability = async (skillId: string, asOf?: string, role = Role.VIEWER): Promise<any[]> => {
  const { data } = await api.query(
    `query ($filter: CapabilityFilter, $asOf: LocalDate) { capabilities(filter: $filter, asOf: $asOf) { totalCount
      nodes { level holders onCall verified lastUsedOn lastVerifiedOn skill { id } } } }`,
    { filter: { skillId: { eq: skillId } }, asOf },
    role,
  );
  expect(data.capabilities.totalCount).toBe(data.capabilities.nodes.length);
  return data.capabilities.nodes.map(({ skill, ...rest }: any) => (expect(skill.id).toBe(skillId), rest));
};

describe("refused, with nothing stored", () => {
  const money = (amount: string): object => ({ amount, currency: "EUR" });
  test.each([
    [{ id: null }, "INVALID", "id"],
    [{ expectedVersion: null }, "INVALID", "expectedVersion"],
    [{ holderReference: undefined }, "INVALID", "holderId"],
    [{ holderId: NOBODY }, "INVALID", "holderId"],
    [{ holderReference: undefined, holderId: NOBODY }, "NOT_FOUND", "holderId"],
    [{ holderReference: null }, "INVALID", "holderReference"],
    [{ holderReference: { system: " ", id: "x" } }, "INVALID", "holderReference"],
    [{ holderReference: { system: "hr", id: "x".repeat(201) } }, "INVALID", "externalReferences.0.id"],
    [{ skillId: NOBODY }, "NOT_FOUND", "skillId"],
    [{ onCall: null }, "INVALID", "onCall"],
    [{ since: null }, "INVALID", "since"],
    [{ since: "2026-11-25" }, "INVALID", "since"],
    [{ since: "1899-12-31" }, "INVALID", "since"],
    [{ lastUsedOn: "2026-11-25" }, "INVALID", "lastUsedOn"],
    [{ yearlyCost: money("-1") }, "INVALID", "yearlyCost.amount"],
    [{ externalReferences: null }, "INVALID", "externalReferences"],
    [{ expectedVersion: 1 }, "CONFLICT", "expectedVersion"],
  ])("%j", async (wrong, code, field) => {
    const skillId = await newSkill();
    const before = await api.dataSource.query("SELECT count(*) FROM skill_holder");
    const { holding, userErrors } = await upsert({
      holderReference: ask("wrong"),
      skillId,
      level: "WORKING",
      ...wrong,
    });
    expect([holding, userErrors]).toEqual([null, [{ code, field }]]);
    expect(await capability(skillId)).toEqual([]);
    expect(await api.dataSource.query("SELECT count(*) FROM skill_holder")).toEqual(before);
  });

  test.each([
    ["verify", { verifiedOn: "2026-11-25" }, "INVALID", "verifiedOn"],
    ["verify", { verifiedOn: "2025-12-31" }, "INVALID", "verifiedOn"],
    ["verify", { verifiedOn: TODAY, level: null }, "INVALID", "level"],
    ["verify", { verifiedOn: TODAY, verifierId: NOBODY }, "NOT_FOUND", "verifierId"],
    ["verify", { verifiedOn: TODAY, note: "x".repeat(10_001) }, "INVALID", "note"],
    ["verify", { verifiedOn: TODAY, expectedVersion: 7 }, "CONFLICT", "expectedVersion"],
    ["verify", { verifiedOn: TODAY, id: NOBODY }, "NOT_FOUND", "id"],
    ["end", { endsOn: "2025-12-31", reason: "Gone." }, "INVALID", "endsOn"],
    ["end", { endsOn: TODAY, reason: " " }, "INVALID", "reason"],
    ["end", { endsOn: TODAY, reason: "Gone.", expectedVersion: 7 }, "CONFLICT", "expectedVersion"],
    ["end", { endsOn: TODAY, reason: "Gone.", id: NOBODY }, "NOT_FOUND", "id"],
  ])("%s %j", async (verb, wrong, code, field) => {
    const skillId = await newSkill();
    const { holding } = await upsert({
      holderReference: ask("checked"),
      skillId,
      level: "EXPERT",
      since: "2026-01-01",
    });
    const { userErrors } = await (verb === "end" ? end : verify)({
      id: holding.id,
      expectedVersion: 1,
      ...wrong,
    });
    expect(userErrors).toEqual([{ code, field }]);
    expect(await capability(skillId)).toMatchObject([{ holders: 1, verified: 0 }]);
    expect(
      (await upsert({ holderReference: ask("checked"), skillId, level: "EXPERT" })).holding.version,
    ).toBe(2);
  });

  test("another holder or skill for a holding that exists", async () => {
    const [skillId, other] = [await newSkill(), await newSkill()];
    const { holding } = await upsert({ holderReference: ask("fixed"), skillId, level: "EXPERT" });
    const change = { id: holding.id, expectedVersion: 1, level: "EXPERT" };
    for (const wrong of [
      { holderReference: ask("fixed"), skillId: other },
      { holderReference: ask("another"), skillId },
    ])
      expect((await upsert({ ...change, ...wrong })).userErrors).toEqual([{ code: "CONFLICT", field: "id" }]);
    expect(await capability(other)).toEqual([]);
  });
});

describe("many at once", () => {
  test("one wrong row of an upsert stops all, or itself alone", async () => {
    const skillId = await newSkill();
    const rows = [
      { holderReference: ask("b-1"), skillId, level: "EXPERT" },
      { holderReference: ask("b-2"), skillId: NOBODY, level: "EXPERT" },
    ];
    const send = async (onRejection: string): Promise<any> =>
      (
        await api.query(
          `mutation ($input: CapabilitiesUpsertInput!) { capabilitiesUpsert(input: $input) {
            results { outcome } userErrors { code field } } }`,
          { input: { rows, onRejection } },
          Role.MANAGER,
        )
      ).data.capabilitiesUpsert;
    const userErrors = [{ code: "NOT_FOUND", field: "rows.1.skillId" }];
    expect(await send("REJECT_ALL")).toEqual({
      results: [{ outcome: "NOT_STORED" }, { outcome: "REJECTED" }],
      userErrors,
    });
    expect(await capability(skillId)).toEqual([]);
    expect(await send("REJECT_FAILED")).toEqual({
      results: [{ outcome: "CREATED" }, { outcome: "REJECTED" }],
      userErrors,
    });
    expect(await capability(skillId)).toMatchObject([{ holders: 1 }]);
  });

  test("checks and ends have a bulk form too", async () => {
    const skillId = await newSkill();
    const rows: any[] = [];
    for (const id of ["c-1", "c-2"])
      rows.push(
        (await upsert({ holderReference: ask(id), skillId, level: "EXPERT", since: "2026-01-01" })).holding,
      );
    const send = async (name: string, version: number, extra: object): Promise<any> => {
      const type = name[0]!.toUpperCase() + name.slice(1);
      const input = { rows: rows.map(({ id }) => ({ id, expectedVersion: version, ...extra })) };
      const document = `mutation ($input: ${type}Input!) { ${name}(input: $input) { results { outcome } } }`;
      return (await api.query(document, { input }, Role.MANAGER)).data[name].results;
    };
    const updated = [{ outcome: "UPDATED" }, { outcome: "UPDATED" }];
    expect(await send("capabilitiesVerify", 1, { verifiedOn: TODAY })).toEqual(updated);
    expect(await capability(skillId)).toMatchObject([{ holders: 2, verified: 2 }]);
    expect(await send("capabilitiesEnd", 2, { endsOn: TODAY, reason: "Sold." })).toEqual(updated);
    expect(await capability(skillId)).toEqual([]);
  });
});
