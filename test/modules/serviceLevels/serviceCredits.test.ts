import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { statementsOf } from "../../support/statements.js";
import { NOBODY, setScene, type Agreed, type Scene } from "./serviceLevelScene.js";

let now = "2026-11-20T12:00:00.000Z";
let scene: Scene;
beforeAll(async () => {
  scene = await setScene(() => now);
});
afterAll(() => scene.api.stop());

const EUR = (amount: string): object => ({ amount, currency: "EUR" });
const TIERS = [
  { belowPercent: "99", creditPercent: "5" },
  { belowPercent: "50", creditPercent: "25" },
];
const CREDIT = `startsOn endsOn fee { amount currency } atRiskPercent creditPercent amount { amount currency } claimBy state
  lines { kept decided keptShare creditPercent serviceLevel { id severity } } claim { id }`;
const CLAIM = `id version month claimedOn amount { amount currency } note settledOn outcome paid { amount } reason contract { id }`;

/** A contract that is worth 12,000 a year, with terms, under which an incident is to be put right within four hours. */
async function contract(terms: object = {}, different: object = {}): Promise<Agreed> {
  const agreed = await scene.agreed({ value: EUR("12000"), ...different });
  await scene.level(agreed, { respondMinutes: null, creditTiers: TIERS });
  await agree(agreed, terms);
  return agreed;
}

async function agree(agreed: Agreed, terms: object = {}): Promise<any> {
  const made = await scene.done("serviceCreditTermsAgree", "contract", TERMS, {
    ...{ contractId: agreed.contractId, expectedVersion: agreed.version },
    ...{ feeBasis: "CONTRACT_VALUE", atRiskPercent: "15", claimDays: 30, ...terms },
  });
  agreed.version = made.version;
  return made;
}
const TERMS =
  "version serviceCreditTerms { startsOn monthlyFee { amount currency } atRiskPercent claimDays }";

/** An incident that was put right after so many hours. */
async function incident({ partnerId }: Agreed, startedAt: string, hours: number): Promise<any> {
  const { id: engagementId } = await scene.incident(partnerId, { startedAt });
  const clock = await scene.done("serviceClockStart", "serviceClock", "id version", { engagementId });
  const resolvedAt = new Date(Date.parse(startedAt) + hours * 3_600_000).toISOString();
  const mark = { id: clock.id, expectedVersion: clock.version, resolvedAt };
  return scene.done("serviceClockResolve", "serviceClock", "id version", mark);
}

async function creditsOf({ contractId }: Agreed, months: object = {}): Promise<any[]> {
  const { data, errors } = await scene.api.query(
    `query ($id: UUID!, $from: LocalDate, $until: LocalDate) {
       contract(id: $id) { serviceCredits(from: $from, until: $until) { ${CREDIT} } } }`,
    { id: contractId, ...months },
  );
  expect(errors).toEqual([]);
  return data.contract.serviceCredits;
}

const OCTOBER = { from: "2026-10-01", until: "2026-10-31" };
const october = async (agreed: Agreed): Promise<any> => (await creditsOf(agreed, OCTOBER))[0];

async function errorsOf(mutation: string, input: object): Promise<string[]> {
  const stored = (): Promise<unknown[]> =>
    Promise.all(
      ["service_credit_terms", "service_credit_claim", "contract"].map((table) =>
        scene.api.dataSource.query(`SELECT * FROM ${table} ORDER BY id`),
      ),
    );
  const before = await stored();
  const record = mutation === "serviceCreditTermsAgree" ? "contract" : "serviceCreditClaim";
  const { userErrors } = await scene.send(mutation, record, "id", input);
  expect(await stored()).toEqual(before);
  return userErrors.map(({ code, field }: { code: string; field: string }) => `${code} ${field}`);
}

describe("terms of service credits", () => {
  test("take the fee of a month from the contract's value, an amount, or what is paid", async () => {
    const agreed = await scene.agreed({ value: EUR("1000") });
    await agree(agreed);
    await agree(agreed, { startsOn: "2026-03-01", feeBasis: "MONTHLY_FEE", monthlyFee: EUR("90") });
    const { serviceCreditTerms } = await agree(agreed, { startsOn: "2026-05-01", feeBasis: "PAYMENTS" });
    expect(serviceCreditTerms).toEqual([
      { startsOn: "2026-01-01", monthlyFee: EUR("83.33"), atRiskPercent: "15.00", claimDays: 30 },
      { startsOn: "2026-03-01", monthlyFee: EUR("90.00"), atRiskPercent: "15.00", claimDays: 30 },
      { startsOn: "2026-05-01", monthlyFee: null, atRiskPercent: "15.00", claimDays: 30 },
    ]);
  });

  test.each([
    ["without the fee", { feeBasis: "MONTHLY_FEE" }, "INVALID monthlyFee"],
    ["with a fee beside payments", { feeBasis: "PAYMENTS", monthlyFee: EUR("1") }, "INVALID monthlyFee"],
    [
      "with a fee below zero",
      { feeBasis: "MONTHLY_FEE", monthlyFee: EUR("-1") },
      "INVALID monthlyFee.amount",
    ],
    [
      "in another currency",
      { startsOn: "2026-02-01", feeBasis: "MONTHLY_FEE", monthlyFee: { amount: "1", currency: "USD" } },
      "INVALID monthlyFee.currency",
    ],
    ["with nothing at risk", { atRiskPercent: "0" }, "INVALID atRiskPercent"],
    ["with more than all at risk", { atRiskPercent: "100.01" }, "INVALID atRiskPercent"],
    ["claimed before the end", { claimDays: -1 }, "INVALID claimDays"],
    ["before the contract", { startsOn: "2025-12-31" }, "INVALID startsOn"],
    ["from null on", { startsOn: null }, "INVALID startsOn"],
    ["from where others begin", {}, "CONFLICT startsOn"],
    ["of no contract", { contractId: NOBODY }, "NOT_FOUND contractId"],
    ["of a stale version", { expectedVersion: 1 }, "CONFLICT expectedVersion"],
  ])("%s are refused", async (_which, different, error) => {
    const { contractId, version: expectedVersion } = await contract();
    const terms = { feeBasis: "CONTRACT_VALUE", atRiskPercent: "15", claimDays: 30 };
    const input = { contractId, expectedVersion, ...terms, ...different };
    expect(await errorsOf("serviceCreditTermsAgree", input)).toEqual([error]);
  });

  test.each([
    ["without a value", { value: null }],
    ["without an end", { endsOn: null }],
    ["of no whole months", { endsOn: "2026-12-30" }],
  ])("need a fee for a contract %s", async (_which, different) => {
    const { contractId, version: expectedVersion } = await scene.agreed({ value: EUR("10"), ...different });
    const terms = { feeBasis: "CONTRACT_VALUE", atRiskPercent: "15", claimDays: 30 };
    const input = { contractId, expectedVersion, ...terms };
    expect(await errorsOf("serviceCreditTermsAgree", input)).toEqual(["INVALID feeBasis"]);
  });
});

describe("a service credit", () => {
  test("is worked out for each month from what was kept in it", async () => {
    const agreed = await contract();
    await incident(agreed, "2026-09-10T08:00:00.000Z", 1);
    await incident(agreed, "2026-10-05T08:00:00.000Z", 4);
    await incident(agreed, "2026-10-20T08:00:00.000Z", 9);
    await incident(agreed, "2026-11-10T08:00:00.000Z", 5);
    const [september, october, november] = await creditsOf(agreed, {
      from: "2026-09-30",
      until: "2026-11-01",
    });
    expect(september).toMatchObject({ state: "NOTHING_OWED", amount: null, creditPercent: "0.00" });
    expect(october).toMatchObject({
      ...{ startsOn: "2026-10-01", endsOn: "2026-10-31", claimBy: "2026-11-30", state: "CLAIMABLE" },
      ...{ fee: EUR("1000.00"), atRiskPercent: "15.00", creditPercent: "5.00", amount: EUR("50.00") },
      lines: [
        { kept: 1, decided: 2, keptShare: 0.5, creditPercent: "5.00", serviceLevel: { severity: "SEV1" } },
      ],
    });
    expect(november).toMatchObject({ state: "RUNNING", creditPercent: "15.00", amount: EUR("150.00") });
  });

  test("belongs to the month in which a promise was broken, and follows the ledger", async () => {
    const agreed = await contract();
    const clock = await incident(agreed, "2026-10-31T22:00:00.000Z", 8);
    expect(await october(agreed)).toMatchObject({ lines: [], state: "NOTHING_OWED" });
    const voiding = { id: clock.id, expectedVersion: clock.version, reason: "Another's." };
    await incident(agreed, "2026-10-30T22:00:00.000Z", 8);
    expect(await october(agreed)).toMatchObject({ lines: [{ decided: 1 }], amount: EUR("150.00") });
    await scene.done("serviceClockVoid", "serviceClock", "id", voiding);
    expect(await creditsOf(agreed, { from: "2026-11-01", until: "2026-11-01" })).toMatchObject([
      { lines: [] },
    ]);
  });

  test("of payments is a share of what was paid in the month, as single payments", async () => {
    const agreed = await contract({ feeBasis: "PAYMENTS" });
    await incident(agreed, "2026-10-05T08:00:00.000Z", 9);
    expect(await october(agreed)).toMatchObject({ fee: null, amount: null, state: "NOTHING_OWED" });
    const pay = async (paidOn: string, amount: string, more: object = {}): Promise<void> => {
      const said = {
        contractId: agreed.contractId,
        expectedVersion: agreed.version,
        paidOn,
        amount: EUR(amount),
      };
      agreed.version = (
        await scene.done("contractPaymentRecord", "contract", "version", { ...said, ...more })
      ).version;
    };
    await pay("2026-10-01", "100.10");
    await pay("2026-10-31", "100.10");
    await pay("2026-11-01", "7");
    await pay("2026-10-15", "9", { basis: "TOTAL", reference: "item" });
    expect(await october(agreed)).toMatchObject({ fee: EUR("200.20"), amount: EUR("30.03") });
  });

  test("is shown for the last twelve months, where there were terms", async () => {
    const agreed = await contract({ startsOn: "2026-06-15" });
    const shown = await creditsOf(agreed);
    expect(shown.map(({ startsOn }) => startsOn)).toEqual([
      ...["2026-06-01", "2026-07-01", "2026-08-01", "2026-09-01", "2026-10-01", "2026-11-01"],
    ]);
    const asked = async (from: string, until: string): Promise<any> =>
      (
        await scene.api.query(
          `{ contract(id: "${agreed.contractId}") { serviceCredits(from: "${from}", until: "${until}") { state } } }`,
        )
      ).errors[0]?.extensions;
    for (const [from, until] of [
      ["2026-02-01", "2026-01-31"],
      ["2020-01-01", "2026-01-01"],
    ] as const)
      expect(await asked(from, until)).toMatchObject({ code: "INVALID", problems: [{ field: "until" }] });
  });

  test("costs the same number of statements for one contract and for many", async () => {
    const document = `{ contracts(first: 20) { nodes { serviceCredits { state lines { serviceLevel { id } } } } } }`;
    await scene.api.query(document);
    const statements = await statementsOf(scene.api.dataSource, () => scene.api.query(document));
    // Which day it is, the list, four for the credits, and the service levels.
    expect(statements).toHaveLength(7);
  });
});

describe("a claim", () => {
  /** A contract of which a credit of 150 for October is owed. */
  async function owed(): Promise<Agreed> {
    const agreed = await contract();
    await incident(agreed, "2026-10-05T08:00:00.000Z", 9);
    return agreed;
  }
  const claim = (agreed: Agreed, more: object = {}): Promise<any> =>
    scene.done("serviceCreditClaim", "serviceCreditClaim", CLAIM, {
      ...{ contractId: agreed.contractId, month: "2026-10-17", ...more },
    });

  test("keeps what was owed when we asked, and is paid", async () => {
    const agreed = await owed();
    const made = await claim(agreed, { note: "By letter." });
    expect(made).toMatchObject({
      ...{ month: "2026-10-01", claimedOn: "2026-11-20", amount: EUR("150.00"), note: "By letter." },
      ...{ outcome: null, paid: null, contract: { id: agreed.contractId } },
    });
    for (const startedAt of ["2026-10-06T08:00:00.000Z", "2026-10-07T08:00:00.000Z"])
      await incident(agreed, startedAt, 1);
    expect(await october(agreed)).toMatchObject({
      state: "CLAIMED",
      amount: EUR("50.00"),
      claim: { id: made.id },
    });
    const again = { contractId: agreed.contractId, month: "2026-10-01" };
    expect(await errorsOf("serviceCreditClaim", again)).toEqual(["CONFLICT month"]);
    const paying = { id: made.id, expectedVersion: 1, outcome: "PAID", paid: EUR("120") };
    const settled = await scene.done("serviceCreditSettle", "serviceCreditClaim", CLAIM, paying);
    expect(settled).toMatchObject({ outcome: "PAID", settledOn: "2026-11-20", paid: { amount: "120.00" } });
    expect(await october(agreed)).toMatchObject({ state: "PAID" });
    expect(await errorsOf("serviceCreditSettle", { ...paying, expectedVersion: 2 })).toEqual(["CONFLICT id"]);
  });

  test("is refused with a reason", async () => {
    const agreed = await owed();
    const { id } = await claim(agreed);
    const refusal = { id, expectedVersion: 1, outcome: "REFUSED" };
    expect(await errorsOf("serviceCreditSettle", refusal)).toEqual(["INVALID reason"]);
    await scene.done("serviceCreditSettle", "serviceCreditClaim", CLAIM, {
      ...refusal,
      reason: "Force majeure.",
    });
    expect(await october(agreed)).toMatchObject({ state: "REFUSED" });
  });

  test("that nobody made in time shows as missed, and can be made still", async () => {
    const agreed = await owed();
    now = "2026-12-01T12:00:00.000Z";
    expect(await october(agreed)).toMatchObject({ state: "MISSED" });
    expect(await claim(agreed)).toMatchObject({ claimedOn: "2026-12-01" });
    expect(await october(agreed)).toMatchObject({ state: "CLAIMED" });
    now = "2026-11-20T12:00:00.000Z";
  });

  test.each([
    ["for a month that is not over", { month: "2026-11-01" }, "INVALID claimedOn"],
    ["for a month in which all was kept", { month: "2026-09-01" }, "INVALID month"],
    ["for a month before the contract", { month: "2025-01-01" }, "INVALID month"],
    ["before the month was over", { claimedOn: "2026-10-31" }, "INVALID claimedOn"],
    ["in the future", { claimedOn: "2026-11-21" }, "INVALID claimedOn"],
    ["of no contract", { contractId: NOBODY }, "NOT_FOUND contractId"],
    ["whose id is null", { id: null }, "INVALID id"],
  ])("%s is not stored", async (_which, different, error) => {
    const agreed = await owed();
    await incident(agreed, "2026-11-05T08:00:00.000Z", 9);
    const input = { contractId: agreed.contractId, month: "2026-10-01", ...different };
    expect(await errorsOf("serviceCreditClaim", input)).toEqual([error]);
  });

  test.each([
    ["of more than we asked for", { paid: EUR("150.01") }, "INVALID paid.amount"],
    ["in another currency", { paid: { amount: "1", currency: "USD" } }, "INVALID paid.currency"],
    ["of nothing", { paid: null }, "INVALID paid"],
    ["of something that was refused", { outcome: "REFUSED", reason: "No." }, "INVALID paid"],
    ["before we asked", { settledOn: "2026-11-19" }, "INVALID settledOn"],
    ["in the future", { settledOn: "2026-11-21" }, "INVALID settledOn"],
    ["of a stale version", { expectedVersion: 2 }, "CONFLICT expectedVersion"],
    ["of no claim", { id: NOBODY }, "NOT_FOUND id"],
  ])("is not settled by a payment %s", async (_which, different, error) => {
    const { id } = await claim(await owed());
    const input = { id, expectedVersion: 1, outcome: "PAID", paid: EUR("10"), ...different };
    expect(await errorsOf("serviceCreditSettle", input)).toEqual([error]);
  });

  test("by several at once is stored once", async () => {
    const { contractId } = await owed();
    const input = { contractId, month: "2026-10-01" };
    const sent = Array.from({ length: 4 }, () =>
      scene.send("serviceCreditClaim", "serviceCreditClaim", "id", input),
    );
    const errors = (await Promise.all(sent)).flatMap(({ userErrors }) => userErrors);
    expect(errors).toHaveLength(3);
    for (const error of errors) expect(error).toMatchObject({ code: "CONFLICT", field: "month" });
  });
});
