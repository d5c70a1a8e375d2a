import { afterAll, beforeAll, expect, test } from "@jest/globals";
import fc from "fast-check";
import { convert, sumOf } from "../../../src/kernel/decimalRules.js";
import { parseRate } from "../../../src/kernel/moneyRules.js";
import { Role } from "../../../src/kernel/Role.js";
import { ContractKind } from "../../../src/modules/contracts/Contract.js";
import { createContract } from "../../../src/modules/contracts/contractService.js";
import { recordPayment } from "../../../src/modules/contracts/contractPartsService.js";
import { sumOver } from "../../../src/modules/organisation/moneySumRules.js";
import { createPartner } from "../../../src/modules/partners/partnerService.js";
import { updateSettings } from "../../../src/modules/settings/settingsService.js";
import { startTestApi, type TestApi } from "../../support/api.js";

let api: TestApi;
let partnerId: string;

beforeAll(async () => {
  api = await startTestApi({ clock: () => new Date("2026-11-20T12:00:00Z") });
  await api.context().commit(async (tx) => {
    partnerId = (await createPartner(tx, { name: "Paid in three currencies" })).id;
    const contract = (value: object | null, more: object = {}): ReturnType<typeof createContract> =>
      createContract(tx, {
        partnerId,
        kind: ContractKind.SUPPORT,
        title: "Support",
        startsOn: "2026-01-01",
        endsOn: "2026-12-31",
        ...(value && { value }),
        ...more,
      } as never);
    const euros = await contract({ amount: "1000.00", currency: "EUR" });
    await contract({ amount: "500.25", currency: "EUR" });
    await contract({ amount: "99.99", currency: "USD" });
    await contract(null);
    await contract(
      { amount: "7000000.00", currency: "EUR" },
      { startsOn: "2020-01-01", endsOn: "2020-12-31" },
    );
    for (const paidOn of ["2026-03-01", "2026-10-01"])
      await recordPayment(tx, {
        contractId: euros.id,
        expectedVersion: paidOn === "2026-03-01" ? euros.version : euros.version + 1,
        paidOn,
        amount: { amount: "100.00", currency: "EUR" },
      });
  });
});
afterAll(() => api.stop());

const SUM = `{ total { amount currency } missingRates parts { amount { amount currency } rate { rate startsOn } converted { amount currency } } }`;
const TOTALS = `{ asOf count withoutValue value ${SUM} paid ${SUM} }`;

const partnerTotals = async (asOf?: string): Promise<any> => {
  const { data, errors } = await api.query(
    `query ($id: UUID!, $asOf: LocalDate) { partner(id: $id) { contractTotals(asOf: $asOf) ${TOTALS} } }`,
    { id: partnerId, asOf },
    Role.VIEWER,
  );
  expect(errors).toEqual([]);
  return data.partner.contractTotals;
};

const setRate = async (input: object): Promise<any> => {
  const { data, errors } = await api.query(
    `mutation ($input: ExchangeRateUpsertInput!) { exchangeRateUpsert(input: $input) {
       exchangeRate { id version rate } userErrors { code field } } }`,
    { input },
    Role.MANAGER,
  );
  expect(errors).toEqual([]);
  return data.exchangeRateUpsert;
};
const EUR = { fromCurrency: "EUR", toCurrency: "GBP" };
const USD = { fromCurrency: "USD", toCurrency: "GBP" };

test("a sum says in which currencies it is, at which rates it was made, and what is missing", async () => {
  const parts = [
    { amount: { amount: "1500.25", currency: "EUR" }, rate: null, converted: null },
    { amount: { amount: "99.99", currency: "USD" }, rate: null, converted: null },
  ];
  // Nobody has chosen a currency: amounts of two cannot be one, those of one can.
  expect(await partnerTotals()).toEqual({
    asOf: "2026-11-20",
    count: 4,
    withoutValue: 1,
    value: { total: null, missingRates: [], parts },
    paid: {
      total: { amount: "200.00", currency: "EUR" },
      missingRates: [],
      parts: [
        {
          amount: { amount: "200.00", currency: "EUR" },
          rate: null,
          converted: { amount: "200.00", currency: "EUR" },
        },
      ],
    },
  });
  await api.context().commit((tx) => updateSettings(tx, { expectedVersion: 1, currency: "GBP" }));
  expect((await partnerTotals()).value).toMatchObject({ total: null, missingRates: ["EUR", "USD"] });

  await setRate({ ...EUR, rate: "0.85", startsOn: "2026-01-01" });
  await setRate({ ...EUR, rate: "0.8612345678", startsOn: "2026-06-01" });
  expect((await partnerTotals()).value).toMatchObject({ total: null, missingRates: ["USD"] });
  await setRate({ ...USD, rate: "0.75", startsOn: "2026-01-01" });
  expect((await partnerTotals()).value).toEqual({
    total: { amount: "1367.06", currency: "GBP" },
    missingRates: [],
    parts: [
      {
        amount: { amount: "1500.25", currency: "EUR" },
        rate: { rate: "0.8612345678", startsOn: "2026-06-01" },
        converted: { amount: "1292.07", currency: "GBP" },
      },
      {
        amount: { amount: "99.99", currency: "USD" },
        rate: { rate: "0.75", startsOn: "2026-01-01" },
        converted: { amount: "74.99", currency: "GBP" },
      },
    ],
  });
});

test("a sum of another day is made of what held then, at that day's rates", async () => {
  expect(await partnerTotals("2026-04-01")).toMatchObject({
    count: 4,
    value: { total: { amount: "1350.20", currency: "GBP" } },
    paid: { total: { amount: "85.00" } },
  });
  expect(await partnerTotals("2025-06-01")).toMatchObject({ count: 0, value: { total: null, parts: [] } });
});

test("what a filter of contracts finds is summed by one question", async () => {
  const { data, errors } = await api.query(
    `query ($filter: ContractFilter) { contractTotals(filter: $filter) ${TOTALS} }`,
    { filter: { startsOn: { lt: "2021-01-01" } } },
    Role.VIEWER,
  );
  expect(errors).toEqual([]);
  expect(data.contractTotals).toMatchObject({
    count: 1,
    value: { parts: [{ amount: { amount: "7000000.00", currency: "EUR" } }] },
  });
});

test("a rate is set again by its currencies and its day, and wrong ones are refused at their fields", async () => {
  const first = await setRate({
    fromCurrency: "CHF",
    toCurrency: "GBP",
    rate: "0.90",
    startsOn: "2026-01-01",
  });
  const second = await setRate({
    fromCurrency: "CHF",
    toCurrency: "GBP",
    rate: "0.91",
    startsOn: "2026-01-01",
  });
  expect(second.exchangeRate).toEqual({ ...first.exchangeRate, version: 2, rate: "0.91" });
  const wrong = { ...EUR, toCurrency: "EUR", rate: "1", startsOn: "1066-10-14" };
  expect((await setRate(wrong)).userErrors).toEqual([
    { code: "INVALID", field: "toCurrency" },
    { code: "INVALID", field: "startsOn" },
  ]);
  expect(
    (await setRate({ ...EUR, rate: "2", startsOn: "2026-01-01", expectedVersion: 9 })).userErrors,
  ).toEqual([{ code: "CONFLICT", field: "expectedVersion" }]);
  const { id, version } = second.exchangeRate;
  const removed = await api.query(
    `mutation ($input: ExchangeRateRemoveInput!) { exchangeRateRemove(input: $input) { exchangeRate { id } userErrors { code } } }`,
    { input: { id, expectedVersion: version } },
    Role.MANAGER,
  );
  expect(removed.data.exchangeRateRemove).toEqual({ exchangeRate: { id }, userErrors: [] });
  const left = await api.query(
    `{ exchangeRates(filter: { fromCurrency: { eq: "CHF" } }) { totalCount } }`,
    {},
    Role.VIEWER,
  );
  expect(left.data.exchangeRates.totalCount).toBe(0);
});

const amounts = fc
  .tuple(fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }), fc.constantFrom("CHF", "EUR", "USD"))
  .map(([cents, currency]) => ({
    amount: sumOf([
      `${cents < 0n ? "-" : ""}${String(cents < 0n ? -cents : cents)
        .padStart(3, "0")
        .replace(/(..)$/, ".$1")}`,
    ]),
    currency,
  }));
const rates = fc
  .tuple(fc.integer({ min: 0, max: 999 }), fc.integer({ min: 1, max: 999_999_999 }))
  .map(([whole, rest]) => parseRate(`${whole}.${String(rest).padStart(9, "0")}`) as string);

test("what is shown of a sum adds up to its total, whatever the order of the amounts", () => {
  fc.assert(
    fc.property(fc.array(amounts, { minLength: 1, maxLength: 20 }), rates, rates, (list, eur, usd) => {
      const known = new Map(
        [["EUR", eur] as const, ["USD", usd] as const].map(([code, rate]) => [code, { rate } as never]),
      );
      const sum = sumOver(list, "CHF", known);
      expect(sum.total?.amount).toBe(sumOf(sum.parts.map(({ converted }) => converted?.amount ?? "")));
      expect(sumOver([...list].reverse(), "CHF", known)).toEqual(sum);
    }),
  );
});

test("a conversion is the product, rounded to the nearest cent, and half a cent away from zero", () => {
  expect(convert("1.00", "0.005")).toBe("0.01");
  expect(convert("-1.00", "0.005")).toBe("-0.01");
  expect(convert("1.00", "0.0049999999")).toBe("0.00");
  expect(convert("999999999999999.9999", "1")).toBe("1000000000000000.00");
  fc.assert(
    fc.property(
      fc.integer({ min: -1_000_000, max: 1_000_000 }),
      fc.integer({ min: 1, max: 99_999 }),
      (cents, rate) => {
        const amount = (cents / 100).toFixed(2);
        const exact = (cents * rate) / 100_000 / 100;
        expect(Math.abs(Number(convert(amount, (rate / 100_000).toFixed(5))) - exact)).toBeLessThanOrEqual(
          0.005 + 1e-9,
        );
      },
    ),
  );
});
