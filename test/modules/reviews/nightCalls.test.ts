import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { Role } from "../../../src/kernel/Role.js";
import { Criticality } from "../../../src/modules/catalog/Criticality.js";
import { createServiceArea } from "../../../src/modules/catalog/serviceAreaService.js";
import { SupportLevel } from "../../../src/modules/catalog/SupportLevel.js";
import { nightCallsByReview } from "../../../src/modules/reviews/NightCall.js";
import { nightCallsOf } from "../../../src/modules/reviews/nightCallQueries.js";
import { startTestApi, type TestApi } from "../../support/api.js";
import { mergePartners } from "../../../src/modules/merges/mergeService.js";
import { evidenceOfPartner, NOBODY } from "../engagements/engagementSamples.js";
import { somePartner } from "../evidence/evidenceSamples.js";
import { ask, errorsOf, mutate, SAID, setDay, somebody, someClock, submitted } from "./reviewSamples.js";

const clock = someClock();
let api: TestApi;
let mail: string;
let phones: string;
beforeAll(async () => {
  api = await startTestApi({ clock: () => clock.now });
  const area = async (name: string): Promise<string> =>
    (
      await api
        .context()
        .commit((tx) =>
          createServiceArea(tx, { name, criticality: Criticality.HIGH, supportLevel: SupportLevel.L3 }),
        )
    ).id;
  mail = await area("Mail");
  phones = await area("Phones");
});
beforeEach(() => setDay(clock, 0));
afterAll(() => api.stop());

const yes = (serviceAreaId: string, reason?: string): object => ({ serviceAreaId, wouldCall: true, reason });
const no = (serviceAreaId: string, reason = "Nobody ever answers."): object => ({
  serviceAreaId,
  wouldCall: false,
  reason,
});
const saidIn = async (id: string): Promise<any[]> =>
  (
    await ask(
      api,
      `query ($id: UUID!) { review(id: $id) { nightCalls { serviceArea { name } wouldCall reason } } }`,
      { id },
      Role.VIEWER,
    )
  ).review.nightCalls;
const tally = async (partnerId: string, asOf?: string): Promise<any[]> => {
  const { partner } = await ask(
    api,
    `query ($id: UUID!, $asOf: LocalDate) { partner(id: $id) {
       nightCalls(asOf: $asOf) { serviceArea { name } yes no latestOn } } }`,
    { id: partnerId, asOf },
    Role.VIEWER,
  );
  return partner.nightCalls.map(({ serviceArea, ...counts }: any) => ({ area: serviceArea.name, ...counts }));
};

describe("whether a reviewer would call at night", () => {
  test("is said by area, changes with the review, and is no evidence", async () => {
    const review = await submitted(api, { nightCalls: [no(phones, " Nobody ever answers. "), yes(mail)] });
    expect(await saidIn(review.id)).toEqual([
      { serviceArea: { name: "Mail" }, wouldCall: true, reason: null },
      { serviceArea: { name: "Phones" }, wouldCall: false, reason: "Nobody ever answers." },
    ]);
    const update = async (change: object, expectedVersion: number): Promise<any> =>
      mutate(api, "Update", { id: review.id, expectedVersion, ...change });
    await update({ comment: "A little better." }, 1);
    expect(await saidIn(review.id)).toHaveLength(2);
    await update({ nightCalls: [yes(phones)] }, 2);
    expect(await saidIn(review.id)).toMatchObject([{ serviceArea: { name: "Phones" }, wouldCall: true }]);
    const without = await update({ nightCalls: [] }, 3);
    expect(await saidIn(review.id)).toEqual([]);
    expect(without.review.evidence).toEqual(review.evidence);
  });

  test("is kept in a draft, incomplete too, and submitted with it once it is complete", async () => {
    const input = { ...SAID, partnerId: await somePartner(api), reviewerId: await somebody(api) };
    const document = (verb: string): string => `mutation ($input: ReviewDraft${verb}Input!) {
      reviewDraft${verb}(input: $input) { reviewDraft { id nightCalls { serviceArea { name } wouldCall reason } }
        userErrors { code field } } }`;
    const begun = await ask(api, document("Create"), {
      input: { ...input, nightCalls: [no(mail, "")] },
    });
    const { id, nightCalls } = begun.reviewDraftCreate.reviewDraft;
    expect(nightCalls).toEqual([{ serviceArea: { name: "Mail" }, wouldCall: false, reason: "" }]);
    const early = await mutate(api, "DraftSubmit", { id, expectedVersion: 1 });
    expect(errorsOf(early)).toEqual(["INVALID nightCalls.0.reason"]);
    const change = { id, expectedVersion: 1, nightCalls: [no(mail), yes(phones)] };
    await ask(api, document("Update"), { input: change });
    await mutate(api, "DraftSubmit", { id, expectedVersion: 2 });
    expect((await saidIn(id)).map(({ wouldCall }) => wouldCall)).toEqual([false, true]);
  });

  test.each<[string, () => object[] | null, string[]]>([
    ["a no without a reason", () => [yes(mail), no(phones, "No.")], ["INVALID nightCalls.1.reason"]],
    ["an area twice", () => [yes(mail), no(mail.toUpperCase())], ["INVALID nightCalls.1.serviceAreaId"]],
    ["an area that is not there", () => [yes(mail), yes(NOBODY)], ["NOT_FOUND nightCalls.1.serviceAreaId"]],
    ["an overlong reason", () => [yes(mail, "x".repeat(10_001))], ["INVALID nightCalls.0.reason"]],
    ["nothing", () => null, ["INVALID nightCalls"]],
  ])("is refused for %s, and no review is stored", async (_what, nightCalls, expected) => {
    const partnerId = await somePartner(api);
    const input = { ...SAID, partnerId, reviewerId: await somebody(api), nightCalls: nightCalls() };
    expect(errorsOf(await mutate(api, "Submit", input))).toEqual(expected);
    expect(await tally(partnerId)).toEqual([]);
    expect(await evidenceOfPartner(api, partnerId, true)).toEqual([]);
  });

  test("is refused for more than fifty areas", async () => {
    const nightCalls = Array.from({ length: 51 }, (_, at) => yes(`${NOBODY.slice(0, -2)}${at + 10}`));
    const input = { ...SAID, partnerId: await somePartner(api), reviewerId: await somebody(api), nightCalls };
    expect(errorsOf(await mutate(api, "Submit", input))).toEqual(["INVALID nightCalls"]);
  });
});

describe("the sum for a partner", () => {
  test("takes the latest word of each reviewer that stands", async () => {
    const [partnerId, ada, bob] = [await somePartner(api), await somebody(api), await somebody(api)];
    const say = (reviewerId: string, reviewedOn: string, nightCalls: object[]): Promise<any> =>
      submitted(api, { partnerId, reviewerId, reviewedOn, nightCalls });
    await say(ada, "2026-01-10", [no(mail), yes(phones)]);
    const slip = await say(ada, "2026-04-10", [yes(mail)]);
    await say(bob, "2026-02-10", [no(mail)]);
    expect(await tally(partnerId)).toEqual([
      { area: "Mail", yes: 1, no: 1, latestOn: "2026-04-10" },
      { area: "Phones", yes: 1, no: 0, latestOn: "2026-01-10" },
    ]);
    expect(await tally(partnerId, "2026-02-01")).toEqual([
      { area: "Mail", yes: 0, no: 1, latestOn: "2026-01-10" },
      { area: "Phones", yes: 1, no: 0, latestOn: "2026-01-10" },
    ]);
    await mutate(api, "Withdraw", { id: slip.id, expectedVersion: 1, reason: "Another partner." });
    expect((await tally(partnerId))[0]).toEqual({ area: "Mail", yes: 0, no: 2, latestOn: "2026-02-10" });
  });

  test("of two words on one day takes the one that was stored later", async () => {
    const same = { partnerId: await somePartner(api), reviewerId: await somebody(api) };
    await submitted(api, { ...same, nightCalls: [no(mail)] });
    clock.now = new Date(clock.now.getTime() + 1);
    await submitted(api, { ...same, nightCalls: [yes(mail)] });
    expect(await tally(same.partnerId)).toMatchObject([{ yes: 1, no: 0 }]);
  });

  test("forgets what is two years old, to the day", async () => {
    const { partner } = await submitted(api, { reviewedOn: "2024-05-10", nightCalls: [yes(mail)] });
    expect(await tally(partner.id, "2026-05-09")).toHaveLength(1);
    expect(await tally(partner.id, "2026-05-10")).toEqual([]);
    expect(await tally(partner.id, "2024-05-09")).toEqual([]);
  });

  test("refuses a day that lies too far away", async () => {
    const id = await somePartner(api);
    const { errors } = await api.query(
      `query ($id: UUID!) { partner(id: $id) { nightCalls(asOf: "2500-01-01") { yes } } }`,
      { id },
    );
    expect(errors[0]?.extensions).toMatchObject({ code: "INVALID", problems: [{ field: "asOf" }] });
  });

  test("is that of both partners once they are one, and counts whoever judged both once", async () => {
    const [survivorId, mergedId, ada] = [await somePartner(api), await somePartner(api), await somebody(api)];
    await submitted(api, { partnerId: survivorId, reviewerId: ada, nightCalls: [yes(mail)] });
    await submitted(api, {
      partnerId: mergedId,
      reviewerId: ada,
      reviewedOn: "2026-05-19",
      nightCalls: [no(mail)],
    });
    await submitted(api, { partnerId: mergedId, nightCalls: [yes(mail), no(phones)] });
    const versions = { survivorVersion: 1, mergedVersion: 1 };
    await api.context().commit((tx) => mergePartners(tx, { survivorId, mergedId, ...versions }));
    expect(await tally(survivorId)).toEqual([
      { area: "Mail", yes: 1, no: 1, latestOn: "2026-05-19" },
      { area: "Phones", yes: 0, no: 1, latestOn: "2026-05-18" },
    ]);
  });

  test("shows a partner what is said of it, and nothing that is said of others", async () => {
    const mine = await submitted(api, { nightCalls: [yes(mail)] });
    const theirs = await submitted(api, { nightCalls: [no(mail)] });
    const scoped = api.context({ role: Role.VIEWER, partnerIds: [mine.partner.id] });
    expect(await nightCallsByReview(scoped, [mine.id, theirs.id])).toMatchObject([[{ wouldCall: true }], []]);
    expect(await nightCallsOf(scoped, mine.partner.id, null)).toMatchObject([{ yes: 1 }]);
    expect(await nightCallsOf(scoped, theirs.partner.id, null)).toEqual([]);
  });
});
