import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { startTestApi, type TestApi } from "../../support/api.js";
import { addArea } from "../offerings/support.js";
import {
  addContract,
  addPartner,
  done,
  EUR,
  everything,
  NOBODY,
  NOW,
  send,
  TACIT,
} from "./contractSamples.js";

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

/** A new contract, as an addition names it. */
const to = async (different: object = {}): Promise<{ contractId: string; expectedVersion: number }> => ({
  contractId: (await addContract(api, different)).id,
  expectedVersion: 1,
});

describe("a payment", () => {
  const paid = { paidOn: "2026-02-01", amount: EUR("10.10") };

  test("adds up with others; a total takes the place of the one before", async () => {
    const { contractId } = await to({ value: EUR("100") });
    const pay = (expectedVersion: number, more: object): Promise<any> =>
      done(api, "contractPaymentRecord", { contractId, expectedVersion, ...paid, ...more });
    await pay(1, {});
    await pay(2, { amount: EUR("0.2") });
    const total = { basis: "TOTAL", reference: "item 1" };
    expect((await pay(3, { ...total, amount: EUR("50") })).paid).toEqual({
      amount: "60.30",
      currency: "EUR",
    });
    const later = await pay(4, { ...total, paidOn: "2026-03-01", amount: EUR("70") });
    expect(later.paid).toEqual({ amount: "80.30", currency: "EUR" });
    expect(later.payments.nodes).toHaveLength(3);
    const late = { contractId, expectedVersion: 5, ...paid, ...total };
    expect(await errorsOf("contractPaymentRecord", late)).toEqual(["CONFLICT paidOn"]);
  });

  test("of several that saw the same contract, exactly one is stored", async () => {
    const addition = await to();
    const inputs = Array.from({ length: 8 }, () =>
      send(api, "contractPaymentRecord", { ...addition, ...paid }),
    );
    const errors = (await Promise.all(inputs)).flatMap(({ userErrors }) => userErrors);
    expect(errors).toHaveLength(7);
    for (const error of errors) expect(error).toMatchObject({ code: "CONFLICT", field: "expectedVersion" });
    const { contract } = await send(api, "contractPaymentRecord", { ...addition, ...paid });
    expect(contract).toMatchObject({ version: 2, paid: { amount: "10.10", currency: "EUR" } });
  });

  test.each([
    ["below zero", { amount: EUR("-1") }, "INVALID amount.amount"],
    ["in another currency", { amount: { amount: "1", currency: "USD" } }, "INVALID amount.currency"],
    ["in the future", { paidOn: "2026-05-21" }, "INVALID paidOn"],
    ["as the total of nothing", { basis: "TOTAL" }, "INVALID reference"],
  ])("%s is refused", async (_name, different, error) => {
    const input = { ...(await to({ value: EUR("1") })), ...paid, ...different };
    expect(await errorsOf("contractPaymentRecord", input)).toEqual([error]);
  });

  test("in the first currency that is spoken of sets that of the contract", async () => {
    const contract = await done(api, "contractPaymentRecord", { ...(await to()), ...paid });
    expect(contract).toMatchObject({ currency: "EUR", value: null });
  });
});

describe("an entitlement", () => {
  const granted = async (): Promise<object> => ({
    serviceAreaId: await addArea(api, `Area ${Math.random()}`),
    supportLevel: "L3",
  });

  test("holds from the contract's first day, shows with its area, and ends", async () => {
    const input = {
      ...(await to()),
      ...(await granted()),
      roundTheClock: true,
      retainerHours: 12.5,
      retainerPeriod: "MONTH",
    };
    const { entitlements, version } = await done(api, "entitlementAdd", input);
    const said = {
      supportLevel: "L3",
      roundTheClock: true,
      retainerHours: 12.5,
      retainerPeriod: "MONTH",
      calendar: null,
    };
    expect(entitlements).toMatchObject([{ ...said, startsOn: "2026-01-01", endsOn: null }]);
    const [{ id, serviceArea }] = entitlements;
    const { data } = await api.query(
      `query ($id: UUID!) { serviceArea(id: $id) { entitlements { nodes { id contract { id partner { id } } } totalCount } } }`,
      { id: serviceArea.id },
    );
    expect(data.serviceArea.entitlements).toMatchObject({
      totalCount: 1,
      nodes: [{ id, contract: { id: input.contractId } }],
    });
    const end = { id, expectedVersion: version, endsOn: "2026-06-30" };
    expect((await done(api, "entitlementEnd", end)).entitlements).toMatchObject([{ endsOn: "2026-06-30" }]);
    const wrong = { ...end, expectedVersion: Number(version) + 1 };
    expect(await errorsOf("entitlementEnd", { ...wrong, endsOn: "2025-12-31" })).toEqual(["INVALID endsOn"]);
    expect(await errorsOf("entitlementEnd", { ...wrong, endsOn: "2027-01-01" })).toEqual(["INVALID endsOn"]);
  });

  test.each([
    ["an area that does not exist", { serviceAreaId: NOBODY }, "NOT_FOUND serviceAreaId"],
    ["a calendar that does not exist", { calendarId: NOBODY }, "NOT_FOUND calendarId"],
    ["a calendar and all hours", { calendarId: NOBODY, roundTheClock: true }, "INVALID calendarId"],
    ["hours without a period", { retainerHours: 10 }, "INVALID retainerPeriod"],
    ["a period without hours", { retainerPeriod: "YEAR" }, "INVALID retainerHours"],
    ["no hours", { retainerHours: 0, retainerPeriod: "YEAR" }, "INVALID retainerHours"],
    ["an end before its start", { startsOn: "2026-03-01", endsOn: "2026-02-28" }, "INVALID endsOn"],
    ["a start before the contract's", { startsOn: "2025-12-31" }, "INVALID startsOn"],
    ["an end after the contract's", { endsOn: "2027-01-01" }, "INVALID endsOn"],
  ])("to %s is refused", async (_name, different, error) => {
    const input = { ...(await to()), ...(await granted()), ...different };
    expect(await errorsOf("entitlementAdd", input)).toEqual([error]);
  });
});

describe("an obligation", () => {
  const report = { title: "Report", owedBy: "PARTNER", recurrence: "QUARTERLY", firstDueOn: "2026-03-31" };

  test("is met day by day, and then nothing is left", async () => {
    const input = { ...(await to({ endsOn: "2026-07-31" })), ...report };
    const [{ id, nextDueOn }] = (await done(api, "obligationAdd", input)).obligations;
    expect(nextDueOn).toBe("2026-03-31");
    const meet = (expectedVersion: number, more: object = {}): object => ({
      obligationId: id,
      expectedVersion,
      ...more,
    });
    const first = await done(api, "obligationFulfil", meet(2, { fulfilledOn: "2026-04-02", note: "Late" }));
    expect(first.obligations).toMatchObject([
      {
        nextDueOn: "2026-06-30",
        fulfilments: { nodes: [{ dueOn: "2026-03-31", fulfilledOn: "2026-04-02", note: "Late" }] },
      },
    ]);
    expect(await errorsOf("obligationFulfil", meet(3, { dueOn: "2026-03-31" }))).toEqual(["CONFLICT dueOn"]);
    expect(await errorsOf("obligationFulfil", meet(3, { dueOn: "2026-05-31" }))).toEqual(["INVALID dueOn"]);
    expect(await errorsOf("obligationFulfil", meet(3, { fulfilledOn: "2026-05-21" }))).toEqual([
      "INVALID fulfilledOn",
    ]);
    expect(await errorsOf("obligationFulfil", meet(2))).toEqual(["CONFLICT expectedVersion"]);
    const second = await done(api, "obligationFulfil", meet(3));
    expect(second.obligations).toMatchObject([{ nextDueOn: null }]);
    expect(await errorsOf("obligationFulfil", meet(4))).toEqual(["INVALID obligationId"]);
  });

  test.each([
    ["an end before it is due", { dueUntil: "2026-03-30" }, "INVALID dueUntil"],
    ["an end of what is due once", { recurrence: "ONCE", dueUntil: "2026-12-31" }, "INVALID dueUntil"],
    ["no title", { title: "" }, "INVALID title"],
  ])("with %s is refused", async (_name, different, error) => {
    expect(await errorsOf("obligationAdd", { ...(await to()), ...report, ...different })).toEqual([error]);
  });
});

describe("documents and parties", () => {
  test("are added and taken away, each as a new version", async () => {
    const addition = await to();
    const document = { title: "Signed copy", url: "https://example.com/c.pdf" };
    const { documents } = await done(api, "contractDocumentAdd", { ...addition, ...document });
    expect(documents).toMatchObject([document]);
    const partnerId = await addPartner(api);
    const party = { ...addition, expectedVersion: 2, partnerId, role: "RESELLER" };
    const { parties } = await done(api, "contractPartyAdd", party);
    expect(parties).toMatchObject([{ role: "RESELLER", partner: { id: partnerId } }]);
    expect(await errorsOf("contractPartyAdd", { ...party, expectedVersion: 3 })).toEqual([
      "CONFLICT partnerId",
    ]);
    await done(api, "contractDocumentRemove", { id: documents[0].id, expectedVersion: 3 });
    const left = await done(api, "contractPartyRemove", { id: parties[0].id, expectedVersion: 4 });
    expect(left).toMatchObject({ documents: [], parties: [], version: 5 });
    expect(await errorsOf("contractDocumentRemove", { id: documents[0].id, expectedVersion: 5 })).toEqual([
      "NOT_FOUND id",
    ]);
  });

  test.each(["javascript:alert(1)", "ftp://example.com/c.pdf", "/etc/passwd", "http://", ""])(
    "the address %j is refused",
    async (url) => {
      const input = { ...(await to()), title: "T", url };
      expect(await errorsOf("contractDocumentAdd", input)).toEqual(["INVALID url"]);
    },
  );

  test("the contract's own partner has no other part in it", async () => {
    const { id, partner } = await addContract(api, TACIT);
    const input = { contractId: id, expectedVersion: 1, partnerId: partner.id, role: "GUARANTOR" };
    expect(await errorsOf("contractPartyAdd", input)).toEqual(["INVALID partnerId"]);
  });
});

describe("a merge of partners", () => {
  test("moves contracts and parts, and folds doubles", async () => {
    const [kept, merged] = [await addPartner(api), await addPartner(api)];
    const own = await addContract(api, { partnerId: merged });
    const party = { contractId: own.id, expectedVersion: 1, partnerId: kept, role: "RESELLER" };
    await done(api, "contractPartyAdd", party);
    const other = await addContract(api);
    for (const [at, partnerId] of [kept, merged].entries())
      await done(api, "contractPartyAdd", {
        contractId: other.id,
        expectedVersion: at + 1,
        partnerId,
        role: "RESELLER",
      });
    const { data } = await api.query(
      `mutation ($input: PartnersMergeInput!) { partnersMerge(input: $input) { userErrors { message }
         partner { id contracts { nodes { id version parties { id } } totalCount } } } }`,
      { input: { survivorId: kept, survivorVersion: 1, mergedId: merged, mergedVersion: 1 } },
    );
    expect(data.partnersMerge).toEqual({
      userErrors: [],
      partner: { id: kept, contracts: { totalCount: 1, nodes: [{ id: own.id, version: 3, parties: [] }] } },
    });
    const { data: after } = await api.query(
      `query ($id: UUID!) { contract(id: $id) { parties { partner { id } } } }`,
      {
        id: other.id,
      },
    );
    expect(after.contract.parties).toEqual([{ partner: { id: kept } }]);
    const left = await api.dataSource.query(
      `SELECT count(*)::int AS n FROM contract_term WHERE partner_id = $1`,
      [merged],
    );
    expect(left).toEqual([{ n: 0 }]);
  });
});
