import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { Role } from "../../../src/kernel/Role.js";
import { mergePartners } from "../../../src/modules/merges/mergeService.js";
import { listReviewRequests } from "../../../src/modules/reviewPlanning/reviewRequestQueries.js";
import { listReviewRounds } from "../../../src/modules/reviewPlanning/reviewRoundQueries.js";
import { startTestApi, type Answer, type TestApi } from "../../support/api.js";
import { NOBODY } from "../engagements/engagementSamples.js";
import { somePartner } from "../evidence/evidenceSamples.js";
import { ask, errorsOf, mutate, setDay, somebody, someClock, submitted } from "../reviews/reviewSamples.js";

const clock = someClock();
let api: TestApi;
beforeAll(async () => {
  api = await startTestApi({ clock: () => clock.now });
});
beforeEach(() => setDay(clock, 0));
afterAll(() => api.stop());

/** The next moment: what happens at the moment of opening was not asked for. */
const goOn = (): void => {
  clock.now = new Date(clock.now.getTime() + 1);
};
const send = (verb: "Open" | "Close", input: object, role = Role.MANAGER): Promise<Answer> =>
  api.query(
    `mutation ($input: ReviewRound${verb}Input!) { reviewRound${verb}(input: $input) {
       reviewRound { id version title dueOn actorName closure { actorName }
         requests(first: 100) { totalCount nodes { id partner { id } reviewer { id } } } }
       userErrors { code field } } }`,
    { input },
    role,
  );
const open = async (more: object = {}): Promise<any> => {
  const input = { title: "Spring", dueOn: "2026-06-01", ...(await somePairs()), ...more };
  return (await send("Open", input)).data.reviewRoundOpen;
};
const somePairs = async (): Promise<{ partnerIds: string[]; reviewerIds: string[] }> => ({
  partnerIds: [await somePartner(api), await somePartner(api)],
  reviewerIds: [await somebody(api), await somebody(api)],
});
const close = async (id: string, expectedVersion = 1): Promise<any> =>
  (await send("Close", { id, expectedVersion })).data.reviewRoundClose;

const requests = async (filter: object): Promise<any[]> =>
  (
    await ask(
      api,
      `query ($filter: ReviewRequestFilter) { reviewRequests(first: 100, filter: $filter) {
         nodes { state round { title } partner { id } reviewer { id } review { id } } } }`,
      { filter },
      Role.VIEWER,
    )
  ).reviewRequests.nodes;
const statesOf = async (round: any): Promise<string[]> =>
  (await requests({ roundId: { eq: round.id } })).map(({ state }) => state).sort();

describe("a review round", () => {
  test("asks each reviewer about each partner, and is closed once", async () => {
    const pairs = await somePairs();
    const { reviewRound: round } = await open({ ...pairs, title: " Spring " });
    expect(round).toMatchObject({ title: "Spring", dueOn: "2026-06-01", version: 1, closure: null });
    expect(
      round.requests.nodes.map(({ partner, reviewer }: any) => `${partner.id} ${reviewer.id}`).sort(),
    ).toEqual(pairs.partnerIds.flatMap((one) => pairs.reviewerIds.map((other) => `${one} ${other}`)).sort());
    expect((await close(round.id)).reviewRound).toMatchObject({
      version: 2,
      closure: { actorName: "test MANAGER" },
    });
    expect(errorsOf(await close(round.id, 1))).toEqual(["CONFLICT expectedVersion"]);
    expect(errorsOf(await close(round.id, 2))).toEqual(["CONFLICT id"]);
    expect(errorsOf(await close(NOBODY))).toEqual(["NOT_FOUND id"]);
    const { data } = await api.query(
      `query ($id: UUID!) { reviewRound(id: $id) { version closure { createdAt } } }`,
      {
        id: round.id,
      },
    );
    expect(data.reviewRound).toEqual({ version: 2, closure: { createdAt: "2026-05-20T12:00:00.000Z" } });
  });

  test("is listed, the last due first, open ones and closed ones apart", async () => {
    const early = (await open({ title: "List early", dueOn: "2026-07-01" })).reviewRound;
    await open({ title: "List late", dueOn: "2026-08-01" });
    await close(early.id);
    const titles = async (filter: object): Promise<string[]> =>
      (
        await ask(
          api,
          `query ($filter: ReviewRoundFilter) { reviewRounds(filter: $filter) { nodes { title } } }`,
          { filter: { dueOn: { gte: "2026-07-01" }, ...filter } },
        )
      ).reviewRounds.nodes.map(({ title }: any) => title);
    expect(await titles({})).toEqual(["List late", "List early"]);
    expect(await titles({ closed: false })).toEqual(["List late"]);
    expect(await titles({ closed: true })).toEqual(["List early"]);
  });

  test.each<[string, () => object | Promise<object>, string[]]>([
    ["no title", () => ({ title: " " }), ["INVALID title"]],
    ["a day that is over", () => ({ dueOn: "2026-05-19" }), ["INVALID dueOn"]],
    ["nobody", () => ({ partnerIds: [], reviewerIds: [] }), ["INVALID partnerIds", "INVALID reviewerIds"]],
    ["a null as its id", () => ({ id: null }), ["INVALID id"]],
    ["an unknown partner", () => ({ partnerIds: [NOBODY] }), ["NOT_FOUND partnerIds.0"]],
    ["an unknown reviewer", () => ({ reviewerIds: [NOBODY] }), ["NOT_FOUND reviewerIds.0"]],
    ["a reviewer twice", () => ({ reviewerIds: [NOBODY, NOBODY] }), ["INVALID reviewerIds.1"]],
    [
      "more than fifty reviewers",
      () => ({ reviewerIds: Array.from({ length: 51 }, (_, at) => `${NOBODY.slice(0, -2)}${at + 10}`) }),
      ["INVALID reviewerIds"],
    ],
  ])("is refused for %s, and nobody is asked", async (_what, wrong, expected) => {
    const before = await api.dataSource.query(`SELECT count(*) FROM review_request`);
    expect(errorsOf(await open({ title: "Refused", ...(await wrong()) }))).toEqual(expected);
    expect(await api.dataSource.query(`SELECT count(*) FROM review_request`)).toEqual(before);
    expect(await api.dataSource.query(`SELECT 1 FROM review_round WHERE title = 'Refused'`)).toEqual([]);
  });

  test.each([Role.VIEWER, Role.REVIEWER])("is not for a %s to open or close", async (role) => {
    const { reviewRound: round } = await open();
    const input = { title: "Forbidden", dueOn: "2026-06-01", ...(await somePairs()) };
    expect((await send("Open", input, role)).errors[0]?.extensions.code).toBe("FORBIDDEN");
    const closing = await send("Close", { id: round.id, expectedVersion: 1 }, role);
    expect(closing.errors[0]?.extensions.code).toBe("FORBIDDEN");
    expect(await statesOf(round)).toEqual(["OPEN", "OPEN", "OPEN", "OPEN"]);
  });

  test("is nothing that partners see", async () => {
    const pairs = await somePairs();
    await open(pairs);
    const scoped = api.context({ role: Role.VIEWER, partnerIds: pairs.partnerIds });
    expect((await listReviewRounds(scoped, {}, null)).nodes).toEqual([]);
    const page = await listReviewRequests(scoped, {}, null);
    expect(page.nodes).toEqual([]);
    expect(await page.totalCount()).toBe(0);
  });
});

describe("a request", () => {
  test("is answered by a review of that partner by that reviewer since the round was opened", async () => {
    const pairs = await somePairs();
    const [partnerId, reviewerId] = [pairs.partnerIds[0]!, pairs.reviewerIds[0]!];
    setDay(clock, -1);
    await submitted(api, { partnerId, reviewerId });
    setDay(clock, 0);
    const { reviewRound: round } = await open(pairs);
    await submitted(api, { partnerId, reviewerId });
    goOn();
    await submitted(api, { partnerId, reviewerId: await somebody(api) });
    await submitted(api, { reviewerId });
    expect(await statesOf(round)).toEqual(["OPEN", "OPEN", "OPEN", "OPEN"]);
    const review = await submitted(api, { partnerId, reviewerId });
    goOn();
    await submitted(api, { partnerId, reviewerId });
    const answered = { roundId: { eq: round.id }, state: { eq: "ANSWERED" } };
    expect(await requests(answered)).toEqual([
      {
        state: "ANSWERED",
        round: { title: "Spring" },
        partner: { id: partnerId },
        reviewer: { id: reviewerId },
        review: { id: review.id },
      },
    ]);
  });

  test("is open again once the review that answered it is withdrawn", async () => {
    const pairs = await somePairs();
    const one = { partnerIds: [pairs.partnerIds[0]!], reviewerIds: [pairs.reviewerIds[0]!] };
    const { reviewRound: round } = await open(one);
    goOn();
    const { id } = await submitted(api, { partnerId: one.partnerIds[0], reviewerId: one.reviewerIds[0] });
    expect(await statesOf(round)).toEqual(["ANSWERED"]);
    await mutate(api, "Withdraw", { id, expectedVersion: 1, reason: "Another partner." });
    expect(await statesOf(round)).toEqual(["OPEN"]);
  });

  test("is overdue after its day, and lapses once the round is closed, when a review comes too late", async () => {
    const pairs = await somePairs();
    const { reviewRound: round } = await open({ ...pairs, dueOn: "2026-05-20" });
    expect(new Set(await statesOf(round))).toEqual(new Set(["OPEN"]));
    setDay(clock, 1);
    const [partnerId, late] = pairs.partnerIds as [string, string];
    const reviewerId = pairs.reviewerIds[0]!;
    expect(new Set(await statesOf(round))).toEqual(new Set(["OVERDUE"]));
    await submitted(api, { partnerId, reviewerId });
    setDay(clock, 2);
    await close(round.id);
    await submitted(api, { partnerId: late, reviewerId });
    expect(await statesOf(round)).toEqual(["ANSWERED", "LAPSED", "LAPSED", "LAPSED"]);
  });

  test("is found by its reviewer, what is due first before others", async () => {
    const pairs = await somePairs();
    const reviewerId = pairs.reviewerIds[0]!;
    await open({ ...pairs, title: "Later", dueOn: "2026-09-01" });
    await open({ ...pairs, title: "Sooner", dueOn: "2026-06-15" });
    goOn();
    await submitted(api, { partnerId: pairs.partnerIds[0], reviewerId });
    const mine = await requests({ reviewerId: { eq: reviewerId }, state: { in: ["OPEN", "OVERDUE"] } });
    expect(mine.map(({ round, partner }) => [round.title, partner.id])).toEqual([
      ["Sooner", pairs.partnerIds[1]],
      ["Later", pairs.partnerIds[1]],
    ]);
  });

  test("about two partners that become one is made once", async () => {
    const pairs = await somePairs();
    const { reviewRound: round } = await open(pairs);
    const [survivorId, mergedId] = pairs.partnerIds as [string, string];
    const merge = { survivorId, mergedId, survivorVersion: 1, mergedVersion: 1 };
    await api.context().commit((tx) => mergePartners(tx, merge));
    const left = await requests({ roundId: { eq: round.id } });
    expect(left.map(({ partner }) => partner.id)).toEqual([survivorId, survivorId]);
    expect(errorsOf(await open(pairs))).toEqual(["INVALID partnerIds.1"]);
  });
});
