import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { createContact, createPartner } from "../../src/modules/partners/partnerService.js";
import { createServiceArea } from "../../src/modules/catalog/serviceAreaService.js";
import { createOffering } from "../../src/modules/offerings/offeringService.js";
import { Criticality } from "../../src/modules/catalog/Criticality.js";
import { SupportLevel } from "../../src/modules/catalog/SupportLevel.js";
import { publishQuarter } from "../../src/modules/scorecards/publicationService.js";
import { parseQuarter } from "../../src/kernel/Quarter.js";
import { startTestApi, type TestApi } from "../support/api.js";
import { statementsOf } from "../support/statements.js";

const PARTNERS = 60;
let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
  await api.context().commit(async (tx) => {
    const area = await createServiceArea(tx, {
      name: "Network",
      criticality: Criticality.HIGH,
      supportLevel: SupportLevel.L2,
    });
    for (let each = 0; each < PARTNERS; each++) {
      const partner = await createPartner(tx, { name: `Partner ${each}` });
      await createContact(tx, { partnerId: partner.id, name: "Somebody" });
      for (const name of ["Operation", "Support", "Advice"])
        await createOffering(tx, {
          partnerId: partner.id,
          serviceAreaId: area.id,
          name,
          supportLevel: SupportLevel.L2,
          statedOn: "2026-01-01",
        });
    }
  });
  await api.context().commit((tx) => publishQuarter(tx, parseQuarter("2026-Q1")));
});
afterAll(() => api.stop());

const query = (first: number): string => `{ partners(first: ${first}) { nodes {
  name contacts { name } offerings(first: 5) { nodes { name supportLevel } } latestScorecard { lower standing dimensions { score } } } } }`;

describe("partners with offerings, contacts and latest scorecard", () => {
  test.each([1, 10, 50])("take four statements for a page of %i", async (first) => {
    const warm = await api.query(query(first));
    expect(warm.errors).toEqual([]);
    expect(warm.data.partners.nodes).toHaveLength(first);
    for (const node of warm.data.partners.nodes) {
      expect(node.contacts).toHaveLength(1);
      expect(node.offerings.nodes).toHaveLength(3);
      expect(node.latestScorecard.standing).toBe("UNPROVEN");
    }
    const statements = await statementsOf(api.dataSource, () => api.query(query(first)));
    expect(statements).toHaveLength(4);
  });

  test("the three kinds of children are read at the same time", async () => {
    let running = 0;
    let most = 0;
    const pool = (
      api.dataSource.driver as unknown as { master: { query: (...args: unknown[]) => Promise<unknown> } }
    ).master;
    const original = pool.query.bind(pool);
    pool.query = async (...args) => {
      most = Math.max(most, ++running);
      return original(...args).finally(() => running--);
    };
    await api.query(query(50));
    pool.query = original;
    expect(most).toBe(3);
  });
});
