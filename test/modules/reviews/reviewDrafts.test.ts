import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { Role } from "../../../src/kernel/Role.js";
import { getDraft, listDrafts } from "../../../src/modules/reviews/reviewDraftQueries.js";
import { createDraft, submitDraft } from "../../../src/modules/reviews/reviewDraftService.js";
import { listReviews } from "../../../src/modules/reviews/reviewQueries.js";
import { startTestApi, type TestApi } from "../../support/api.js";
import { evidenceOfPartner, NOBODY, NOW } from "../engagements/engagementSamples.js";
import { somePartner } from "../evidence/evidenceSamples.js";
import { ask, errorsOf, mutate, senderOf, somebody } from "./reviewSamples.js";

type Sender = Awaited<ReturnType<typeof senderOf>>;
let api: TestApi;
let author: Sender;
let other: Sender;
let reviewerId: string;
beforeAll(async () => {
  api = await startTestApi({ clock: () => new Date(NOW) });
  author = await senderOf(api, "the author", Role.REVIEWER);
  other = await senderOf(api, "another manager", Role.MANAGER);
  reviewerId = await somebody(api);
});
afterAll(() => api.stop());

const FIELDS = `id version actorName source reviewedOn comment reasons { dimension text }
  ratings { delivery responsiveness expertise communication value } partner { id } reviewer { id } engagement { id }`;
const draft = async (
  verb: "Create" | "Update" | "Discard",
  input: object,
  sender: Sender | Role = author,
): Promise<any> => {
  const document = `mutation ($input: ReviewDraft${verb}Input!) { reviewDraft${verb}(input: $input) {
    reviewDraft { ${FIELDS} } userErrors { code field } } }`;
  return (await ask(api, document, { input }, sender))[`reviewDraft${verb}`];
};
const someDraft = async (more: object = {}): Promise<any> =>
  (await draft("Create", { partnerId: await somePartner(api), reviewerId, ...more })).reviewDraft;
const idsSeenBy = async (sender: Sender | Role, filter: object = {}): Promise<string[]> =>
  (
    await ask(
      api,
      `query ($filter: ReviewDraftFilter) { reviewDrafts(first: 100, filter: $filter) { nodes { id } } }`,
      { filter },
      sender,
    )
  ).reviewDrafts.nodes.map(({ id }: any) => id);

const WHOLE = {
  source: "INTERNAL",
  reviewedOn: "2026-05-10",
  ratings: { delivery: 5, value: 2 },
  reasons: [{ dimension: "DELIVERY", text: " Always on the day. " }],
};

describe("a draft", () => {
  test("holds what is said so far, changes, and becomes a review with the same id", async () => {
    const begun = await someDraft();
    expect(begun).toMatchObject({ version: 1, actorName: "the author", source: null, reasons: [] });
    const { reviewDraft } = await draft("Update", { id: begun.id, expectedVersion: 1, ...WHOLE });
    expect(reviewDraft).toMatchObject({
      version: 2,
      reviewedOn: "2026-05-10",
      ratings: { delivery: 5, expertise: null, value: 2 },
      reasons: [{ dimension: "DELIVERY", text: "Always on the day." }],
    });
    expect(await evidenceOfPartner(api, begun.partner.id, true)).toEqual([]);
    const { review } = await mutate(api, "DraftSubmit", { id: begun.id, expectedVersion: 2 }, author);
    expect(review).toMatchObject({
      id: begun.id,
      state: "SUBMITTED",
      submission: { actorName: "the author" },
      reasons: [{ dimension: "DELIVERY", text: "Always on the day." }],
      evidence: [
        { dimension: "DELIVERY", value: 1 },
        { dimension: "VALUE", value: 0.25 },
      ],
    });
    expect(await idsSeenBy(author)).not.toContain(begun.id);
    expect(errorsOf(await mutate(api, "DraftSubmit", { id: begun.id, expectedVersion: 2 }, author))).toEqual([
      "CONFLICT id",
    ]);
    expect(errorsOf(await draft("Update", { id: begun.id, expectedVersion: 2, comment: "More." }))).toEqual([
      "CONFLICT id",
    ]);
  });

  test("that is discarded is gone", async () => {
    const { id } = await someDraft({ comment: "Not fair." });
    expect(errorsOf(await draft("Discard", { id, expectedVersion: 2 }))).toEqual([
      "CONFLICT expectedVersion",
    ]);
    expect((await draft("Discard", { id, expectedVersion: 1 })).reviewDraft).toMatchObject({ id });
    expect(errorsOf(await draft("Discard", { id, expectedVersion: 2 }))).toEqual(["NOT_FOUND id"]);
    expect(await idsSeenBy(Role.ADMIN)).not.toContain(id);
  });

  test("that lacks something is not submitted, and says what", async () => {
    const { id, partner } = await someDraft();
    const lacking = await mutate(api, "DraftSubmit", { id, expectedVersion: 1 }, author);
    expect(errorsOf(lacking)).toEqual(["INVALID source", "INVALID reviewedOn", "INVALID ratings"]);
    await draft("Update", { id, expectedVersion: 1, ...WHOLE, reasons: [] });
    const unexplained = await mutate(api, "DraftSubmit", { id, expectedVersion: 2 }, author);
    expect(errorsOf(unexplained)).toEqual(["INVALID ratings.delivery"]);
    expect(await evidenceOfPartner(api, partner.id, true)).toEqual([]);
    expect(await idsSeenBy(author)).toContain(id);
  });

  test.each([
    [{ ratings: { delivery: 6 } }, ["INVALID ratings.delivery"]],
    [{ ratings: null }, ["INVALID ratings"]],
    [{ reviewerId: null }, ["INVALID reviewerId"]],
    [{ reviewerId: NOBODY }, ["NOT_FOUND reviewerId"]],
    [{ reviewedOn: "2026-05-21" }, ["INVALID reviewedOn"]],
    [{ engagementId: NOBODY }, ["NOT_FOUND engagementId"]],
    [{ reasons: [{ dimension: "VALUE", text: "No." }] }, ["INVALID reasons.0.text"]],
    [{ comment: "\0" }, ["INVALID comment"]],
    [{ expectedVersion: 9 }, ["CONFLICT expectedVersion"]],
  ])("is not changed by %j", async (wrong, expected) => {
    const { id } = await someDraft({ comment: "So far." });
    expect(errorsOf(await draft("Update", { id, expectedVersion: 1, ...wrong }))).toEqual(expected);
    const { reviewDraft } = await ask(
      api,
      `query ($id: UUID!) { reviewDraft(id: $id) { version } }`,
      { id },
      author,
    );
    expect(reviewDraft).toEqual({ version: 1 });
  });

  test("is no review: it is neither published, answered, changed nor withdrawn", async () => {
    const { id } = await someDraft(WHOLE);
    for (const [name, more] of [
      ["Publish", {}],
      ["Answer", { text: "Not so." }],
      ["Update", { comment: "More." }],
      ["Withdraw", { reason: "A slip." }],
    ] as const) {
      const input = { id, expectedVersion: 1, ...more };
      expect(errorsOf(await mutate(api, name, input))).toEqual(["CONFLICT id"]);
      // Whoever may not see the draft learns nothing of it.
      expect(errorsOf(await mutate(api, name, input, other))).toEqual(["NOT_FOUND id"]);
    }
  });
});

describe("drafts are hidden", () => {
  test("from everybody but their author and administrators", async () => {
    const { id, partner } = await someDraft({ ...WHOLE, comment: "For my eyes only." });
    const ofPartner = { partnerId: { eq: partner.id } };
    expect(await idsSeenBy(author, ofPartner)).toEqual([id]);
    expect(await idsSeenBy(Role.ADMIN, ofPartner)).toEqual([id]);
    expect(await idsSeenBy(other, ofPartner)).toEqual([]);
    const one = `query ($id: UUID!) { reviewDraft(id: $id) { comment } }`;
    await expect(ask(api, one, { id }, other)).rejects.toThrow("NOT_FOUND");
    expect(errorsOf(await draft("Update", { id, expectedVersion: 1, comment: "x y" }, other))).toEqual([
      "NOT_FOUND id",
    ]);
    expect(errorsOf(await draft("Discard", { id, expectedVersion: 1 }, other))).toEqual(["NOT_FOUND id"]);
    expect(errorsOf(await mutate(api, "DraftSubmit", { id, expectedVersion: 1 }, other))).toEqual([
      "NOT_FOUND id",
    ]);
    expect(await idsSeenBy(author, { ...ofPartner, quarter: { eq: "2026-Q2" } })).toEqual([id]);
    expect(await idsSeenBy(author, { ...ofPartner, quarter: { gte: "2026-Q3" } })).toEqual([]);
    expect(await idsSeenBy(author, { ...ofPartner, reviewerId: { eq: NOBODY } })).toEqual([]);
  });

  test("from lists of reviews, whatever is asked for", async () => {
    const { id, partner } = await someDraft(WHOLE);
    for (const filter of [
      {},
      { includeWithdrawn: true },
      { state: { in: ["SUBMITTED", "PUBLISHED", "WITHDRAWN"] } },
    ]) {
      const page = await listReviews(api.context(), {}, {
        partnerId: { eq: partner.id },
        ...filter,
      } as object);
      expect(page.nodes).toEqual([]);
    }
    await expect(ask(api, `query ($id: UUID!) { review(id: $id) { id } }`, { id })).rejects.toThrow(
      "NOT_FOUND",
    );
  });

  test("from a partner's key, even one that wrote some", async () => {
    const { id, partner } = await someDraft(WHOLE);
    for (const role of Object.values(Role)) {
      const scoped = api.context({ id: "partner's key", role, partnerIds: [partner.id] });
      expect((await listDrafts(scoped, {}, null)).nodes).toEqual([]);
      await expect(getDraft(scoped, id)).rejects.toMatchObject({ code: "NOT_FOUND" });
    }
    const draftOfKey = { partnerId: partner.id, reviewerId };
    const key = { id: "a key", partnerIds: null };
    const { id: own } = await api.context(key).commit((tx) => createDraft(tx, draftOfKey));
    const bound = api.context({ ...key, partnerIds: [partner.id] });
    await expect(
      bound.commit((tx) => submitDraft(tx, { id: own, expectedVersion: 1 })),
    ).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });
});
