import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { Role } from "../../../src/kernel/Role.js";
import { startTestApi, type TestApi } from "../../support/api.js";
import {
  addContract,
  addPartner,
  done,
  EUR,
  everything,
  NOBODY,
  NOW,
  read,
  send,
  TACIT,
} from "./contractSamples.js";

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi({ clock: () => new Date(NOW) });
});
afterAll(() => api.stop());

/** The errors of an input that must store nothing, as code and field. */
async function errorsOf(mutation: string, input: object): Promise<string[]> {
  const before = await everything(api);
  const { userErrors } = await send(api, mutation, input);
  expect(await everything(api)).toEqual(before);
  return userErrors.map(({ code, field }: { code: string; field: string }) => `${code} ${field}`);
}

describe("a new contract", () => {
  const WHOLE = {
    kind: "RETAINER",
    title: "Firewall retainer",
    number: "C-2026-17",
    department: "Fire",
    value: EUR("120000.5"),
    startsOn: "2026-01-31",
    endsOn: "2027-01-30",
    ...TACIT,
    partnerNoticeDays: 180,
    signedOn: "2025-12-01",
  };

  test("keeps all that was said, and its first term", async () => {
    const partnerId = await addPartner(api);
    const id = "0199c0de-0000-7000-8000-0000000000c1";
    const references = [{ system: "erp", id: "4711" }];
    const contract = await done(api, "contractCreate", {
      ...WHOLE,
      id,
      partnerId,
      externalReferences: references,
    });
    expect(contract).toMatchObject({
      ...WHOLE,
      id,
      version: 1,
      value: { amount: "120000.50", currency: "EUR" },
      currency: "EUR",
      partner: { id: partnerId },
      parent: null,
      externalReferences: references,
      settledUntil: "2027-01-30",
      terms: [{ number: 1, kind: "INITIAL", startsOn: "2026-01-31", endsOn: "2027-01-30", lapsedFrom: null }],
      state: "IN_FORCE",
      currentTerm: { startsOn: "2026-01-31", endsOn: "2027-01-30" },
      lastSafeNoticeOn: "2026-11-01",
      nextRenewalOn: "2027-01-31",
      paid: null,
      termination: null,
    });
    expect(await read(api, id)).toEqual(contract);
  });

  test.each([
    ["no title", { title: " " }, ["INVALID title"]],
    ["an end before its start", { endsOn: "2025-12-31" }, ["INVALID endsOn"]],
    ["a value below zero", { value: EUR("-1") }, ["INVALID value.amount"]],
    ["a notice window longer than its term", { ...TACIT, noticeDays: 366 }, ["INVALID noticeDays"]],
    [
      "the partner's notice window longer than a renewal",
      { ...TACIT, renewalMonths: 1, noticeDays: 31, partnerNoticeDays: 32 },
      ["INVALID partnerNoticeDays"],
    ],
    [
      "tacit renewals without end, length and window",
      { renewalMode: "TACIT", endsOn: null },
      ["INVALID endsOn", "INVALID renewalMonths", "INVALID noticeDays"],
    ],
    ["an express renewal of what has no end", { renewalMode: "EXPRESS", endsOn: null }, ["INVALID endsOn"]],
    ["a renewal of what is not renewed", { renewalMonths: 12 }, ["INVALID renewalMonths"]],
    ["a renewal of no months", { ...TACIT, renewalMonths: 0 }, ["INVALID renewalMonths"]],
    [
      "days of another age",
      { startsOn: "1200-01-01", endsOn: "9999-12-31" },
      ["INVALID startsOn", "INVALID endsOn"],
    ],
    ["null for a start's mode", { renewalMode: null }, ["INVALID renewalMode"]],
    ["a partner that does not exist", { partnerId: NOBODY }, ["NOT_FOUND partnerId"]],
    ["a parent that does not exist", { parentId: NOBODY }, ["NOT_FOUND parentId"]],
  ])("is refused with %s", async (_name, different, errors) => {
    const { partner } = await addContract(api);
    const input = { kind: "SOW", title: "T", startsOn: "2026-01-01", endsOn: "2026-12-31" };
    expect(await errorsOf("contractCreate", { partnerId: partner.id, ...input, ...different })).toEqual(
      errors,
    );
  });

  test("is a manager's to add", async () => {
    const input = { partnerId: await addPartner(api), kind: "SOW", title: "T", startsOn: "2026-01-01" };
    await expect(send(api, "contractCreate", input, Role.REVIEWER)).rejects.toThrow("MANAGER");
  });
});

describe("a change", () => {
  test("keeps what is left out, and moves the first term", async () => {
    const contract = await addContract(api, { ...TACIT, number: "7", value: EUR("10") });
    const { id, version } = contract;
    const changed = await done(api, "contractUpdate", {
      id,
      expectedVersion: version,
      endsOn: "2026-06-30",
      value: null,
    });
    const term = { ...contract.terms[0], endsOn: "2026-06-30" };
    expect(changed).toMatchObject({
      number: "7",
      value: null,
      version: 2,
      settledUntil: "2026-06-30",
      terms: [term],
    });
  });

  test("of a stale version is a conflict, and shows the contract as it is", async () => {
    const { id } = await addContract(api);
    await done(api, "contractUpdate", { id, expectedVersion: 1, title: "New" });
    const { contract, userErrors } = await send(api, "contractUpdate", {
      id,
      expectedVersion: 1,
      title: "Newer",
    });
    expect(userErrors).toMatchObject([{ code: "CONFLICT", field: "expectedVersion" }]);
    expect(contract).toMatchObject({ title: "New", version: 2 });
  });

  test("that makes the first term overlap a renewal is refused", async () => {
    const { id } = await addContract(api);
    await done(api, "contractRenew", { contractId: id, expectedVersion: 1, endsOn: "2027-12-31" });
    const change = { id, expectedVersion: 2 };
    expect(await errorsOf("contractUpdate", { ...change, endsOn: "2027-01-01" })).toEqual(["INVALID endsOn"]);
    expect(await errorsOf("contractUpdate", { ...change, endsOn: "2026-12-30" })).toEqual(["INVALID endsOn"]);
    expect(await errorsOf("contractUpdate", { ...change, startsOn: "2027-02-01" })).toEqual([
      "INVALID endsOn",
    ]);
  });

  test("of the currency is refused once money is in it", async () => {
    const { id } = await addContract(api, { value: EUR("10") });
    const usd = { id, value: { amount: "11", currency: "USD" } };
    expect(await done(api, "contractUpdate", { ...usd, expectedVersion: 1 })).toMatchObject({
      currency: "USD",
    });
    const amount = { amount: "5", currency: "USD" };
    await done(api, "contractPaymentRecord", {
      contractId: id,
      expectedVersion: 2,
      paidOn: "2026-02-01",
      amount,
    });
    const eur = { id, expectedVersion: 3, value: EUR("12") };
    expect(await errorsOf("contractUpdate", eur)).toEqual(["INVALID value.currency"]);
  });
});

describe("the agreement above", () => {
  test("must be with the same partner, or with one in which this partner has a part", async () => {
    const other = await addPartner(api);
    const parent = await addContract(api, { kind: "MSA" });
    const child = { partnerId: parent.partner.id, parentId: parent.id };
    expect((await addContract(api, child)).parent).toEqual({ id: parent.id });
    const strange = { kind: "SOW", title: "T", startsOn: "2026-01-01", ...child, partnerId: other };
    expect(await errorsOf("contractCreate", strange)).toEqual(["INVALID parentId"]);
    await done(api, "contractPartyAdd", {
      contractId: parent.id,
      expectedVersion: 1,
      partnerId: other,
      role: "SUBCONTRACTOR",
    });
    expect((await addContract(api, strange)).parent).toEqual({ id: parent.id });
    const { data } = await api.query(
      `query ($id: UUID!) { contract(id: $id) { children { totalCount } parties { id } } }`,
      {
        id: parent.id,
      },
    );
    expect(data.contract.children.totalCount).toBe(2);
    const removal = { id: data.contract.parties[0].id, expectedVersion: 2 };
    expect(await errorsOf("contractPartyRemove", removal)).toEqual(["CONFLICT id"]);
  });

  test("can never be a contract's own descendant", async () => {
    const top = await addContract(api);
    const of = { partnerId: top.partner.id };
    const middle = await addContract(api, { ...of, parentId: top.id });
    const low = await addContract(api, { ...of, parentId: middle.id });
    for (const parentId of [top.id, low.id])
      expect(await errorsOf("contractUpdate", { id: top.id, expectedVersion: 1, parentId })).toEqual([
        "INVALID parentId",
      ]);
  });
});

describe("an upsert", () => {
  const input = (partnerId: string, id: string, more: object = {}): object => ({
    partnerId,
    kind: "SOW",
    title: "Roll-out",
    startsOn: "2026-01-01",
    externalReferences: [{ system: "procurement", id }],
    ...more,
  });

  test("adds once, then changes what has the reference", async () => {
    const partnerId = await addPartner(api);
    const first = await done(api, "contractUpsert", input(partnerId, "A-1"));
    const again = await done(api, "contractUpsert", input(partnerId, "A-1", { title: "Roll-out 2" }));
    expect(again).toMatchObject({ id: first.id, title: "Roll-out 2", version: 2 });
  });

  test("by two callers at once adds one", async () => {
    const partnerId = await addPartner(api);
    const both = await Promise.all(
      [1, 2, 3, 4].map(() => done(api, "contractUpsert", input(partnerId, "A-2"))),
    );
    expect(new Set(both.map(({ id }) => id)).size).toBe(1);
  });

  test.each([
    ["without a reference", { externalReferences: [] }, "INVALID externalReferences"],
    ["with a version of what does not exist", { expectedVersion: 1 }, "CONFLICT expectedVersion"],
  ])("%s is refused", async (_name, more, error) => {
    expect(await errorsOf("contractUpsert", input(await addPartner(api), "A-3", more))).toEqual([error]);
  });

  test("gives no contract to another partner", async () => {
    await done(api, "contractUpsert", input(await addPartner(api), "A-4"));
    const other = input(await addPartner(api), "A-4");
    expect(await errorsOf("contractUpsert", other)).toEqual(["INVALID partnerId"]);
  });
});
