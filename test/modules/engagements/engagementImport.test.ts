import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { Severity } from "../../../src/modules/catalog/Severity.js";
import { EngagementKind, Outcome } from "../../../src/modules/engagements/Engagement.js";
import { importEngagement, type EngagementDraft } from "../../../src/modules/engagements/engagementImport.js";
import { PromiseKind } from "../../../src/modules/engagements/EngagementPromise.js";
import { promisesOf } from "../../../src/modules/engagements/engagementQueries.js";
import { voidEngagement } from "../../../src/modules/engagements/engagementService.js";
import { startTestApi, type TestApi } from "../../support/api.js";
import { somePartner } from "../evidence/evidenceSamples.js";
import { addArea, mergeAway } from "../offerings/support.js";
import { brief, evidenceOfPartner, NOW } from "./engagementSamples.js";

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi({ clock: () => new Date(NOW) });
});
afterAll(() => api.stop());

const at = (day: string): Date => new Date(`${day}T00:00:00Z`);
const take = (draft: EngagementDraft) => api.context().commit((tx) => importEngagement(tx, draft));
let made = 0;
const someDraft = async (): Promise<EngagementDraft> => ({
  externalReference: { system: "deliveries", id: `ASN-${++made}` },
  sourceSystem: "import:deliveries",
  partnerId: await somePartner(api),
  kind: EngagementKind.DELIVERY,
  title: "Shipment",
  startedAt: at("2026-01-10"),
  promises: [{ kind: PromiseKind.DELIVER, promisedFor: at("2026-02-01") }],
});
const fulfilled = (draft: EngagementDraft, day: string, promisedFor = "2026-02-01"): EngagementDraft => ({
  ...draft,
  promises: [{ kind: PromiseKind.DELIVER, promisedFor: at(promisedFor), fulfilledAt: at(day) }],
});

describe("importing an engagement", () => {
  test("creates it, leaves it alone, and changes what is new", async () => {
    const draft = await someDraft();
    const created = await take(draft);
    expect(created.outcome).toBe("created");
    expect(await take(draft)).toEqual({ outcome: "unchanged", id: created.id });
    expect(await take(fulfilled(draft, "2026-02-01"))).toEqual({ outcome: "updated", id: created.id });
    expect(await take(fulfilled(draft, "2026-02-01"))).toEqual({ outcome: "unchanged", id: created.id });
    const rows = await evidenceOfPartner(api, draft.partnerId, true);
    expect(brief(rows)).toEqual([
      ["DELIVERY", 0],
      ["DELIVERY", 1],
    ]);
    expect(brief(rows.filter(({ voidReason }) => voidReason === null))).toEqual([["DELIVERY", 1]]);
  });

  test("keeps the first date when the row's has moved", async () => {
    const draft = await someDraft();
    const { id } = await take(draft);
    await take(fulfilled(draft, "2026-02-20", "2026-03-01"));
    expect(await promisesOf(api.context(), id)).toMatchObject([
      { promisedFor: at("2026-02-01"), revisedTo: at("2026-03-01"), fulfilledAt: at("2026-02-20") },
    ]);
    expect(brief(await evidenceOfPartner(api, draft.partnerId))).toEqual([["DELIVERY", 0]]);
  });

  test("a row of an older snapshot changes nothing", async () => {
    const draft = { ...(await someDraft()), observedOn: "2026-03-31" };
    const { id } = await take(draft);
    expect(await take({ ...fulfilled(draft, "2026-02-01"), title: "Old", observedOn: "2025-12-31" })).toEqual(
      {
        outcome: "unchanged",
        id,
      },
    );
    expect(brief(await evidenceOfPartner(api, draft.partnerId))).toEqual([["DELIVERY", 0]]);
  });

  test("changes columns, promises and service areas together", async () => {
    const draft = await someDraft();
    const [first, second] = [await addArea(api, "First area"), await addArea(api, "Second area")];
    const { id } = await take({ ...draft, serviceAreaIds: [first] });
    const changed = {
      ...fulfilled(draft, "2026-01-20"),
      kind: EngagementKind.INCIDENT,
      severity: Severity.SEV1,
      outcome: Outcome.ABANDONED,
      serviceAreaIds: [second, first],
    };
    expect((await take(changed)).outcome).toBe("updated");
    expect((await take({ ...changed, serviceAreaIds: [first, second] })).outcome).toBe("unchanged");
    const { data } = await api.query(
      `query ($id: UUID!) { engagement(id: $id) { severity serviceAreas { id } } }`,
      {
        id,
      },
    );
    expect(data.engagement).toEqual({ severity: "SEV1", serviceAreas: [{ id: first }, { id: second }] });
    expect(brief(await evidenceOfPartner(api, draft.partnerId))).toEqual([
      ["DELIVERY", 1],
      ["SEV1", 0],
    ]);
  });

  test("what was taken back stays so", async () => {
    const draft = await someDraft();
    const { id } = await take(draft);
    await api.context().commit((tx) => voidEngagement(tx, { id, expectedVersion: 1, reason: "A test row." }));
    expect(await take(fulfilled(draft, "2026-01-20"))).toEqual({ outcome: "unchanged", id });
    expect(await evidenceOfPartner(api, draft.partnerId)).toEqual([]);
  });

  test("work does not change hands, but follows a merge", async () => {
    const draft = await someDraft();
    const { id } = await take(draft);
    const other = await somePartner(api);
    await expect(take({ ...draft, partnerId: other })).rejects.toMatchObject({
      problems: [{ code: "INVALID", field: "partnerId" }],
    });
    const alias = await somePartner(api);
    await mergeAway(api, alias, draft.partnerId);
    expect(await take({ ...draft, partnerId: alias })).toEqual({ outcome: "unchanged", id });
  });

  test("names what a new one lacks, and what is wrong, and stores nothing", async () => {
    const { title: _title, startedAt: _startedAt, ...lacking } = await someDraft();
    await expect(take(lacking)).rejects.toMatchObject({
      problems: [{ field: "title" }, { field: "startedAt" }],
    });
    const wrong = await someDraft();
    await expect(take({ ...wrong, endedAt: at("2026-01-01") })).rejects.toMatchObject({
      problems: [{ field: "endedAt" }],
    });
    expect(await evidenceOfPartner(api, wrong.partnerId, true)).toEqual([]);
  });

  test("many rows in one transaction leave the statistics of their evidence", async () => {
    const draft = await someDraft();
    await api.context().commit(async (tx) => {
      for (let row = 0; row < 50; row++)
        await importEngagement(tx, {
          ...fulfilled(draft, row % 2 === 0 ? "2026-01-31" : "2026-02-02"),
          externalReference: { system: "bulk", id: String(row) },
        });
    });
    const [statistic] = await api.dataSource.query<{ g: number; gx: number }[]>(
      "SELECT g, gx FROM dimension_statistic WHERE partner_id = $1",
      [draft.partnerId],
    );
    expect(statistic).toEqual({ g: 50, gx: 25 });
  });
});
