import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { Role } from "../../../src/kernel/Role.js";
import { createSkill } from "../../../src/modules/catalog/skillService.js";
import { SkillLevel } from "../../../src/modules/catalog/SkillLevel.js";
import { upsertCapability } from "../../../src/modules/capabilities/holdingService.js";
import { createPerson } from "../../../src/modules/people/peopleService.js";
import { startTestApi, type Answer, type TestApi } from "../../support/api.js";
import { overlapping } from "../../support/overlapping.js";
import { statementsOf } from "../../support/statements.js";

const TODAY = "2026-11-24";
const NOBODY = "0199c0de-0000-7000-8000-00000000dead";
let api: TestApi;
let ada: string;
let skillNumber = 0;
beforeAll(async () => {
  api = await startTestApi({ clock: () => new Date(`${TODAY}T12:00:00Z`) });
  ada = (await api.context().commit((tx) => createPerson(tx, { name: "Ada Low", email: "ada@example.com" })))
    .id;
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

describe("what our people can do", () => {
  test("is counted by skill and level, with who is on call, who was verified, and when", async () => {
    const skillId = await newSkill();
    const one = await upsert({
      holderReference: ask("p-1"),
      skillId,
      level: "EXPERT",
      onCall: true,
      since: "2024-01-01",
      lastUsedOn: "2026-10-01",
      yearlyCost: { amount: "4000", currency: "GBP" },
    });
    expect(one).toMatchObject({
      holding: {
        version: 1,
        level: "EXPERT",
        onCall: true,
        yearlyCost: { amount: "4000.00", currency: "GBP" },
        verifications: [],
        end: null,
      },
      userErrors: [],
    });
    await upsert({ holderReference: ask("p-2"), skillId, level: "EXPERT", since: "2025-06-01" });
    const two = await upsert({ holderReference: ask("p-3"), skillId, level: "WORKING", since: "2025-01-01" });
    const checked = await verify(
      {
        id: one.holding.id,
        expectedVersion: 1,
        verifiedOn: "2026-05-01",
        verifierId: ada,
        note: "Restored a backup.",
      },
      Role.MANAGER,
    );
    expect(checked.holding).toMatchObject({
      version: 2,
      verifications: [
        {
          verifiedOn: "2026-05-01",
          level: "EXPERT",
          note: "Restored a backup.",
          verifier: { name: "Ada Low" },
        },
      ],
    });
    expect(await capability(skillId)).toEqual([
      { level: "WORKING", holders: 1, onCall: 0, verified: 0, lastUsedOn: null, lastVerifiedOn: null },
      {
        level: "EXPERT",
        holders: 2,
        onCall: 1,
        verified: 1,
        lastUsedOn: "2026-10-01",
        lastVerifiedOn: "2026-05-01",
      },
    ]);
    expect(await capability(skillId, "2024-12-31")).toEqual([
      { level: "EXPERT", holders: 1, onCall: 1, verified: 0, lastUsedOn: null, lastVerifiedOn: null },
    ]);
    // Found at a lower level than is claimed now, it proves nothing of the claim.
    await verify({ id: two.holding.id, expectedVersion: 1, verifiedOn: "2026-06-01" });
    await upsert({ holderReference: ask("p-3"), skillId, level: "PRACTITIONER" });
    expect((await capability(skillId))[0]).toMatchObject({ level: "PRACTITIONER", holders: 1, verified: 0 });
  });

  test("ends on a day, which may lie ahead, and can begin again", async () => {
    const skillId = await newSkill();
    const who = { holderReference: ask("leaver"), skillId };
    const { holding } = await upsert({ ...who, level: "EXPERT", since: "2025-01-01" });
    const ended = await end({
      id: holding.id,
      expectedVersion: 1,
      endsOn: "2027-01-01",
      reason: " Retires. ",
    });
    expect(ended.holding.end).toMatchObject({
      endsOn: "2027-01-01",
      reason: "Retires.",
      actorName: "test MANAGER",
    });
    expect(await capability(skillId, "2026-12-31")).toHaveLength(1);
    expect(await capability(skillId, "2027-01-01")).toEqual([]);
    const again = await end({ id: holding.id, expectedVersion: 2, endsOn: "2027-02-01", reason: "No." });
    expect(again.userErrors).toEqual([{ code: "CONFLICT", field: "id" }]);
    // As long as it has not ended, it is this holding that changes.
    expect((await upsert({ ...who, level: "WORKING" })).holding).toMatchObject({
      id: holding.id,
      version: 3,
    });

    const past = await newSkill();
    const first = (await upsert({ ...who, skillId: past, level: "WORKING", since: "2025-01-01" })).holding;
    await end({ id: first.id, expectedVersion: 1, endsOn: "2026-01-01", reason: "Moved away." });
    const late = await verify({ id: first.id, expectedVersion: 2, verifiedOn: "2026-02-01" });
    expect(late.userErrors).toEqual([{ code: "CONFLICT", field: "verifiedOn" }]);
    const second = (await upsert({ ...who, skillId: past, level: "EXPERT", since: "2026-06-01" })).holding;
    expect(second).toMatchObject({ version: 1, end: null });
    expect(second.id).not.toBe(first.id);
    expect((await capability(past, "2026-03-01")).length).toBe(0);
    expect(await capability(past)).toMatchObject([{ level: "EXPERT", holders: 1 }]);
  });

  test("a check that finds another level changes the level", async () => {
    const skillId = await newSkill();
    const { holding } = await upsert({
      holderReference: ask("boaster"),
      skillId,
      level: "EXPERT",
      since: "2026-01-01",
    });
    const { holding: found } = await verify({
      id: holding.id,
      expectedVersion: 1,
      verifiedOn: "2026-02-01",
      level: "WORKING",
    });
    expect(found).toMatchObject({ level: "WORKING", version: 2 });
  });

  test("is listed in pages, by skill and level, each once", async () => {
    const ids = [await newSkill("Paging"), await newSkill("Paging by hand")];
    for (const skillId of ids)
      for (const level of ["EXPERT", "AWARENESS", "WORKING"])
        await upsert({ holderReference: ask(`paged ${level}`), skillId, level });
    const seen: string[] = [];
    for (let after: string | null = null, more = true; more;) {
      const { data }: Answer = await api.query(
        `query ($filter: CapabilityFilter, $after: String) { capabilities(first: 2, after: $after, filter: $filter) {
          nodes { level skill { name } } pageInfo { hasNextPage endCursor } } }`,
        { filter: { skillId: { in: ids } }, after },
      );
      seen.push(...data.capabilities.nodes.map((each: any) => `${each.skill.name}: ${each.level}`));
      ({ hasNextPage: more, endCursor: after } = data.capabilities.pageInfo);
    }
    expect(seen).toEqual([
      ...["Paging: AWARENESS", "Paging: WORKING", "Paging: EXPERT"],
      ...["Paging by hand: AWARENESS", "Paging by hand: WORKING", "Paging by hand: EXPERT"],
    ]);
  });

  test("stands at each skill, in as many statements for many skills as for one", async () => {
    const query = (first: number): string =>
      `{ skills(first: ${first}) { nodes { name capability { level holders yearlyCosts { amount currency } } } } }`;
    const one = await statementsOf(api.dataSource, () => api.query(query(1)));
    let answer: Answer | undefined;
    const many = await statementsOf(api.dataSource, async () => {
      answer = await api.query(query(20));
    });
    expect(answer!.data.skills.nodes.length).toBeGreaterThan(3);
    expect(many.length).toBe(one.length);
    const first = answer!.data.skills.nodes.find(({ name }: any) => name === "Skill 1");
    expect(first.capability).toEqual([
      { level: "PRACTITIONER", holders: 1, yearlyCosts: [] },
      { level: "EXPERT", holders: 2, yearlyCosts: [{ amount: "4000.00", currency: "GBP" }] },
    ]);
  });
});

describe("who it is", () => {
  test("is opaque to everybody, and an administrator's to know", async () => {
    const skillId = await newSkill();
    const { holding } = await upsert({ holderReference: ask("ada"), skillId, level: "EXPERT" });
    const identify = async (input: object, role: Role): Promise<any> =>
      api.query(
        `mutation ($input: CapabilityHolderIdentifyInput!) { capabilityHolderIdentify(input: $input) {
          holder { id version person { name } } userErrors { code field } } }`,
        { input },
        role,
      );
    const input = { holderId: holding.holder.id, expectedVersion: 1, personId: ada };
    expect((await identify(input, Role.MANAGER)).errors[0].extensions.code).toBe("FORBIDDEN");
    expect((await identify(input, Role.ADMIN)).data.capabilityHolderIdentify).toMatchObject({
      holder: { version: 2, person: { name: "Ada Low" } },
      userErrors: [],
    });
    const stranger = { ...input, expectedVersion: 2, personId: NOBODY };
    expect((await identify(stranger, Role.ADMIN)).data.capabilityHolderIdentify.userErrors).toEqual([
      { code: "NOT_FOUND", field: "personId" },
    ]);

    const list = (what: string, role: Role): Promise<Answer> =>
      api.query(
        `{ skillHoldings(filter: { skillId: { eq: "${skillId}" } }) { nodes { ${what} } } }`,
        {},
        role,
      );
    for (const role of [Role.VIEWER, Role.REVIEWER, Role.MANAGER])
      expect((await list("level", role)).errors[0]?.extensions.code).toBe("FORBIDDEN");
    const { data } = await list("holder { person { name } externalReferences { id } }", Role.ADMIN);
    expect(data.skillHoldings.nodes).toEqual([
      { holder: { person: { name: "Ada Low" }, externalReferences: [{ id: "ada" }] } },
    ]);
  });

  test.each(["person { name }", "externalReferences { id }"])(
    "a manager who says what somebody can do does not get %s back",
    async (field) => {
      const skillId = await newSkill();
      const { data, errors } = await api.query(
        `mutation ($input: CapabilityUpsertInput!) { capabilityUpsert(input: $input) { holding { holder { ${field} } } } }`,
        { input: { holderReference: ask("ada"), skillId, level: "EXPERT" } },
        Role.MANAGER,
      );
      expect([data, errors[0]?.extensions.code]).toEqual([undefined, "FORBIDDEN"]);
      expect(await capability(skillId)).toEqual([]);
    },
  );

  test("what a skill costs is a manager's to know", async () => {
    const query = "{ capabilities(first: 1) { nodes { yearlyCosts { amount } } } }";
    expect((await api.query(query, {}, Role.VIEWER)).errors[0]?.extensions.code).toBe("FORBIDDEN");
    expect((await api.query(query, {}, Role.MANAGER)).errors).toEqual([]);
  });

  test("a partner's key sees none of it", async () => {
    const skillId = await newSkill();
    await upsert({ holderReference: ask("ada"), skillId, level: "EXPERT" });
    const outside = api.context({ partnerIds: [NOBODY] });
    const { listCapabilities } = await import("../../../src/modules/capabilities/capabilityQueries.js");
    expect((await listCapabilities(outside, {}, TODAY, null)).nodes).toEqual([]);
    expect((await listCapabilities(api.context(), {}, TODAY, null)).nodes.length).toBeGreaterThan(0);
  });
});

test("of two callers at once, the second changes what the first added", async () => {
  const skillId = await newSkill();
  const who = { holderReference: { system: "hr", id: "crowded" }, skillId };
  const later = await overlapping(
    api,
    (tx) => upsertCapability(tx, { ...who, level: SkillLevel.WORKING }),
    () => upsert({ ...who, level: "EXPERT" }),
  );
  expect(later).toMatchObject({ holding: { level: "EXPERT", version: 2 }, userErrors: [] });
  expect(await capability(skillId)).toMatchObject([{ level: "EXPERT", holders: 1 }]);
});
