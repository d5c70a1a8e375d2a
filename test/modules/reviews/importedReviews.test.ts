import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { importReview } from "../../../src/modules/reviews/reviewImport.js";
import { ReviewSource } from "../../../src/modules/reviews/Review.js";
import { startTestApi, type TestApi } from "../../support/api.js";
import { brief, evidenceOfPartner } from "../engagements/engagementSamples.js";
import { somePartner } from "../evidence/evidenceSamples.js";
import { errorsOf, readReview, mutate, setDay, somebody, someClock, submitted } from "./reviewSamples.js";

const clock = someClock();
let api: TestApi;
beforeAll(async () => {
  api = await startTestApi({ clock: () => clock.now });
});
beforeEach(() => setDay(clock, 0));
afterAll(() => api.stop());

describe("a review that an import brought", () => {
  const draftOf = async (reference: string) => ({
    externalReference: { system: "survey", id: reference },
    partnerId: await somePartner(api),
    reviewerId: await somebody(api),
    source: ReviewSource.VERIFIED_CLIENT,
    reviewedOn: "2026-03-01",
    ratings: { value: 1, delivery: 5 },
  });
  const take = (draft: Awaited<ReturnType<typeof draftOf>>) =>
    api.context().commit((tx) => importReview(tx, draft));

  test("needs no reason, is published from the start, and still follows its source alone", async () => {
    const draft = await draftOf("life 1");
    const { id } = await take(draft);
    expect(await readReview(api, id)).toEqual({
      state: "PUBLISHED",
      answerUntil: null,
      publishedAt: "2026-05-20T12:00:00.000Z",
      version: 1,
      comment: null,
      answer: null,
    });
    for (const [name, more] of [
      ["Update", { comment: "We know better." }],
      ["Answer", { text: "Not so." }],
    ] as const)
      expect(errorsOf(await mutate(api, name, { id, expectedVersion: 1, ...more }))).toEqual(["CONFLICT id"]);
    setDay(clock, 100);
    expect(await take({ ...draft, ratings: { value: 2, delivery: 5 } })).toEqual({ id, outcome: "updated" });
  });

  test("corrects what one of us submitted only until it is published", async () => {
    const draft = await draftOf("life 2");
    const { partnerId, reviewerId } = draft;
    const review = await submitted(api, {
      partnerId,
      reviewerId,
      externalReferences: [draft.externalReference],
    });
    expect(await take({ ...draft, ratings: { value: 2, delivery: 4 } })).toMatchObject({
      outcome: "updated",
    });
    setDay(clock, 20);
    await expect(take({ ...draft, ratings: { value: 3, delivery: 4 } })).rejects.toMatchObject({
      problems: [{ code: "CONFLICT", field: "id" }],
    });
    expect(brief(await evidenceOfPartner(api, partnerId))).toEqual([
      ["DELIVERY", 0.75],
      ["EXPERTISE", 0.25],
      ["VALUE", 0.25],
    ]);
    expect((await readReview(api, review.id)).version).toBe(2);
  });
});
