import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { childPage } from "../../../src/kernel/childPages.js";
import { findRecord } from "../../../src/kernel/records.js";
import { Role } from "../../../src/kernel/Role.js";
import { Offering, offeringsByServiceArea } from "../../../src/modules/offerings/Offering.js";
import { listOfferings } from "../../../src/modules/offerings/offeringQueries.js";
import { startTestApi, type Answer, type TestApi } from "../../support/api.js";
import { statementsOf } from "../../support/statements.js";
import { addArea, addPartner, basics, LIST, SAID, send } from "./support.js";

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());

const upsert = async (input: object): Promise<any> => (await send(api, input)).data.offeringUpsert;
const list = async (variables: object): Promise<any> =>
  (await api.query(LIST, variables, Role.VIEWER)).data.offerings;
const names = async (variables: object): Promise<string[]> =>
  (await list(variables)).nodes.map((each: any) => each.name);

describe("lists", () => {
  test("are filtered, ordered by name or date, and paged without loss", async () => {
    const owner = await basics(api);
    const stated = { Delta: "2025-01-01", alpha: "2025-03-01", Charlie: "2025-02-01", Bravo: "2025-02-01" };
    for (const [name, statedOn] of Object.entries(stated))
      await upsert({ ...SAID, ...owner, name, statedOn, supportLevel: name === "Delta" ? "L1" : "L3" });
    const mine = { partnerId: { eq: owner.partnerId } };
    expect(await names({ filter: mine })).toEqual(["alpha", "Bravo", "Charlie", "Delta"]);
    expect(await names({ filter: { ...mine, supportLevel: { in: ["L0", "L1"] } } })).toEqual(["Delta"]);
    expect(await names({ filter: { ...mine, name: { contains: "R" } } })).toEqual(["Bravo", "Charlie"]);
    expect(await names({ filter: { serviceAreaId: { in: [owner.serviceAreaId] } } })).toHaveLength(4);
    const orderBy = { field: "STATED_ON", direction: "DESC" };
    const seen: string[] = [];
    for (let after: string | null = null, more = true; more;) {
      const page = await list({ filter: mine, orderBy, first: 1, after });
      seen.push(...page.nodes.map((each: any) => each.name));
      expect(page.totalCount).toBe(4);
      ({ endCursor: after, hasNextPage: more } = page.pageInfo);
    }
    expect([seen[0], seen.slice(1, 3).sort(), seen[3]]).toEqual(["alpha", ["Bravo", "Charlie"], "Delta"]);
  });

  test.each([{ first: 0 }, { first: 101 }, { after: "rubbish" }, { filter: { name: { eq: null } } }])(
    "refuse %j",
    async (variables) => {
      expect((await api.query(LIST, variables)).errors[0]?.extensions.code).toBe("INVALID");
    },
  );

  test("of 50 partners are read in one statement, their service areas in another", async () => {
    const area = await addArea(api, "Shared by fifty");
    for (let at = 0; at < 50; at++) {
      const partnerId = await addPartner(api, `Fifty ${at}`);
      for (const name of ["One", "Two", "Three"])
        await upsert({ ...SAID, partnerId, serviceAreaId: area, name });
    }
    const document = (
      more: string,
    ): string => `{ partners(first: 50, filter: { name: { contains: "Fifty" } }) {
      nodes { offerings(first: 2) { nodes { name serviceArea { name } } pageInfo { hasNextPage } ${more} } } } }`;
    await api.query(document("")); // the key is known from here on
    let answer: Answer | undefined;
    const ask = (more: string) => async (): Promise<void> => {
      answer = await api.query(document(more));
    };
    const statements = await statementsOf(api.dataSource, ask(""));
    const tables = statements.map((text) => /FROM "(\w+)" t/.exec(text)?.[1]);
    expect(tables).toEqual(["partner", "offering", "service_area"]);
    expect(await statementsOf(api.dataSource, ask("totalCount"))).toHaveLength(4);
    const { nodes } = answer!.data.partners;
    expect(nodes).toHaveLength(50);
    for (const { offerings } of nodes)
      expect(offerings).toEqual({
        nodes: ["One", "Three"].map((name) => ({ name, serviceArea: { name: "Shared by fifty" } })),
        pageInfo: { hasNextPage: true },
        totalCount: 3,
      });
    const { data } = await api.query(
      `{ serviceArea(id: "${area}") { offerings(first: 100) { totalCount nodes { partner { name } } } } }`,
    );
    expect(data.serviceArea.offerings.totalCount).toBe(150);
    expect(data.serviceArea.offerings.nodes).toHaveLength(100);
  });
});

test("an actor who is bound to one partner sees only that one's offerings, by every way", async () => {
  const [own, other] = [await basics(api), await basics(api)];
  const area = { serviceAreaId: own.serviceAreaId };
  const mine = (await upsert({ ...SAID, ...own })).offering;
  const theirs = (await upsert({ ...SAID, ...other, ...area })).offering;
  const scoped = api.context({ role: Role.VIEWER, partnerIds: [own.partnerId] });
  const page = await listOfferings(scoped, { first: 100 }, null, null);
  expect(page.nodes.map(({ id }) => id)).toEqual([mine.id]);
  expect(await page.totalCount()).toBe(1);
  const ofArea = await childPage(scoped, offeringsByServiceArea, own.serviceAreaId, { first: 100 });
  expect(ofArea.nodes.map(({ id }) => id)).toEqual([mine.id]);
  expect(await ofArea.totalCount()).toBe(1);
  expect(await findRecord(scoped, Offering, theirs.id)).toBeNull();
  const staff = await childPage(api.context(), offeringsByServiceArea, own.serviceAreaId, { first: 100 });
  expect(staff.nodes).toHaveLength(2);
});
