import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { parseQuarter } from "../../../src/kernel/Quarter.js";
import { Role } from "../../../src/kernel/Role.js";
import { listEngagements } from "../../../src/modules/engagements/engagementQueries.js";
import { statisticsAsOf } from "../../../src/modules/evidence/evidenceQueries.js";
import { startTestApi, type TestApi } from "../../support/api.js";
import { overlapping } from "../../support/overlapping.js";
import { somePartner } from "../evidence/evidenceSamples.js";
import { addArea, mergeAway } from "../offerings/support.js";
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

describe("recording", () => {
  test("keeps all that was said, and writes the evidence of what was kept and what not", async () => {
    const partnerId = await somePartner(api);
    const area = await addArea(api, "Mail");
    const id = "0199c0de-0000-7000-8000-0000000000e1";
    const { engagement, userErrors } = await record({
      ...INCIDENT,
      id,
      partnerId,
      serviceAreaIds: [area],
      externalReferences: [{ system: "itsm", id: "INC1" }],
    });
    expect(userErrors).toEqual([]);
    expect(engagement).toMatchObject({
      ...INCIDENT,
      id,
      sourceSystem: "manual",
      version: 1,
      partner: { id: partnerId },
      serviceAreas: [{ id: area }],
      externalReferences: [{ system: "itsm", id: "INC1" }],
      voided: null,
    });
    const common = {
      quarter: "2026-Q2",
      occurredOn: "2026-05-04",
      source: "manual",
      sourceKind: "AUTOMATED",
    };
    const routine = { ...common, crisisKind: null, failure: null, weight: 1 };
    expect(engagement.evidence).toEqual(
      expect.arrayContaining([
        { ...routine, dimension: "RESPONSIVENESS", value: 1 },
        { ...routine, dimension: "DELIVERY", value: 0 },
        { ...common, dimension: null, crisisKind: "SEV1", failure: null, value: 1, weight: 1.5 },
      ]),
    );
    expect(engagement.evidence).toHaveLength(3);
    const statistics = await statisticsAsOf(api.context(), [partnerId], parseQuarter("2026-Q2"));
    expect(statistics.get(partnerId)?.crisis).toMatchObject([{ w: 1.5, wx: 1.5 }]);
  });

  test.each([
    [
      "an open promise that is not due",
      { promises: [{ kind: "DELIVER", promisedFor: "2026-05-20T12:00:01Z" }] },
      [],
    ],
    [
      "a promise whose time has passed",
      { promises: [{ kind: "DELIVER", promisedFor: "2026-05-20T11:59:59Z" }] },
      [["DELIVERY", 0]],
    ],
    [
      "a promise never fulfilled before the end",
      {
        endedAt: "2026-05-10T00:00:00Z",
        promises: [{ kind: "RESPOND", promisedFor: "2026-08-01T00:00:00Z" }],
      },
      [["RESPONSIVENESS", 0]],
    ],
    ["neither promise nor outcome", { severity: "SEV1" }, []],
    ["a severity-3 incident", { severity: "SEV3", outcome: "NO_SHOW" }, []],
    ["a no-show at severity 2", { severity: "SEV2", outcome: "NO_SHOW" }, [["SEV2", 0]]],
    [
      "an escalation that was left",
      { kind: "ESCALATION", severity: "SEV1", outcome: "ABANDONED" },
      [["SEV1", 0]],
    ],
    ["a project with an outcome", { kind: "PROJECT", outcome: "RESOLVED" }, []],
    [
      "a promise that was moved: the first date counts",
      {
        kind: "DELIVERY",
        promises: [
          {
            kind: "DELIVER",
            promisedFor: "2026-05-05T00:00:00Z",
            revisedTo: "2026-05-08T00:00:00Z",
            fulfilledAt: "2026-05-07T00:00:00Z",
          },
        ],
      },
      [["DELIVERY", 0]],
    ],
  ])("%s says what it should", async (_what, input, expected) => {
    const { engagement } = await record({ ...BASE, ...input, partnerId: await somePartner(api) });
    expect(brief(engagement.evidence)).toEqual(expected);
  });

  test("a failure in a crisis keeps its kind and the day on which it ended", async () => {
    const partnerId = await somePartner(api);
    await record({
      ...INCIDENT,
      promises: [],
      outcome: "NO_SHOW",
      partnerId,
      endedAt: "2026-05-05T01:00:00Z",
    });
    expect(await evidenceOfPartner(api, partnerId)).toMatchObject([
      { crisisKind: "SEV1", failure: "NO_SHOW", occurredOn: "2026-05-05", promise: null },
    ]);
  });

  const promise = (said: object) => ({
    promises: [{ kind: "RESPOND", promisedFor: "2026-05-04T11:00:00Z", ...said }],
  });
  test.each([
    [{ title: "  " }, ["title"]],
    [{ title: "x".repeat(201) }, ["title"]],
    [{ kind: "PROJECT", severity: "SEV1" }, ["severity"]],
    [{ startedAt: "2026-05-20T12:00:01Z" }, ["startedAt"]],
    [{ startedAt: "1989-12-31T23:59:59Z" }, ["startedAt"]],
    [{ endedAt: "2026-05-04T09:59:59Z" }, ["endedAt"]],
    [{ endedAt: "2026-05-21T00:00:00Z" }, ["endedAt"]],
    [promise({ fulfilledAt: "2026-05-04T09:59:59Z" }), ["promises.0.fulfilledAt"]],
    [
      promise({ madeAt: "2026-05-04T10:30:00Z", fulfilledAt: "2026-05-04T10:15:00Z" }),
      ["promises.0.fulfilledAt"],
    ],
    [promise({ fulfilledAt: "2026-05-21T00:00:00Z" }), ["promises.0.fulfilledAt"]],
    [promise({ madeAt: "2026-05-04T11:00:01Z" }), ["promises.0.promisedFor"]],
    [promise({ madeAt: "2026-05-21T00:00:00Z" }), ["promises.0.madeAt", "promises.0.promisedFor"]],
    [
      promise({ madeAt: "2026-05-04T10:30:00Z", revisedTo: "2026-05-04T10:00:00Z" }),
      ["promises.0.revisedTo"],
    ],
    [promise({ promisedFor: "2101-01-01T00:00:00Z" }), ["promises.0.promisedFor"]],
    [{ promises: Array(51).fill({ kind: "RESPOND", promisedFor: "2026-05-04T11:00:00Z" }) }, ["promises"]],
    [{ serviceAreaIds: [NOBODY] }, ["serviceAreaIds.0"]],
    [{ serviceAreaIds: [NOBODY, NOBODY] }, ["serviceAreaIds"]],
    [{ serviceAreaIds: null }, ["serviceAreaIds"]],
    [{ promises: null }, ["promises"]],
    [{ externalReferences: [{ system: "", id: "1" }] }, ["externalReferences.0.system"]],
    [{ title: "", startedAt: "2030-01-01T00:00:00Z" }, ["title", "startedAt"]],
  ])("refuses %j at %j and stores nothing", async (wrong, fields) => {
    const partnerId = await somePartner(api);
    const { engagement, userErrors } = await record({
      ...INCIDENT,
      promises: [],
      endedAt: null,
      ...wrong,
      partnerId,
    });
    expect(engagement).toBeNull();
    expect(userErrors.map(({ field }: { field: string }) => field)).toEqual(fields);
    expect(await evidenceOfPartner(api, partnerId, true)).toEqual([]);
    const list = await listEngagements(
      api.context(),
      {},
      { partnerId: { eq: partnerId }, includeVoided: true },
    );
    expect(list.nodes).toEqual([]);
  });

  test("refuses an unknown partner and an id that is taken", async () => {
    expect((await record({ ...BASE, partnerId: NOBODY })).userErrors).toMatchObject([
      { code: "NOT_FOUND", field: "partnerId" },
    ]);
    const partnerId = await somePartner(api);
    const { engagement } = await record({ ...BASE, partnerId });
    expect((await record({ ...BASE, partnerId, id: engagement.id })).userErrors).toMatchObject([
      { code: "CONFLICT", field: "id" },
    ]);
  });

  test("a delivery may come before the work on it is said to begin", async () => {
    const { userErrors } = await record({
      ...BASE,
      kind: "DELIVERY",
      partnerId: await somePartner(api),
      promises: [
        { kind: "DELIVER", promisedFor: "2026-05-04T00:00:00Z", fulfilledAt: "2026-05-03T00:00:00Z" },
      ],
    });
    expect(userErrors).toEqual([]);
  });

  test("work of a merged partner is the survivor's, also when the merge is under way", async () => {
    const [merged, survivor] = [await somePartner(api), await somePartner(api)];
    const { engagement } = await overlapping(
      api,
      (tx) => tx.manager.query("UPDATE partner SET merged_into_id = $2 WHERE id = $1", [merged, survivor]),
      () => record({ ...INCIDENT, partnerId: merged }),
    );
    expect(engagement.partner.id).toBe(survivor);
    const left = "SELECT id FROM evidence WHERE partner_id = $1";
    expect(await api.dataSource.query(left, [merged])).toEqual([]);
    await mergeAway(api, merged, survivor);
    expect((await record({ ...BASE, partnerId: merged })).engagement.partner.id).toBe(survivor);
  });

  test("is refused to a reviewer", async () => {
    const partnerId = await somePartner(api);
    await expect(sendEngagement(api, "Record", { ...BASE, partnerId }, Role.REVIEWER)).rejects.toThrow(
      "MANAGER",
    );
  });
});
