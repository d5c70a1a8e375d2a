import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { v7 as uuidv7 } from "uuid";
import { parseQuarter } from "../../../src/kernel/Quarter.js";
import { Role } from "../../../src/kernel/Role.js";
import { evidenceByKey, listEvidence } from "../../../src/modules/evidence/evidenceLists.js";
import {
  crisisEvents,
  rowsOfQuarter,
  statisticsAsOf,
} from "../../../src/modules/evidence/evidenceQueries.js";
import {
  recordEvidence,
  voidEvidence,
  type NewEvidence,
} from "../../../src/modules/evidence/evidenceService.js";
import { startTestApi, type TestApi } from "../../support/api.js";
import { crisis, routine, somePartner } from "./evidenceSamples.js";

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());

const record = (...rows: NewEvidence[]): Promise<void> =>
  api.context().commit((tx) => recordEvidence(tx, rows));
const LIST = `query ($filter: EvidenceFilter, $after: String) { evidence(first: 3, after: $after, filter: $filter) {
  nodes { quarter dimension crisisKind failure source sourceKind value weight occurredOn voidedAt voidReason partner { id } }
  pageInfo { hasNextPage endCursor } totalCount } }`;
const list = async (filter: object): Promise<{ nodes: any[]; totalCount: number }> => {
  const nodes: any[] = [];
  for (let after: string | null = null; ;) {
    const { data, errors } = await api.query(LIST, { filter, after });
    expect(errors).toEqual([]);
    nodes.push(...data.evidence.nodes);
    if (!data.evidence.pageInfo.hasNextPage) return { nodes, totalCount: data.evidence.totalCount };
    after = data.evidence.pageInfo.endCursor;
  }
};

describe("the list", () => {
  test("shows the latest first, each with what explains it", async () => {
    const partner = await somePartner(api);
    await record(
      routine(partner, "DELIVERY", { on: "2025-12-31", value: 0.25 }),
      crisis(partner, "SEV1", { on: "2026-02-01", value: 0, failure: "NO_SHOW" }),
    );
    const { nodes } = await list({ partnerId: { eq: partner } });
    const common = {
      voidedAt: null,
      voidReason: null,
      partner: { id: partner },
      source: "import:deliveries",
    };
    expect(nodes).toEqual([
      {
        ...common,
        quarter: "2026-Q1",
        dimension: null,
        crisisKind: "SEV1",
        failure: "NO_SHOW",
        sourceKind: "AUTOMATED",
        value: 0,
        weight: 1.5,
        occurredOn: "2026-02-01",
      },
      {
        ...common,
        quarter: "2025-Q4",
        dimension: "DELIVERY",
        crisisKind: null,
        failure: null,
        sourceKind: "AUTOMATED",
        value: 0.25,
        weight: 1,
        occurredOn: "2025-12-31",
      },
    ]);
  });

  test("pages over the partitions show every row once", async () => {
    const partner = await somePartner(api);
    const days = [
      "2023-01-01",
      "2024-06-30",
      "2024-07-01",
      "2026-01-01",
      "2025-01-01",
      "2026-01-01",
      "2026-01-01",
    ];
    await record(...days.map((on) => routine(partner, "VALUE", { on })));
    const { nodes, totalCount } = await list({ partnerId: { eq: partner } });
    expect(nodes.map(({ occurredOn }) => occurredOn)).toEqual([...days].sort().reverse());
    expect(totalCount).toBe(7);
  });

  test("is filtered by dimension, quarter, source and crisis", async () => {
    const partner = await somePartner(api);
    await record(
      routine(partner, "VALUE", { on: "2024-03-31" }),
      routine(partner, "DELIVERY", { on: "2024-04-01" }),
      crisis(partner, "SEV2", { on: "2024-07-01" }),
    );
    const days = async (filter: object) =>
      (await list({ partnerId: { in: [partner] }, ...filter })).nodes.map(({ occurredOn }) => occurredOn);
    expect(await days({ quarter: { gte: "2024-Q2" } })).toEqual(["2024-07-01", "2024-04-01"]);
    expect(await days({ quarter: { lt: "2024-Q2" } })).toEqual(["2024-03-31"]);
    expect(await days({ quarter: { eq: "2024-Q2" } })).toEqual(["2024-04-01"]);
    expect(await days({ dimension: { eq: "VALUE" } })).toEqual(["2024-03-31"]);
    expect(await days({ crisisKind: { in: ["SEV1", "SEV2"] } })).toEqual(["2024-07-01"]);
    expect(await days({ sourceKind: { eq: "INTERNAL" } })).toEqual([]);
  });

  test("leaves out what was taken back, unless it is asked for", async () => {
    const partner = await somePartner(api);
    const reviewId = uuidv7();
    await record(routine(partner, "VALUE", { reviewId }));
    await api.context().commit((tx) => voidEvidence(tx, { reviewId }, "The wrong partner."));
    expect((await list({ partnerId: { eq: partner } })).nodes).toEqual([]);
    const { nodes } = await list({ partnerId: { eq: partner }, includeVoided: true });
    expect(nodes).toMatchObject([{ voidReason: "The wrong partner.", voidedAt: expect.any(String) }]);
  });

  test("an actor who is bound to one partner sees only that one's, in every query", async () => {
    const own = await somePartner(api);
    const other = await somePartner(api);
    await record(...[own, other].flatMap((id) => [routine(id, "VALUE"), crisis(id, "SEV1")]));
    const scoped = api.context({ role: Role.VIEWER, partnerIds: [own] });
    const page = await listEvidence(scoped, { first: 100 }, null);
    expect(page.nodes.map(({ partnerId }) => partnerId)).toEqual([own, own]);
    expect(await page.totalCount()).toBe(2);
    const quarter = parseQuarter("2026-Q2");
    expect([...(await statisticsAsOf(scoped, null, quarter)).keys()]).toEqual([own]);
    expect([...(await statisticsAsOf(scoped, [own, other], quarter, "2026-05-30")).keys()]).toEqual([own]);
    expect([...(await crisisEvents(scoped, [own, other], quarter)).keys()]).toEqual([own]);
    expect(await rowsOfQuarter(scoped, other, quarter)).toEqual([]);
    const [hidden] = await rowsOfQuarter(api.context(), other, quarter);
    await expect(scoped.load(evidenceByKey, { id: hidden!.id, quarter })).rejects.toThrow("no evidence");
    expect(await api.context().load(evidenceByKey, { id: hidden!.id, quarter })).toMatchObject({
      partnerId: other,
    });
  });
});

describe("the ledger", () => {
  test.each(["1989-12-31", "2101-01-01"])("has no room for %s, and says so at the field", async (on) => {
    const partner = await somePartner(api);
    const write = record(routine(partner, "VALUE"), {
      ...routine(partner, "VALUE", { on }),
      field: "reviewedOn",
    });
    await expect(write).rejects.toMatchObject({ problems: [{ code: "INVALID", field: "reviewedOn" }] });
    expect((await list({ partnerId: { eq: partner }, includeVoided: true })).nodes).toEqual([]);
  });

  test("takes what happened in its first and last days", async () => {
    const partner = await somePartner(api);
    await record(
      routine(partner, "VALUE", { on: "1990-01-01" }),
      routine(partner, "VALUE", { on: "2100-12-31" }),
    );
    const { nodes } = await list({ partnerId: { eq: partner } });
    expect(nodes.map(({ quarter }) => quarter)).toEqual(["2100-Q4", "1990-Q1"]);
  });

  test("takes nothing of a partner that does not exist", async () => {
    await expect(record(routine(uuidv7(), "VALUE"))).rejects.toMatchObject({ code: "INVALID" });
    await expect(record(crisis(uuidv7(), "SEV1"))).rejects.toMatchObject({ code: "INVALID" });
  });

  test("refuses a value out of range", async () => {
    const partner = await somePartner(api);
    await expect(record(routine(partner, "VALUE", { value: 1.01 }))).rejects.toMatchObject({
      code: "INVALID",
    });
  });

  test("voids once: the first reason stays", async () => {
    const partner = await somePartner(api);
    const engagementId = uuidv7();
    await record(crisis(partner, "SEV1", { engagementId }));
    for (const reason of ["first", "second"])
      await api.context().commit((tx) => voidEvidence(tx, { engagementId }, reason));
    const { nodes } = await list({ partnerId: { eq: partner }, includeVoided: true });
    expect(nodes).toMatchObject([{ voidReason: "first" }]);
  });
});

describe("the partitions", () => {
  test("of new years are made by writers at once, and none fails", async () => {
    const partners = await Promise.all(Array.from({ length: 20 }, () => somePartner(api)));
    const years = [2001, 2002, 2003, 2004];
    await Promise.all(
      partners.map((partner, at) => {
        const shuffled = at % 2 === 0 ? years : [...years].reverse();
        return record(...shuffled.map((year) => routine(partner, "VALUE", { on: `${year}-05-05` })));
      }),
    );
    const { totalCount } = await list({ quarter: { gte: "2001-Q1", lt: "2005-Q1" } });
    expect(totalCount).toBe(80);
  });

  test("leave with the transaction that made them", async () => {
    const partner = await somePartner(api);
    const write = api.context().commit(async (tx) => {
      await recordEvidence(tx, [routine(partner, "VALUE", { on: "2011-01-01" })]);
      throw new Error("changed its mind");
    });
    await expect(write).rejects.toThrow("changed its mind");
    await record(routine(partner, "VALUE", { on: "2011-01-01" }));
    expect((await list({ partnerId: { eq: partner } })).totalCount).toBe(1);
  });

  test("do not show in the comparison of model and database, and go down and up with it", async () => {
    const other = await startTestApi();
    const partner = await somePartner(other);
    await other.context().commit((tx) => recordEvidence(tx, [routine(partner, "VALUE")]));
    const difference = async () => {
      const { upQueries } = await other.dataSource.driver.createSchemaBuilder().log();
      return upQueries.map(({ query }) => query);
    };
    expect(await difference()).toEqual([]);
    for (const _each of other.dataSource.migrations) await other.dataSource.undoLastMigration();
    await other.dataSource.runMigrations();
    expect(await difference()).toEqual([]);
    await other.stop();
  });
});
