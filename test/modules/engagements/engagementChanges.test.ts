import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { engagementById } from "../../../src/modules/engagements/Engagement.js";
import { rebuildStatistics } from "../../../src/modules/evidence/statisticsService.js";
import { startTestApi, type TestApi } from "../../support/api.js";
import { allStatistics, somePartner } from "../evidence/evidenceSamples.js";
import {
  BASE,
  brief,
  evidenceOfPartner,
  INCIDENT,
  NOBODY,
  NOW,
  sendEngagement,
} from "./engagementSamples.js";

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi({ clock: () => new Date(NOW) });
});
afterAll(() => api.stop());

const record = (input: object) => sendEngagement(api, "Record", input);
const update = (input: object) => sendEngagement(api, "Update", input);
const takeBack = (input: object) => sendEngagement(api, "Void", input);

describe("changing", () => {
  test("ends it, keeps the first promise, and replaces the evidence that no longer holds", async () => {
    const partnerId = await somePartner(api);
    const recorded = await record({
      ...BASE,
      severity: "SEV2",
      partnerId,
      promises: [
        { kind: "RESPOND", promisedFor: "2026-05-04T11:00:00Z", fulfilledAt: "2026-05-04T10:10:00Z" },
        { kind: "RESOLVE", promisedFor: "2026-05-10T00:00:00Z" },
      ],
    });
    const { id, promises, evidence } = recorded.engagement;
    expect(brief(evidence)).toEqual([
      ["DELIVERY", 0],
      ["RESPONSIVENESS", 1],
    ]);
    const { engagement, userErrors } = await update({
      id,
      expectedVersion: 1,
      endedAt: "2026-05-09T10:00:00Z",
      outcome: "RESOLVED",
      promises: [
        { id: promises[1].id, revisedTo: "2026-05-12T00:00:00Z", fulfilledAt: "2026-05-09T09:00:00Z" },
      ],
      newPromises: [
        { kind: "DELIVER", promisedFor: "2026-05-08T00:00:00Z", fulfilledAt: "2026-05-09T09:00:00Z" },
      ],
    });
    expect(userErrors).toEqual([]);
    expect(engagement).toMatchObject({ version: 2, title: BASE.title, outcome: "RESOLVED" });
    expect(engagement.promises).toMatchObject([
      { kind: "RESPOND" },
      { promisedFor: "2026-05-10T00:00:00.000Z", revisedTo: "2026-05-12T00:00:00.000Z" },
      { kind: "DELIVER" },
    ]);
    expect(brief(engagement.evidence)).toEqual([
      ["DELIVERY", 0],
      ["DELIVERY", 1],
      ["RESPONSIVENESS", 1],
      ["SEV2", 1],
    ]);
    const voided = (await evidenceOfPartner(api, partnerId, true)).filter(({ voidReason }) => voidReason);
    expect(voided).toMatchObject([{ dimension: "DELIVERY", value: 0, occurredOn: "2026-05-10" }]);
  });

  test("takes evidence back when the reason for it goes", async () => {
    const partnerId = await somePartner(api);
    const { engagement } = await record({ ...INCIDENT, partnerId });
    const changed = await update({
      id: engagement.id,
      expectedVersion: 1,
      severity: null,
      promises: [{ id: engagement.promises[0].id, fulfilledAt: null }],
    });
    expect(brief(changed.engagement.evidence)).toEqual([
      ["DELIVERY", 0],
      ["RESPONSIVENESS", 0],
    ]);
    const kept = await allStatistics(api);
    await api.context().commit(rebuildStatistics);
    expect(await allStatistics(api)).toEqual(kept);
  });

  test("leaves evidence alone that still holds", async () => {
    const partnerId = await somePartner(api);
    const { engagement } = await record({ ...INCIDENT, partnerId });
    await update({ id: engagement.id, expectedVersion: 1, title: "Mail was down" });
    expect(await evidenceOfPartner(api, partnerId, true)).toHaveLength(3);
  });

  test("a stale version is a conflict that shows the current record and writes nothing", async () => {
    const partnerId = await somePartner(api);
    const { engagement } = await record({ ...BASE, partnerId });
    await update({ id: engagement.id, expectedVersion: 1, title: "First" });
    const stale = await update({
      id: engagement.id,
      expectedVersion: 1,
      severity: "SEV1",
      outcome: "NO_SHOW",
    });
    expect(stale).toMatchObject({
      engagement: { title: "First", version: 2, outcome: null, evidence: [] },
      userErrors: [{ code: "CONFLICT", field: "expectedVersion" }],
    });
  });

  test.each([
    [{ endedAt: "2026-05-04T09:00:00Z" }, "endedAt"],
    [{ title: null }, "title"],
    [{ kind: "PROJECT" }, "severity"],
    [{ promises: [{ id: NOBODY, fulfilledAt: "2026-05-05T00:00:00Z" }] }, "promises.0.id"],
    [
      { newPromises: [{ kind: "RESPOND", promisedFor: "1980-01-01T00:00:00Z" }] },
      "newPromises.0.promisedFor",
    ],
    [{ startedAt: "2026-05-04T10:31:00Z" }, "promises.fulfilledAt"],
    [{ serviceAreaIds: [NOBODY] }, "serviceAreaIds.0"],
  ])("refuses %j at %s and changes nothing", async (wrong, field) => {
    const partnerId = await somePartner(api);
    const { engagement } = await record({ ...INCIDENT, partnerId });
    const { userErrors } = await update({ id: engagement.id, expectedVersion: 1, ...wrong });
    expect(userErrors.map((error: { field: string }) => error.field)).toEqual([field]);
    expect(await api.context().load(engagementById, engagement.id)).toMatchObject({
      version: 1,
      kind: "INCIDENT",
    });
    expect(await evidenceOfPartner(api, partnerId, true)).toHaveLength(3);
  });

  test("refuses a promise of another engagement", async () => {
    const partnerId = await somePartner(api);
    const [one, other] = [await record({ ...INCIDENT, partnerId }), await record({ ...INCIDENT, partnerId })];
    const { userErrors } = await update({
      id: one.engagement.id,
      expectedVersion: 1,
      promises: [{ id: other.engagement.promises[0].id, fulfilledAt: null }],
    });
    expect(userErrors).toMatchObject([{ code: "NOT_FOUND", field: "promises.0.id" }]);
  });
});

describe("taking back", () => {
  test("keeps who and why, and takes the evidence along", async () => {
    const partnerId = await somePartner(api);
    const { engagement } = await record({ ...INCIDENT, partnerId });
    const { engagement: voided } = await takeBack({
      id: engagement.id,
      expectedVersion: 1,
      reason: " Entered twice. ",
    });
    expect(voided).toMatchObject({
      version: 2,
      evidence: [],
      voided: { reason: "Entered twice.", actorName: "test MANAGER" },
    });
    const rows = await evidenceOfPartner(api, partnerId, true);
    expect(rows.map(({ voidReason }) => voidReason)).toEqual(Array(3).fill("Entered twice."));
    expect((await allStatistics(api)).filter((row) => row.includes(partnerId))).toEqual([]);
    const again = await takeBack({ id: engagement.id, expectedVersion: 2, reason: "Again." });
    expect(again.userErrors).toMatchObject([{ code: "CONFLICT", field: "id" }]);
    const later = await update({ id: engagement.id, expectedVersion: 2, title: "Too late" });
    expect(later.userErrors).toMatchObject([{ code: "CONFLICT", field: "id" }]);
  });

  test("needs a reason", async () => {
    const { engagement } = await record({ ...INCIDENT, partnerId: await somePartner(api) });
    const { userErrors } = await takeBack({ id: engagement.id, expectedVersion: 1, reason: " " });
    expect(userErrors).toMatchObject([{ code: "INVALID", field: "reason" }]);
    expect(await api.context().load(engagementById, engagement.id)).toMatchObject({ version: 1 });
  });
});
