import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { Role } from "../../../src/kernel/Role.js";
import { engagementById, EngagementKind } from "../../../src/modules/engagements/Engagement.js";
import { listEngagements } from "../../../src/modules/engagements/engagementQueries.js";
import { recordEngagement, voidEngagement } from "../../../src/modules/engagements/engagementService.js";
import { voidByEngagement } from "../../../src/modules/engagements/EngagementVoid.js";
import { startTestApi, type TestApi } from "../../support/api.js";
import { statementsOf } from "../../support/statements.js";
import { somePartner } from "../evidence/evidenceSamples.js";
import { addArea } from "../offerings/support.js";
import { BASE, INCIDENT, NOBODY, NOW, sendEngagement } from "./engagementSamples.js";

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi({ clock: () => new Date(NOW) });
});
afterAll(() => api.stop());

const record = (input: object) => sendEngagement(api, "Record", input);
const takeBack = (input: object) => sendEngagement(api, "Void", input);

describe("lists", () => {
  const LIST = `query ($id: UUID!, $filter: EngagementFilter) {
    engagements(filter: $filter) { nodes { title } totalCount }
    partner(id: $id) { engagements(first: 2) { nodes { title } totalCount } } }`;

  test("show the latest first, filtered, without what was taken back", async () => {
    const partnerId = await somePartner(api);
    const area = await addArea(api, "Listed");
    const add = (title: string, more: object) => record({ ...BASE, partnerId, title, ...more });
    await add("old", { startedAt: "2026-01-01T00:00:00Z", severity: "SEV1", serviceAreaIds: [area] });
    await add("new", { startedAt: "2026-03-01T00:00:00Z", kind: "PROJECT", serviceAreaIds: [area] });
    const gone = await add("gone", { startedAt: "2026-04-01T00:00:00Z", severity: "SEV1" });
    await takeBack({ id: gone.engagement.id, expectedVersion: 1, reason: "Wrong." });
    const titles = async (filter: object): Promise<string[]> => {
      const variables = { id: partnerId, filter: { partnerId: { eq: partnerId }, ...filter } };
      const { data, errors } = await api.query(LIST, variables, Role.VIEWER);
      expect(errors).toEqual([]);
      expect(data.partner.engagements).toEqual({
        nodes: [{ title: "new" }, { title: "old" }],
        totalCount: 2,
      });
      expect(data.engagements.totalCount).toBe(data.engagements.nodes.length);
      return data.engagements.nodes.map(({ title }: { title: string }) => title);
    };
    expect(await titles({})).toEqual(["new", "old"]);
    expect(await titles({ includeVoided: true })).toEqual(["gone", "new", "old"]);
    expect(await titles({ kind: { eq: "PROJECT" } })).toEqual(["new"]);
    expect(await titles({ severity: { in: ["SEV1"] }, includeVoided: true })).toEqual(["gone", "old"]);
    expect(await titles({ startedAt: { gte: "2026-01-01T00:00:00Z", lt: "2026-03-01T00:00:00Z" } })).toEqual([
      "old",
    ]);
    expect(await titles({ serviceAreaId: { eq: area } })).toEqual(["new", "old"]);
    expect(await titles({ serviceAreaId: { eq: NOBODY } })).toEqual([]);
    expect(await titles({ serviceAreaId: { isNull: true }, includeVoided: true })).toEqual(["gone"]);
    expect(await titles({ serviceAreaId: { isNull: false } })).toEqual(["new", "old"]);
  });

  test("an actor who is bound to one partner sees only that one's, and not who took it back", async () => {
    const [own, other] = [await somePartner(api), await somePartner(api)];
    const make = (partnerId: string, context = api.context()) =>
      context.commit((tx) =>
        recordEngagement(tx, {
          partnerId,
          kind: EngagementKind.PROJECT,
          title: "Scoped",
          startedAt: new Date("2026-01-01T00:00:00Z"),
        }),
      );
    const [mine, theirs] = [await make(own), await make(other)];
    const scoped = api.context({ role: Role.VIEWER, partnerIds: [own] });
    const page = await listEngagements(scoped, { first: 100 }, null);
    expect(page.nodes.map(({ id }) => id)).toEqual([mine.id]);
    expect(await page.totalCount()).toBe(1);
    await expect(scoped.load(engagementById, theirs.id)).rejects.toThrow("no Engagement");
    const bound = api.context({ role: Role.MANAGER, partnerIds: [own] });
    await expect(make(other, bound)).rejects.toMatchObject({ code: "NOT_FOUND" });
    const voiding = { id: mine.id, expectedVersion: 1, reason: "Ours to know." };
    await api.context().commit((tx) => voidEngagement(tx, voiding));
    expect(await api.context().load(voidByEngagement, mine.id)).toMatchObject({ reason: "Ours to know." });
    expect(await bound.load(voidByEngagement, mine.id)).toBeNull();
  });

  test("take one statement for each field, however many engagements there are", async () => {
    const partnerId = await somePartner(api);
    const serviceAreaIds = [await addArea(api, "Counted")];
    const list = `query ($filter: EngagementFilter) { engagements(first: 50, filter: $filter) { nodes {
      title partner { name } serviceAreas { name } promises { kind } voided { reason } externalReferences { id }
      evidence { value promise { kind } engagement { title } } } } }`;
    const variables = { filter: { partnerId: { eq: partnerId } } };
    await api.query(list, variables);
    const count = async (): Promise<number> =>
      (await statementsOf(api.dataSource, () => api.query(list, variables))).length;
    await record({ ...INCIDENT, partnerId, serviceAreaIds });
    const one = await count();
    for (let made = 1; made < 10; made++) await record({ ...INCIDENT, partnerId, serviceAreaIds });
    expect(await count()).toBe(one);
  });
});
