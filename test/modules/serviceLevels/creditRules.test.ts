import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { isLess } from "../../../src/kernel/decimalRules.js";
import {
  creditOf,
  lineOf,
  monthsWithin,
  type MonthFacts,
} from "../../../src/modules/serviceLevels/creditRules.js";
import {
  ClaimOutcome,
  type ServiceCreditClaim,
} from "../../../src/modules/serviceLevels/ServiceCreditClaim.js";

/** Below 95 % five percent, below 80 % ten, below half of them thirty. */
const creditTiers = [
  { belowPercent: "95.00", creditPercent: "5.00" },
  { belowPercent: "80.00", creditPercent: "10.00" },
  { belowPercent: "50.00", creditPercent: "30.00" },
];
const count = (kept: number, decided: number): MonthFacts["counts"][number] => ({
  ...{ serviceLevelId: "level", kept, decided, creditTiers },
});
const month = (different: Partial<MonthFacts> = {}): MonthFacts => ({
  month: "2026-10-01",
  terms: { atRiskPercent: "15.00", claimDays: 30 },
  fee: { amount: "1000.00", currency: "EUR" },
  counts: [count(9, 10)],
  claim: null,
  ...different,
});

describe("what is owed back for a service level", () => {
  test.each([
    [20, 20, "0.00"],
    [19, 20, "0.00"],
    [18, 20, "5.00"],
    [16, 20, "5.00"],
    [15, 20, "10.00"],
    [9, 20, "30.00"],
    [0, 1, "30.00"],
  ])("where %i of %i were kept is %s percent", (kept, decided, percent) => {
    expect(lineOf(count(kept, decided)).creditPercent).toBe(percent);
  });

  test("is nothing where nothing was agreed", () => {
    expect(lineOf({ ...count(0, 5), creditTiers: [] })).toMatchObject({
      creditPercent: "0.00",
      keptShare: 0,
    });
  });
});

describe("what is owed back for a month", () => {
  test("is what the lines add up to, and no more than is at risk", () => {
    expect(creditOf(month(), "2026-11-01")).toMatchObject({
      creditPercent: "5.00",
      amount: { amount: "50.00", currency: "EUR" },
    });
    const worse = creditOf(month({ counts: [count(9, 10), count(7, 10), count(7, 10)] }), "2026-11-01");
    expect(worse).toMatchObject({ creditPercent: "15.00", amount: { amount: "150.00" } });
  });

  test.each([
    ["before it is over", {}, "2026-10-31", "RUNNING"],
    ["on the day after", {}, "2026-11-01", "CLAIMABLE"],
    ["on the last day to ask", {}, "2026-11-30", "CLAIMABLE"],
    ["a day later", {}, "2026-12-01", "MISSED"],
    ["where all was kept", { counts: [count(5, 5)] }, "2026-12-01", "NOTHING_OWED"],
    ["where there was no fee", { fee: null }, "2026-12-01", "NOTHING_OWED"],
    [
      "where it is less than a cent",
      { fee: { amount: "0.01", currency: "EUR" } },
      "2026-12-01",
      "NOTHING_OWED",
    ],
    ["once we asked", { claim: { outcome: null } }, "2026-12-01", "CLAIMED"],
    ["once it was paid", { claim: { outcome: ClaimOutcome.PAID } }, "2026-12-01", "PAID"],
    ["once it was refused", { claim: { outcome: ClaimOutcome.REFUSED } }, "2026-12-01", "REFUSED"],
  ])("stands so %s", (_when, different, today, state) => {
    const said = different as Partial<MonthFacts> & { claim?: ServiceCreditClaim };
    const credit = creditOf(month(said), today);
    expect(credit).toMatchObject({
      state,
      startsOn: "2026-10-01",
      endsOn: "2026-10-31",
      claimBy: "2026-11-30",
    });
  });

  test("law: a worse month never costs the partner less, and never more than is at risk", () => {
    const counts = fc.array(
      fc
        .integer({ min: 1, max: 50 })
        .chain((decided) =>
          fc.record({ decided: fc.constant(decided), kept: fc.integer({ min: 1, max: decided }) }),
        ),
      { minLength: 1, maxLength: 5 },
    );
    fc.assert(
      fc.property(counts, (better) => {
        const amountOf = (lost: number): string => {
          const said = better.map(({ kept, decided }) => count(kept - lost, decided));
          return creditOf(month({ counts: said }), "2026-11-01").amount?.amount ?? "0.00";
        };
        expect(isLess(amountOf(1), amountOf(0))).toBe(false);
        expect(isLess("150.00", amountOf(1))).toBe(false);
      }),
    );
  });
});

test("months go from that of one day to that of another", () => {
  expect(monthsWithin("2025-12-31", "2026-02-01")).toEqual(["2025-12-01", "2026-01-01", "2026-02-01"]);
  expect(monthsWithin("2026-02-28", "2026-02-01")).toEqual(["2026-02-01"]);
});
