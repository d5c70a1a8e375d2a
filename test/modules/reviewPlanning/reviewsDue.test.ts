import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { Role } from "../../../src/kernel/Role.js";
import { Criticality } from "../../../src/modules/catalog/Criticality.js";
import { createServiceArea } from "../../../src/modules/catalog/serviceAreaService.js";
import { SupportLevel } from "../../../src/modules/catalog/SupportLevel.js";
import { ContractKind } from "../../../src/modules/contracts/Contract.js";
import { createContract } from "../../../src/modules/contracts/contractService.js";
import { addEntitlement } from "../../../src/modules/contracts/entitlementService.js";
import { ProofKind } from "../../../src/modules/offerings/OfferingProof.js";
import { createOffering } from "../../../src/modules/offerings/offeringService.js";
import { addProof } from "../../../src/modules/offerings/proofService.js";
import { createPartner } from "../../../src/modules/partners/partnerService.js";
import { PartnerStage } from "../../../src/modules/partners/PartnerStage.js";
import { listReviewsDue } from "../../../src/modules/reviewPlanning/reviewsDueQueries.js";
import { startTestApi, type TestApi } from "../../support/api.js";
import { statementsOf } from "../../support/statements.js";
import { sendEngagement } from "../engagements/engagementSamples.js";
import { ask, mutate, somebody, someClock, submitted } from "../reviews/reviewSamples.js";

const clock = someClock();
let api: TestApi;
beforeAll(async () => {
  api = await startTestApi({ clock: () => clock.now });
});
afterAll(() => api.stop());

let names = 0;
let partnerId: string;
beforeEach(async () => {
  partnerId = await partner();
});
const partner = async (stage?: PartnerStage): Promise<string> =>
  (await api.context().commit((tx) => createPartner(tx, { name: `Partner ${++names}`, stage }))).id;
const worked = async (from: string, until: string | null = from): Promise<any> =>
  sendEngagement(api, "Record", {
    partnerId,
    kind: "PROJECT",
    title: "New mail",
    startedAt: `${from}T10:00:00.000Z`,
    endedAt: until && `${until}T18:00:00.000Z`,
  });
const areaId = async (criticality: Criticality): Promise<string> =>
  (
    await api
      .context()
      .commit((tx) =>
        createServiceArea(tx, { name: `Area ${++names}`, criticality, supportLevel: SupportLevel.L3 }),
      )
  ).id;
const setCore = (): Promise<unknown> =>
  api.dataSource.query(
    `INSERT INTO current_standing (partner_id, scorecard_id, quarter, lower, standing)
     VALUES ($1, $1, 8104, 0.9, 'CORE')`,
    [partnerId],
  );

/** What is due of the partner, whenever that is. */
const due = async (asOf?: string, filter: object = { dueOn: { gte: "1900-01-01" } }): Promise<any> => {
  const { reviewsDue } = await ask(
    api,
    `query ($filter: ReviewDueFilter, $asOf: LocalDate) { reviewsDue(filter: $filter, asOf: $asOf) {
       totalCount nodes { partner { id } dueOn lastReviewedOn lastReviewer { id } close reason } } }`,
    { filter: { partnerId: { eq: partnerId }, ...filter }, asOf },
    Role.VIEWER,
  );
  expect(reviewsDue.totalCount).toBe(reviewsDue.nodes.length);
  return reviewsDue.nodes[0] ?? null;
};

describe("a partner with recent work", () => {
  test("is due a year after it first worked for us, and then a year after its last review", async () => {
    await worked("2025-08-31");
    await worked("2025-12-01");
    expect(await due()).toEqual({
      partner: { id: partnerId },
      dueOn: "2026-08-31",
      lastReviewedOn: null,
      lastReviewer: null,
      close: false,
      reason: "RECENT_WORK",
    });
    const reviewerId = await somebody(api);
    await submitted(api, { partnerId, reviewedOn: "2026-01-10" });
    const slip = await submitted(api, { partnerId, reviewerId, reviewedOn: "2026-02-10" });
    expect(await due()).toMatchObject({ dueOn: "2027-02-10", lastReviewer: { id: reviewerId } });
    expect(await due("2026-01-31")).toMatchObject({ dueOn: "2027-01-10", lastReviewedOn: "2026-01-10" });
    await mutate(api, "Withdraw", { id: slip.id, expectedVersion: 1, reason: "Another partner." });
    expect(await due()).toMatchObject({ dueOn: "2027-01-10" });
  });

  test("is not put off by what it says of itself", async () => {
    await worked("2026-01-31");
    await submitted(api, { partnerId, source: "SELF_REPORTED" });
    expect(await due()).toMatchObject({ dueOn: "2027-01-31", lastReviewedOn: null });
  });

  test("is due only as long as the work is recent, or goes on", async () => {
    const { engagement } = await worked("2024-01-01", "2025-05-20");
    expect(await due("2026-05-20")).not.toBeNull();
    expect(await due("2026-05-21")).toBeNull();
    expect(await due("2023-12-31")).toBeNull();
    await worked("2024-06-01", null);
    expect(await due("2026-05-21")).not.toBeNull();
    await sendEngagement(api, "Void", { id: engagement.id, expectedVersion: 1, reason: "Of another." });
    expect(await due("2026-05-21")).toMatchObject({ dueOn: "2025-06-01" });
  });

  test("is listed from the day on which it is due, unless another time is asked for", async () => {
    await worked("2025-06-01", null);
    expect(await due("2026-05-31", {})).toBeNull();
    expect(await due("2026-06-01", {})).toMatchObject({ dueOn: "2026-06-01" });
    expect(await due(undefined, { dueOn: { lt: "2026-06-02" } })).not.toBeNull();
    expect(await due(undefined, { dueOn: { lt: "2026-06-01" } })).toBeNull();
  });
});

describe("a partner that is reviewed more often", () => {
  test("is CORE, and needs no work to be due", async () => {
    await setCore();
    expect(await due()).toMatchObject({ close: true, reason: "CORE", dueOn: "2026-08-20" });
    await submitted(api, { partnerId, reviewedOn: "2026-02-28" });
    expect(await due()).toMatchObject({ dueOn: "2026-05-28" });
    expect(await due(undefined, { dueOn: { gte: "1900-01-01" }, close: true })).not.toBeNull();
    expect(await due(undefined, { dueOn: { gte: "1900-01-01" }, close: false })).toBeNull();
  });

  test("serves a critical area by a contract, while it binds and the entitlement lasts", async () => {
    await worked("2025-08-31", null);
    const serviceAreaId = await areaId(Criticality.CRITICAL);
    const entitle = async (endsOn: string | null): Promise<unknown> =>
      api.context().commit(async (tx) => {
        const contract = await createContract(tx, {
          partnerId,
          kind: ContractKind.SUPPORT,
          title: "Support",
          startsOn: "2026-01-01",
          endsOn: "2026-12-31",
        });
        const entitlement = { serviceAreaId, supportLevel: SupportLevel.L3, startsOn: "2026-01-01", endsOn };
        return addEntitlement(tx, { contractId: contract.id, expectedVersion: 1, ...entitlement });
      });
    await entitle("2026-03-31");
    expect(await due("2026-03-31")).toMatchObject({ close: true, reason: "CRITICAL_AREA" });
    expect(await due("2026-04-01")).toMatchObject({ close: false, reason: "RECENT_WORK" });
    await entitle(null);
    expect(await due("2026-12-31")).toMatchObject({ close: true });
    expect(await due("2027-01-01")).toMatchObject({ close: false });
    expect(await due("2025-12-31")).toMatchObject({ close: false });
  });

  test("has proved what it offers in a critical area: saying so is not enough, nor is another area", async () => {
    await worked("2025-08-31", null);
    const offer = async (criticality: Criticality): Promise<any> =>
      api.context().commit(async (tx) =>
        createOffering(tx, {
          partnerId,
          serviceAreaId: await areaId(criticality),
          name: "Help",
          supportLevel: SupportLevel.L3,
          statedOn: "2026-01-01",
        }),
      );
    const prove = ({ id }: any): Promise<unknown> =>
      api.context().commit((tx) =>
        addProof(tx, {
          offeringId: id,
          expectedVersion: 1,
          kind: ProofKind.AUDIT,
          title: "Audit",
          supportLevel: SupportLevel.L2,
          provedOn: "2026-02-01",
          expiresOn: "2026-04-30",
        }),
      );
    await prove(await offer(Criticality.HIGH));
    const critical = await offer(Criticality.CRITICAL);
    expect(await due("2026-04-01")).toMatchObject({ close: false });
    await prove(critical);
    expect(await due("2026-04-01")).toMatchObject({ close: true, reason: "CRITICAL_AREA" });
    expect(await due("2026-01-31")).toMatchObject({ close: false });
    expect(await due("2026-05-01")).toMatchObject({ close: false });
  });
});

describe("the list", () => {
  test("holds active partners alone, the most overdue first, page by page, in three statements", async () => {
    partnerId = await partner(PartnerStage.PROSPECT);
    await worked("2020-01-01", null);
    expect(await due()).toBeNull();
    const expected: string[] = [];
    for (const year of ["2021", "2022", "2022", "2023"]) {
      partnerId = await partner();
      expected.push(partnerId);
      await worked(`${year}-01-01`, null);
    }
    const read = (after: string | null): Promise<any> =>
      ask(
        api,
        `query ($after: String) { reviewsDue(first: 1, after: $after, filter: { dueOn: { lt: "2024-06-01" } }) {
           nodes { partner { id } } pageInfo { hasNextPage endCursor } } }`,
        { after },
        Role.VIEWER,
      );
    const found: string[] = [];
    let after: string | null = null;
    do {
      const { nodes, pageInfo }: any = (await read(after)).reviewsDue;
      found.push(...nodes.map((node: any) => node.partner.id));
      after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
    } while (after !== null);
    expect(found).toEqual(expected);
    const statements = await statementsOf(api.dataSource, () =>
      listReviewsDue(api.context(), {}, null, "2026-05-20"),
    );
    expect(statements).toHaveLength(3);
  });

  test("shows a partner nothing of others, and nobody of ours", async () => {
    await worked("2020-01-01", null);
    await submitted(api, { partnerId, reviewedOn: "2020-02-01" });
    const mine = partnerId;
    partnerId = await partner();
    await worked("2020-01-01", null);
    const scoped = api.context({ role: Role.VIEWER, partnerIds: [mine] });
    const page = await listReviewsDue(scoped, {}, null, null);
    expect(page.nodes.map(({ id }) => id)).toEqual([mine]);
    expect(await page.totalCount()).toBe(1);
  });

  test.each([
    [{ asOf: "2500-01-01" }, "asOf"],
    [{ first: 0 }, "first"],
    [{ after: "nonsense" }, "after"],
    [{ filter: { dueOn: { lt: null } } }, "filter.dueOn.lt"],
  ])("refuses %j", async (wrong, field) => {
    const { errors } = await api.query(
      `query ($first: Int, $after: String, $filter: ReviewDueFilter, $asOf: LocalDate) {
         reviewsDue(first: $first, after: $after, filter: $filter, asOf: $asOf) { nodes { dueOn } } }`,
      wrong,
    );
    expect(errors[0]?.extensions).toMatchObject({ code: "INVALID", problems: [{ field }] });
  });
});
