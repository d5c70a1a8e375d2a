import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { Role } from "../../../src/kernel/Role.js";
import { rebuildStatistics } from "../../../src/modules/evidence/statisticsService.js";
import { answerReview } from "../../../src/modules/reviews/reviewLifeService.js";
import { answerByReview } from "../../../src/modules/reviews/ReviewAnswer.js";
import { submissionByReview } from "../../../src/modules/reviews/ReviewSubmission.js";
import { startTestApi, type TestApi } from "../../support/api.js";
import { overlapping } from "../../support/overlapping.js";
import { evidenceOfPartner, NOBODY } from "../engagements/engagementSamples.js";
import { allStatistics } from "../evidence/evidenceSamples.js";
import {
  ask,
  answerOf,
  errorsOf,
  readReview,
  mutate,
  SAID,
  senderOf,
  setDay,
  someClock,
  submitted,
} from "./reviewSamples.js";

const clock = someClock();
let api: TestApi;
beforeAll(async () => {
  api = await startTestApi({ clock: () => clock.now });
});
beforeEach(() => setDay(clock, 0));
afterAll(() => api.stop());

describe("a submitted review", () => {
  test("counts at once, and is published by itself when the window of the policy ends", async () => {
    const review = await submitted(api, {}, Role.REVIEWER);
    expect(review).toMatchObject({
      state: "SUBMITTED",
      answerUntil: "2026-06-03T12:00:00.000Z",
      publishedAt: null,
      submission: { actorName: "test REVIEWER" },
      answer: null,
    });
    expect(review.evidence).toHaveLength(2);
    setDay(clock, 13.99);
    expect(await readReview(api, review.id)).toMatchObject({ state: "SUBMITTED", publishedAt: null });
    setDay(clock, 14);
    expect(await readReview(api, review.id)).toMatchObject({
      state: "PUBLISHED",
      publishedAt: "2026-06-03T12:00:00.000Z",
      version: 1,
    });
  });

  test("is changed by whoever submitted it, and its evidence with it", async () => {
    const [author, other] = [
      await senderOf(api, "author", Role.REVIEWER),
      await senderOf(api, "other", Role.REVIEWER),
    ];
    const { id, partner } = await submitted(api, {}, author);
    const change = { id, expectedVersion: 1, ratings: { value: 3 }, comment: "We looked again." };
    await expect(mutate(api, "Update", change, other)).rejects.toThrow("FORBIDDEN");
    const { review } = await mutate(api, "Update", change, author);
    expect(review).toMatchObject({ version: 2, comment: "We looked again.", state: "SUBMITTED" });
    expect(review.evidence).toEqual([{ dimension: "VALUE", value: 0.5 }]);
    const all = await evidenceOfPartner(api, partner.id, true);
    expect(all.filter(({ voidReason }) => voidReason !== null)).toHaveLength(2);
    const before = await allStatistics(api);
    await api.context().commit((tx) => rebuildStatistics(tx));
    expect(await allStatistics(api)).toEqual(before);
  });

  test.each([
    [{ ratings: { delivery: 1 } }, ["INVALID ratings.delivery"]],
    [{ ratings: {} }, ["INVALID ratings"]],
    [{ ratings: null }, ["INVALID ratings"]],
    [{ reasons: null }, ["INVALID reasons"]],
    [{ reasons: [{ dimension: "VALUE", text: "So very dear." }] }, ["INVALID reasons.0.dimension"]],
    [{ expectedVersion: 2 }, ["CONFLICT expectedVersion"]],
    [{ id: NOBODY }, ["NOT_FOUND id"]],
  ])("is not changed by %j", async (wrong, expected) => {
    const { id, partner } = await submitted(api);
    expect(errorsOf(await mutate(api, "Update", { id, expectedVersion: 1, ...wrong }))).toEqual(expected);
    expect(await readReview(api, id)).toMatchObject({ version: 1 });
    expect(await evidenceOfPartner(api, partner.id, true)).toHaveLength(2);
  });
});

describe("the partner's answer", () => {
  test("is kept once, and ends all changes", async () => {
    const { id } = await submitted(api);
    setDay(clock, 13);
    const { review } = await mutate(api, "Answer", answerOf(id), Role.MANAGER);
    expect(review).toMatchObject({
      version: 2,
      state: "SUBMITTED",
      answer: { text: "We have changed the team since.", actorName: "test MANAGER" },
    });
    const again = await mutate(api, "Answer", answerOf(id, 2, "And once more."));
    expect(errorsOf(again)).toEqual(["CONFLICT id"]);
    expect(again.review).toMatchObject({ version: 2, answer: { text: "We have changed the team since." } });
    const changed = await mutate(api, "Update", { id, expectedVersion: 2, comment: "No, it was worse." });
    expect(errorsOf(changed)).toEqual(["CONFLICT id"]);
    expect(await readReview(api, id)).toMatchObject({ version: 2, comment: null });
  });

  test("comes within the window, and has words", async () => {
    const { id } = await submitted(api);
    expect(errorsOf(await mutate(api, "Answer", answerOf(id, 1, " ")))).toEqual(["INVALID text"]);
    expect(errorsOf(await mutate(api, "Answer", answerOf(id, 7)))).toEqual(["CONFLICT expectedVersion"]);
    expect(errorsOf(await mutate(api, "Answer", answerOf(NOBODY)))).toEqual(["NOT_FOUND id"]);
    setDay(clock, 14);
    const late = await mutate(api, "Answer", answerOf(id));
    expect(errorsOf(late)).toEqual(["CONFLICT id"]);
    expect(late.userErrors[0].message).toContain("2026-06-03T12:00:00.000Z");
    expect(await readReview(api, id)).toMatchObject({ version: 1, answer: null });
  });

  test("of two at once, one stays", async () => {
    const { id } = await submitted(api);
    const second = await overlapping(
      api,
      (tx) => answerReview(tx, { id, expectedVersion: 1, text: "One." }),
      () => mutate(api, "Answer", answerOf(id, 1, "Two.")),
    );
    expect(errorsOf(second)).toEqual(["CONFLICT expectedVersion"]);
    expect(await readReview(api, id)).toMatchObject({ version: 2, answer: { text: "One." } });
  });

  test("is given, and read, for one's own partner alone", async () => {
    const [mine, theirs] = [await submitted(api), await submitted(api)];
    const scoped = () => api.context({ id: "partner's key", partnerIds: [mine.partner.id] });
    const give = (id: string) =>
      scoped().commit((tx) => answerReview(tx, { id, expectedVersion: 1, text: "Ours." }));
    await expect(give(theirs.id)).rejects.toMatchObject({ problems: [{ code: "NOT_FOUND", field: "id" }] });
    expect(await readReview(api, theirs.id)).toMatchObject({ answer: null, version: 1 });
    await give(mine.id);
    const [said] = await answerByReview(scoped(), [mine.id]);
    expect(said).toMatchObject({ text: "Ours." });
    await mutate(api, "Answer", answerOf(theirs.id));
    expect(await answerByReview(scoped(), [theirs.id])).toEqual([null]);
    expect(await submissionByReview(scoped(), [mine.id, theirs.id])).toEqual([null, null]);
    expect((await readReview(api, mine.id)).answer).toEqual({ text: "Ours.", actorName: "test" });
  });
});

describe("publication", () => {
  test("comes early where the partner has answered, and nothing changes any more", async () => {
    const { id, partner } = await submitted(api);
    const early = await mutate(api, "Publish", { id, expectedVersion: 1 });
    expect(errorsOf(early)).toEqual(["CONFLICT id"]);
    expect(early.review).toMatchObject({ id, version: 1, state: "SUBMITTED" });
    await mutate(api, "Answer", answerOf(id));
    setDay(clock, 3);
    const { review } = await mutate(api, "Publish", { id, expectedVersion: 2 }, Role.MANAGER);
    expect(review).toMatchObject({ state: "PUBLISHED", publishedAt: "2026-05-23T12:00:00.000Z", version: 3 });
    const evidence = await evidenceOfPartner(api, partner.id, true);
    const changed = await mutate(api, "Update", { id, expectedVersion: 3, ratings: { delivery: 3 } });
    expect(errorsOf(changed)).toEqual(["CONFLICT id"]);
    expect(changed.review).toMatchObject({ id, version: 3, state: "PUBLISHED", ratings: SAID.ratings });
    expect(errorsOf(await mutate(api, "Publish", { id, expectedVersion: 3 }))).toEqual(["CONFLICT id"]);
    expect(await evidenceOfPartner(api, partner.id, true)).toEqual(evidence);
  });

  test("by the end of the window makes a review as immutable", async () => {
    const { id } = await submitted(api);
    setDay(clock, 20);
    const changed = await mutate(api, "Update", { id, expectedVersion: 1, comment: "After all." });
    expect(errorsOf(changed)).toEqual(["CONFLICT id"]);
    expect(changed.review).toMatchObject({ version: 1, comment: null, state: "PUBLISHED" });
    expect(errorsOf(await mutate(api, "Publish", { id, expectedVersion: 1 }))).toEqual(["CONFLICT id"]);
  });

  test("does not keep a review from being withdrawn, and its evidence with it", async () => {
    const { id, partner } = await submitted(api);
    setDay(clock, 20);
    const { review } = await mutate(api, "Withdraw", {
      id,
      expectedVersion: 1,
      reason: "The wrong partner.",
    });
    expect(review).toMatchObject({
      state: "WITHDRAWN",
      publishedAt: "2026-06-03T12:00:00.000Z",
      evidence: [],
      withdrawal: { reason: "The wrong partner." },
    });
    expect(await evidenceOfPartner(api, partner.id)).toEqual([]);
    for (const [name, more] of [
      ["Answer", { text: "Too late." }],
      ["Publish", {}],
      ["Update", { comment: "Too late." }],
      ["Withdraw", { reason: "Again." }],
    ] as const)
      expect(errorsOf(await mutate(api, name, { id, expectedVersion: 2, ...more }))).toEqual(["CONFLICT id"]);
    expect(await readReview(api, id)).toMatchObject({ version: 2, state: "WITHDRAWN" });
  });

  test("never came for what was withdrawn before", async () => {
    const { id } = await submitted(api);
    await mutate(api, "Withdraw", { id, expectedVersion: 1, reason: "A slip." });
    setDay(clock, 20);
    expect(await readReview(api, id)).toMatchObject({ state: "WITHDRAWN", publishedAt: null });
  });
});

describe("the policy", () => {
  const adopt = async (answerDays: number): Promise<void> => {
    const { reviewPolicy } = await ask(api, `{ reviewPolicy { policyVersion } }`, {});
    const input = {
      answerDays,
      everyMonths: 12,
      closeEveryMonths: 3,
      note: "Another window.",
      expectedVersion: reviewPolicy.policyVersion,
    };
    const document = `mutation ($input: ReviewPolicyAdoptInput!) { reviewPolicyAdopt(input: $input) { userErrors { code } } }`;
    expect((await ask(api, document, { input })).reviewPolicyAdopt.userErrors).toEqual([]);
  };

  test("without a window publishes at once; windows that are open stay as they are", async () => {
    const open = await submitted(api);
    await adopt(0);
    const review = await submitted(api);
    await adopt(14);
    expect(review).toMatchObject({ state: "PUBLISHED", publishedAt: "2026-05-20T12:00:00.000Z" });
    expect(review.evidence).toHaveLength(2);
    expect(errorsOf(await mutate(api, "Answer", answerOf(review.id)))).toEqual(["CONFLICT id"]);
    expect(await readReview(api, open.id)).toMatchObject({
      state: "SUBMITTED",
      answerUntil: open.answerUntil,
    });
  });
});
