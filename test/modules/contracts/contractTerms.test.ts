import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { startTestApi, type TestApi } from "../../support/api.js";
import { addContract, done, EUR, everything, NOW, read, send, TACIT } from "./contractSamples.js";

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi({ clock: () => new Date(NOW) });
});
afterAll(() => api.stop());

async function errorsOf(mutation: string, input: object): Promise<string[]> {
  const before = await everything(api);
  const { userErrors } = await send(api, mutation, input);
  expect(await everything(api)).toEqual(before);
  return userErrors.map(({ code, field }: { code: string; field: string }) => `${code} ${field}`);
}

describe("a renewal", () => {
  test("follows the last day, for as long as renewals last, and month ends stay", async () => {
    const contract = await addContract(api, {
      startsOn: "2026-01-31",
      endsOn: "2026-02-27",
      renewalMode: "EXPRESS",
      renewalMonths: 1,
    });
    const first = await done(api, "contractRenew", {
      contractId: contract.id,
      expectedVersion: 1,
      value: EUR("3"),
    });
    expect(first.terms[1]).toEqual({
      number: 2,
      kind: "RENEWAL",
      startsOn: "2026-02-28",
      endsOn: "2026-03-30",
      lapsedFrom: null,
      value: { amount: "3.00", currency: "EUR" },
      decidedOn: "2026-05-20",
    });
    const second = await done(api, "contractRenew", { contractId: contract.id, expectedVersion: 2 });
    expect(second.terms[2]).toMatchObject({ startsOn: "2026-03-31", endsOn: "2026-04-29" });
    expect(second).toMatchObject({ version: 3, settledUntil: "2026-04-29", currency: "EUR", state: "ENDED" });
  });

  test("of a tacit contract begins when the next tacit term would", async () => {
    const { id } = await addContract(api, { ...TACIT, startsOn: "2020-03-15", endsOn: "2021-03-14" });
    const renewed = await done(api, "contractRenew", {
      contractId: id,
      expectedVersion: 1,
      endsOn: "2030-03-14",
    });
    expect(renewed).toMatchObject({
      terms: [{}, { startsOn: "2027-03-15", endsOn: "2030-03-14" }],
      currentTerm: { startsOn: "2026-03-15", endsOn: "2027-03-14" },
      nextRenewalOn: "2027-03-15",
      lastSafeNoticeOn: "2029-12-14",
    });
  });

  test("after a gap must say so, and the gap shows", async () => {
    const { id } = await addContract(api, { startsOn: "2025-01-01", endsOn: "2025-12-31" });
    const late = { contractId: id, expectedVersion: 1, startsOn: "2026-06-01", endsOn: "2026-12-31" };
    expect(await errorsOf("contractRenew", late)).toEqual(["INVALID startsOn"]);
    const renewed = await done(api, "contractRenew", { ...late, afterLapse: true });
    expect(renewed).toMatchObject({ state: "LAPSED", currentTerm: null, nextRenewalOn: "2026-06-01" });
    expect(renewed.terms[1].lapsedFrom).toBe("2026-01-01");
    const { data } = await api.query(
      `query ($id: UUID!) { contract(id: $id) { before: state(asOf: "2025-12-31") in: state(asOf: "2026-06-01") after: state(asOf: "2027-01-01") } }`,
      { id },
    );
    expect(data.contract).toEqual({ before: "IN_FORCE", in: "IN_FORCE", after: "ENDED" });
  });

  test.each([
    ["overlaps the term before", {}, { startsOn: "2026-12-31", endsOn: "2027-12-31" }, "INVALID startsOn"],
    ["begins before the contract", {}, { startsOn: "2020-01-01", endsOn: "2020-12-31" }, "INVALID startsOn"],
    [
      "ends in another age",
      { startsOn: "2190-01-01", endsOn: "2190-12-31", renewalMode: "EXPRESS", renewalMonths: 600 },
      {},
      "INVALID endsOn",
    ],
    ["overlaps a tacit term", TACIT, { startsOn: "2027-02-01" }, "INVALID startsOn"],
    [
      "would leave a gap in tacit renewals",
      TACIT,
      { startsOn: "2028-02-01", afterLapse: true },
      "INVALID startsOn",
    ],
    ["ends before it begins", {}, { endsOn: "2026-12-31" }, "INVALID endsOn"],
    ["has no end that anybody knows", {}, {}, "INVALID endsOn"],
    ["is shorter than the notice window", { noticeDays: 60 }, { endsOn: "2027-02-28" }, "INVALID endsOn"],
    ["is of a contract without an end", { endsOn: null }, { endsOn: "2027-02-28" }, "INVALID startsOn"],
    ["has a value below zero", {}, { endsOn: "2027-12-31", value: EUR("-1") }, "INVALID value.amount"],
    [
      "has a value in another currency",
      { value: EUR("1") },
      { endsOn: "2027-12-31", value: { amount: "1", currency: "USD" } },
      "INVALID value.currency",
    ],
  ])("that %s is refused", async (_name, contract, renewal, error) => {
    const { id } = await addContract(api, contract);
    expect(await errorsOf("contractRenew", { contractId: id, expectedVersion: 1, ...renewal })).toEqual([
      error,
    ]);
  });
});

describe("an amendment", () => {
  test("moves the end, changes the value by less than nothing, and is counted", async () => {
    const { id } = await addContract(api, { ...TACIT, value: EUR("100") });
    const of = { contractId: id };
    const amendment = {
      effectiveOn: "2026-03-01",
      title: "Less for longer",
      reason: "Scope",
      endsOn: "2027-03-31",
    };
    const first = await done(api, "contractAmend", {
      ...of,
      expectedVersion: 1,
      ...amendment,
      amount: EUR("-25.25"),
    });
    expect(first).toMatchObject({
      settledUntil: "2027-03-31",
      endsOn: "2026-12-31",
      currentTerm: { startsOn: "2026-01-01", endsOn: "2027-03-31" },
      lastSafeNoticeOn: "2026-12-31",
      nextRenewalOn: "2027-04-01",
    });
    const second = await done(api, "contractAmend", {
      ...of,
      expectedVersion: 2,
      effectiveOn: "2026-04-01",
      title: "More",
    });
    expect(second.amendments.nodes).toEqual([
      { number: 1, ...amendment, amount: { amount: "-25.25", currency: "EUR" } },
      { number: 2, effectiveOn: "2026-04-01", title: "More", reason: null, amount: null, endsOn: null },
    ]);
  });

  test.each([
    ["moves the end before it takes effect", {}, { endsOn: "2026-02-28" }, "INVALID endsOn"],
    [
      "moves the end before the start",
      {},
      { effectiveOn: "2025-01-01", endsOn: "2025-12-31" },
      "INVALID endsOn",
    ],
    ["comes after the end", {}, { effectiveOn: "2027-01-02", endsOn: "2027-12-31" }, "INVALID effectiveOn"],
    ["leaves less than the notice window", TACIT, { endsOn: "2026-03-30" }, "INVALID endsOn"],
    [
      "is in another currency",
      { value: EUR("1") },
      { amount: { amount: "-1", currency: "CHF" } },
      "INVALID amount.currency",
    ],
    ["has no title", {}, { title: "" }, "INVALID title"],
  ])("that %s is refused", async (_name, contract, amendment, error) => {
    const { id } = await addContract(api, contract);
    const input = { contractId: id, expectedVersion: 1, effectiveOn: "2026-03-01", title: "T", ...amendment };
    expect(await errorsOf("contractAmend", input)).toEqual([error]);
  });

  test("that would make two terms overlap, or leave a hole, is refused", async () => {
    const { id } = await addContract(api);
    await done(api, "contractRenew", { contractId: id, expectedVersion: 1, endsOn: "2027-12-31" });
    const input = { contractId: id, expectedVersion: 2, effectiveOn: "2026-03-01", title: "T" };
    for (const endsOn of ["2027-01-01", "2026-12-30"])
      expect(await errorsOf("contractAmend", { ...input, endsOn })).toEqual(["INVALID endsOn"]);
  });
});

describe("a termination", () => {
  const notice = { givenBy: "US", noticeGivenOn: "2026-05-01", reason: "Too slow." };

  test("ends a tacit contract at the end of the first term for which it is in time", async () => {
    const { id } = await addContract(api, TACIT);
    const ended = await done(api, "contractTerminate", { contractId: id, expectedVersion: 1, ...notice });
    expect(ended).toMatchObject({
      termination: { ...notice, effectiveOn: "2026-12-31" },
      state: "IN_NOTICE",
      currentTerm: { startsOn: "2026-01-01", endsOn: "2026-12-31" },
      lastSafeNoticeOn: null,
      nextRenewalOn: null,
    });
    const { data } = await api.query(
      `query ($id: UUID!) { contract(id: $id) { before: state(asOf: "2026-04-30") after: state(asOf: "2027-01-01")
        safe: lastSafeNoticeOn(asOf: "2026-04-30") } }`,
      { id },
    );
    expect(data.contract).toEqual({ before: "IN_FORCE", after: "TERMINATED", safe: "2026-10-02" });
  });

  test("that comes too late for a term ends the next one", async () => {
    const { id } = await addContract(api, { ...TACIT, startsOn: "2025-07-01", endsOn: "2026-06-30" });
    const ended = await done(api, "contractTerminate", { contractId: id, expectedVersion: 1, ...notice });
    expect(ended.termination.effectiveOn).toBe("2027-06-30");
  });

  test("of a contract without an end waits for the notice window", async () => {
    const { id } = await addContract(api, { endsOn: null, noticeDays: 30, partnerNoticeDays: 60 });
    const by = { contractId: id, expectedVersion: 1, ...notice, givenBy: "PARTNER" };
    expect((await done(api, "contractTerminate", by)).termination.effectiveOn).toBe("2026-06-30");
  });

  test.each([
    ["before the start", { effectiveOn: "2025-12-31", noticeGivenOn: "2025-11-01" }, "INVALID effectiveOn"],
    ["before notice was given", { effectiveOn: "2026-04-30" }, "INVALID effectiveOn"],
    ["after it ends by itself", { effectiveOn: "2027-01-01" }, "INVALID effectiveOn"],
    ["on a day that nobody says", {}, "INVALID effectiveOn"],
    [
      "by a notice of next month",
      { noticeGivenOn: "2026-06-20", effectiveOn: "2026-12-31" },
      "INVALID noticeGivenOn",
    ],
    ["without a reason", { reason: " ", effectiveOn: "2026-12-31" }, "INVALID reason"],
  ])("%s is refused", async (_name, different, error) => {
    const { id } = await addContract(api);
    const input = { contractId: id, expectedVersion: 1, ...notice, ...different };
    expect(await errorsOf("contractTerminate", input)).toEqual([error]);
  });

  test("stands: neither renewal nor amendment nor another notice changes what was ended", async () => {
    const { id } = await addContract(api, TACIT);
    await done(api, "contractTerminate", { contractId: id, expectedVersion: 1, ...notice });
    const of = { contractId: id, expectedVersion: 2 };
    expect(await errorsOf("contractRenew", of)).toEqual(["CONFLICT contractId"]);
    const amendment = { ...of, effectiveOn: "2026-06-01", title: "T" };
    expect(await errorsOf("contractAmend", amendment)).toEqual(["CONFLICT contractId"]);
    expect(await errorsOf("contractTerminate", { ...of, ...notice })).toEqual(["CONFLICT contractId"]);
    expect((await read(api, id)).version).toBe(2);
  });
});
