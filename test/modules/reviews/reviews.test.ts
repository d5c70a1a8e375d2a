import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { Role } from "../../../src/kernel/Role.js";
import { createPerson } from "../../../src/modules/people/peopleService.js";
import { reviewById, reviewerById, ReviewSource } from "../../../src/modules/reviews/Review.js";
import { importReview, type ReviewDraft } from "../../../src/modules/reviews/reviewImport.js";
import { listReviews } from "../../../src/modules/reviews/reviewQueries.js";
import { withdrawReview } from "../../../src/modules/reviews/reviewService.js";
import { withdrawalByReview } from "../../../src/modules/reviews/ReviewWithdrawal.js";
import { startTestApi, type TestApi } from "../../support/api.js";
import {
  BASE,
  brief,
  evidenceOfPartner,
  NOBODY,
  NOW,
  sendEngagement,
} from "../engagements/engagementSamples.js";
import { allStatistics, somePartner } from "../evidence/evidenceSamples.js";
import { mergeAway } from "../offerings/support.js";

let api: TestApi;
let reviewerId: string;
beforeAll(async () => {
  api = await startTestApi({ clock: () => new Date(NOW) });
  reviewerId = (await api.context().commit((tx) => createPerson(tx, { name: "Rosa Reviewer" }))).id;
});
afterAll(() => api.stop());

const FIELDS = `id source reviewedOn comment version partner { id } reviewer { name } engagement { id }
  ratings { delivery responsiveness expertise communication value } externalReferences { system id }
  withdrawal { actorName reason }
  evidence { dimension value weight source sourceKind occurredOn review { id } engagement { id } }`;
const send = async (verb: "Submit" | "Withdraw", input: object, role = Role.REVIEWER): Promise<any> => {
  const { data, errors } = await api.query(
    `mutation ($input: Review${verb}Input!) { review${verb}(input: $input) {
       review { ${FIELDS} } userErrors { code field } } }`,
    { input },
    role,
  );
  if (errors.length > 0) throw new Error(errors.map(({ message }) => message).join(" "));
  return data[`review${verb}`];
};
const SAID = {
  source: "INTERNAL",
  reviewedOn: "2026-05-20",
  ratings: { delivery: 5, expertise: 2 },
  comment: "On the day, though they had to ask us twice.",
};
const submit = async (more: object = {}) =>
  send("Submit", { ...SAID, reviewerId, partnerId: await somePartner(api), ...more });

describe("submitting a review", () => {
  test("keeps what was said, and writes each rating as evidence", async () => {
    const partnerId = await somePartner(api);
    const { engagement } = await sendEngagement(api, "Record", { ...BASE, partnerId });
    const { review, userErrors } = await submit({
      partnerId,
      engagementId: engagement.id,
      comment: "They came at once.",
      externalReferences: [{ system: "survey", id: "1" }],
    });
    expect(userErrors).toEqual([]);
    expect(review).toMatchObject({
      ...SAID,
      ratings: { delivery: 5, responsiveness: null, expertise: 2, communication: null, value: null },
      comment: "They came at once.",
      version: 1,
      partner: { id: partnerId },
      reviewer: { name: "Rosa Reviewer" },
      engagement: { id: engagement.id },
      externalReferences: [{ system: "survey", id: "1" }],
      withdrawal: null,
    });
    const common = {
      weight: 1,
      source: `reviewer:${reviewerId}`,
      sourceKind: "INTERNAL",
      occurredOn: "2026-05-20",
      review: { id: review.id },
      engagement: null,
    };
    expect(review.evidence).toEqual([
      { ...common, dimension: "DELIVERY", value: 1 },
      { ...common, dimension: "EXPERTISE", value: 0.25 },
    ]);
  });

  test.each(["PARTNER_NOMINATED", "SELF_REPORTED"])("what is %s is one outside source", async (source) => {
    const { review } = await submit({ source });
    expect(review.evidence[0]).toMatchObject({ source: "outside", sourceKind: source });
  });

  test.each([
    [
      { ratings: { delivery: 6, value: 0 } },
      [
        ["INVALID", "ratings.delivery"],
        ["INVALID", "ratings.value"],
      ],
    ],
    [{ ratings: {} }, [["INVALID", "ratings"]]],
    [{ ratings: { delivery: null } }, [["INVALID", "ratings"]]],
    [{ reviewedOn: "2026-05-21" }, [["INVALID", "reviewedOn"]]],
    [{ reviewedOn: "1989-12-31" }, [["INVALID", "reviewedOn"]]],
    [{ comment: "so long ".repeat(1_251) }, [["INVALID", "comment"]]],
    [{ externalReferences: null }, [["INVALID", "externalReferences"]]],
    [
      { reasons: null, comment: null },
      [
        ["INVALID", "ratings.delivery"],
        ["INVALID", "reasons"],
      ],
    ],
    [{ reviewerId: NOBODY }, [["NOT_FOUND", "reviewerId"]]],
    [{ engagementId: NOBODY }, [["NOT_FOUND", "engagementId"]]],
  ])("refuses %j and stores nothing", async (wrong, expected) => {
    const partnerId = await somePartner(api);
    const { review, userErrors } = await submit({ partnerId, ...wrong });
    expect(review).toBeNull();
    expect(userErrors.map(({ code, field }: { code: string; field: string }) => [code, field])).toEqual(
      expected,
    );
    const list = await listReviews(
      api.context(),
      {},
      { partnerId: { eq: partnerId }, includeWithdrawn: true },
    );
    expect(list.nodes).toEqual([]);
    expect(await evidenceOfPartner(api, partnerId, true)).toEqual([]);
  });

  test("refuses the work of another partner, and work that was taken back", async () => {
    const partnerId = await somePartner(api);
    const { engagement } = await sendEngagement(api, "Record", { ...BASE, partnerId });
    const foreign = await submit({ engagementId: engagement.id });
    expect(foreign.userErrors).toMatchObject([{ code: "INVALID", field: "engagementId" }]);
    await sendEngagement(api, "Void", { id: engagement.id, expectedVersion: 1, reason: "Wrong." });
    const gone = await submit({ partnerId, engagementId: engagement.id });
    expect(gone.userErrors).toMatchObject([{ code: "INVALID", field: "engagementId" }]);
  });

  test("a review of a merged partner is the survivor's; a viewer may not submit one", async () => {
    const [merged, survivor] = [await somePartner(api), await somePartner(api)];
    await mergeAway(api, merged, survivor);
    expect((await submit({ partnerId: merged })).review.partner.id).toBe(survivor);
    const input = { ...SAID, reviewerId, partnerId: survivor };
    await expect(send("Submit", input, Role.VIEWER)).rejects.toThrow("REVIEWER");
  });
});

describe("withdrawing a review", () => {
  test("keeps who and why, and takes the evidence along", async () => {
    const { review } = await submit();
    const partnerId = review.partner.id;
    const { review: gone } = await send("Withdraw", {
      id: review.id,
      expectedVersion: 1,
      reason: "Too harsh.",
    });
    expect(gone).toMatchObject({
      version: 2,
      evidence: [],
      withdrawal: { reason: "Too harsh.", actorName: "test REVIEWER" },
    });
    const rows = await evidenceOfPartner(api, partnerId, true);
    expect(rows.map(({ voidReason }) => voidReason)).toEqual(["Too harsh.", "Too harsh."]);
    expect((await allStatistics(api)).filter((row) => row.includes(partnerId))).toEqual([]);
    const again = await send("Withdraw", { id: review.id, expectedVersion: 2, reason: "Again." });
    expect(again.userErrors).toMatchObject([{ code: "CONFLICT", field: "id" }]);
  });

  test("needs a reason, the version and a review", async () => {
    const { review } = await submit();
    const withdraw = async (input: object) =>
      (await send("Withdraw", { expectedVersion: 1, ...input })).userErrors;
    expect(await withdraw({ id: review.id, reason: " " })).toMatchObject([
      { code: "INVALID", field: "reason" },
    ]);
    expect(await withdraw({ id: review.id, expectedVersion: 7, reason: "x" })).toMatchObject([
      { code: "CONFLICT", field: "expectedVersion" },
    ]);
    expect(await withdraw({ id: NOBODY, reason: "x" })).toMatchObject([{ code: "NOT_FOUND", field: "id" }]);
    expect(await evidenceOfPartner(api, review.partner.id)).toHaveLength(2);
  });
});

describe("lists of reviews", () => {
  test("show the latest first, filtered, without what was withdrawn", async () => {
    const partnerId = await somePartner(api);
    await submit({ partnerId, reviewedOn: "2026-01-01" });
    await submit({ partnerId, reviewedOn: "2026-03-01" });
    const { review } = await submit({ partnerId, reviewedOn: "2026-02-01" });
    await send("Withdraw", { id: review.id, expectedVersion: 1, reason: "Wrong." });
    const days = async (filter: object): Promise<string[]> => {
      const { data, errors } = await api.query(
        `query ($id: UUID!, $filter: ReviewFilter) { reviews(filter: $filter) { nodes { reviewedOn } totalCount }
           partner(id: $id) { reviews { nodes { reviewedOn } totalCount } } }`,
        { id: partnerId, filter: { partnerId: { eq: partnerId }, ...filter } },
        Role.VIEWER,
      );
      expect(errors).toEqual([]);
      expect(data.partner.reviews.nodes).toEqual([
        { reviewedOn: "2026-03-01" },
        { reviewedOn: "2026-01-01" },
      ]);
      expect(data.partner.reviews.totalCount).toBe(2);
      return data.reviews.nodes.map(({ reviewedOn }: { reviewedOn: string }) => reviewedOn);
    };
    expect(await days({})).toEqual(["2026-03-01", "2026-01-01"]);
    expect(await days({ includeWithdrawn: true })).toEqual(["2026-03-01", "2026-02-01", "2026-01-01"]);
    expect(await days({ reviewedOn: { lt: "2026-03-01" } })).toEqual(["2026-01-01"]);
    expect(await days({ reviewerId: { eq: NOBODY } })).toEqual([]);
  });

  test("an actor who is bound to one partner sees only that one's, and neither reviewer nor withdrawal", async () => {
    const [mine, theirs] = [(await submit()).review, (await submit()).review];
    const scoped = api.context({ role: Role.VIEWER, partnerIds: [mine.partner.id] });
    const page = await listReviews(scoped, { first: 100 }, null);
    expect(page.nodes.map(({ id }) => id)).toEqual([mine.id]);
    expect(await page.totalCount()).toBe(1);
    await expect(scoped.load(reviewById, theirs.id)).rejects.toThrow("no Review");
    expect(await scoped.load(reviewerById, reviewerId)).toBeNull();
    const withdrawal = { id: mine.id, expectedVersion: 1, reason: "Ours to know." };
    await api.context().commit((tx) => withdrawReview(tx, withdrawal));
    expect(await scoped.load(withdrawalByReview, mine.id)).toBeNull();
  });
});

describe("importing a review", () => {
  const take = (draft: ReviewDraft) => api.context().commit((tx) => importReview(tx, draft));
  let made = 0;
  const someDraft = async (): Promise<ReviewDraft> => ({
    externalReference: { system: "survey", id: `import ${++made}` },
    observedOn: "2026-04-01",
    partnerId: await somePartner(api),
    reviewerId,
    source: ReviewSource.VERIFIED_CLIENT,
    reviewedOn: "2026-03-01",
    ratings: { value: 1, delivery: 4 },
  });

  test("creates it, leaves it alone, and corrects what its source has changed", async () => {
    const draft = await someDraft();
    const { id, outcome } = await take(draft);
    expect(outcome).toBe("created");
    expect(await take(draft)).toEqual({ outcome: "unchanged", id });
    const older = { ...draft, ratings: { value: 5 }, observedOn: "2026-03-31" };
    expect(await take(older)).toEqual({ outcome: "unchanged", id });
    expect(await take({ ...draft, ratings: { value: 3 } })).toEqual({ outcome: "updated", id });
    const rows = await evidenceOfPartner(api, draft.partnerId);
    expect(brief(rows)).toEqual([
      ["DELIVERY", 0.75],
      ["VALUE", 0.5],
    ]);
    expect(await evidenceOfPartner(api, draft.partnerId, true)).toHaveLength(4);
  });

  test("what was withdrawn stays so, and no review changes hands", async () => {
    const draft = await someDraft();
    const { id } = await take(draft);
    await expect(take({ ...draft, partnerId: await somePartner(api) })).rejects.toMatchObject({
      problems: [{ field: "partnerId" }],
    });
    await api.context().commit((tx) => withdrawReview(tx, { id, expectedVersion: 1, reason: "Twice." }));
    expect(await take({ ...draft, ratings: { value: 5 } })).toEqual({ outcome: "unchanged", id });
    expect(await evidenceOfPartner(api, draft.partnerId)).toEqual([]);
  });

  test("names what is wrong or missing, and stores nothing", async () => {
    const draft = await someDraft();
    await expect(take({ ...draft, ratings: { delivery: 6 } })).rejects.toMatchObject({
      problems: [{ field: "ratings.delivery" }],
    });
    const { ratings: _ratings, ...lacking } = draft;
    await expect(take(lacking)).rejects.toMatchObject({ problems: [{ field: "ratings" }] });
    expect(await evidenceOfPartner(api, draft.partnerId, true)).toEqual([]);
  });
});
