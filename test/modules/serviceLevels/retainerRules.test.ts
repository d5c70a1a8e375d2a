import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { addDays } from "../../../src/kernel/dayRules.js";
import { RetainerPeriod } from "../../../src/modules/contracts/Entitlement.js";
import { RenewalMode } from "../../../src/modules/contracts/RenewalMode.js";
import { contractStateAt } from "../../../src/modules/contracts/termRules.js";
import { balanceOf, periodOn, type Retained } from "../../../src/modules/serviceLevels/retainerRules.js";
import { facts, someFacts } from "../contracts/someFacts.js";

const retained = (different: Partial<Retained> = {}): Retained => ({
  id: "e",
  contractId: "c",
  retainerHours: 10,
  retainerPeriod: RetainerPeriod.MONTH,
  startsOn: "2024-01-01",
  endsOn: null,
  ...different,
});

const tacit = facts({
  ...{ startsOn: "2024-01-31", endsOn: "2025-01-30", renewalMode: RenewalMode.TACIT },
  ...{ renewalMonths: 12, noticeDays: 30 },
});

describe("the period of a retainer", () => {
  test.each([
    ["is a month of the term", RetainerPeriod.MONTH, "2024-02-28", "2024-01-31", "2024-02-28"],
    [
      "begins at a month's end where the term does",
      RetainerPeriod.MONTH,
      "2024-03-01",
      "2024-02-29",
      "2024-03-30",
    ],
    [
      "goes back to the long month's last day",
      RetainerPeriod.MONTH,
      "2024-03-31",
      "2024-03-31",
      "2024-04-29",
    ],
    ["is a quarter of the term", RetainerPeriod.QUARTER, "2024-06-01", "2024-04-30", "2024-07-30"],
    ["is a year of the term", RetainerPeriod.YEAR, "2024-06-01", "2024-01-31", "2025-01-30"],
    ["begins anew with a tacit renewal", RetainerPeriod.YEAR, "2025-02-01", "2025-01-31", "2026-01-30"],
    ["is the whole term", RetainerPeriod.TERM, "2025-02-01", "2025-01-31", "2026-01-30"],
  ])("%s", (_what, retainerPeriod, day, startsOn, endsOn) => {
    expect(periodOn(retained({ retainerPeriod }), tacit, day)).toEqual({ startsOn, endsOn });
  });

  test("is counted from the entitlement's first day where that is later, and ends with its last", () => {
    const some = retained({ startsOn: "2024-03-10", endsOn: "2024-05-20" });
    expect(periodOn(some, tacit, "2024-03-09")).toBeNull();
    expect(periodOn(some, tacit, "2024-04-09")).toEqual({ startsOn: "2024-03-10", endsOn: "2024-04-09" });
    expect(periodOn(some, tacit, "2024-05-20")).toEqual({ startsOn: "2024-05-10", endsOn: "2024-05-20" });
    expect(periodOn(some, tacit, "2024-05-21")).toBeNull();
  });

  test("is none where no hours are counted, or the contract does not bind", () => {
    expect(periodOn(retained({ retainerHours: null, retainerPeriod: null }), tacit, "2024-06-01")).toBeNull();
    expect(periodOn(retained(), facts(), "2025-01-01")).toBeNull();
    const notice = { noticeGivenOn: "2024-02-01", effectiveOn: "2024-03-15" };
    const ended = facts({ termination: notice });
    expect(periodOn(retained(), ended, "2024-03-15")).toEqual({
      startsOn: "2024-03-01",
      endsOn: "2024-03-15",
    });
    expect(periodOn(retained(), ended, "2024-03-16")).toBeNull();
  });

  test("has no end in a term without one", () => {
    const open = facts({ endsOn: null });
    const term = retained({ retainerPeriod: RetainerPeriod.TERM });
    expect(periodOn(term, open, "2030-06-01")).toEqual({ startsOn: "2024-01-01", endsOn: null });
    expect(periodOn(retained(), open, "2030-06-15")).toEqual({
      startsOn: "2030-06-01",
      endsOn: "2030-06-30",
    });
  });

  test("law: each day on which both hold lies in its period, and all days of a period say the same one", () => {
    const plans = fc.record({
      contract: someFacts,
      period: fc.constantFrom(...Object.values(RetainerPeriod)),
      late: fc.integer({ min: 0, max: 500 }),
      day: fc.integer({ min: 0, max: 2_500 }),
    });
    fc.assert(
      fc.property(plans, ({ contract: { termination: _notice, ...rest }, period, late, day }) => {
        // Notice counts from the day on which it is known, so that a period may become shorter while it runs.
        const contract = { ...rest, termination: null };
        const some = retained({ retainerPeriod: period, startsOn: addDays(contract.startsOn, late) });
        const asked = addDays(contract.startsOn, day);
        const found = periodOn(some, contract, asked);
        const { term } = contractStateAt(contract, asked);
        expect(found === null).toBe(term === null || asked < some.startsOn);
        if (!found) return;
        expect(found.startsOn <= asked && (found.endsOn === null || asked <= found.endsOn)).toBe(true);
        expect(periodOn(some, contract, found.startsOn)).toEqual(found);
        if (found.endsOn === null) return;
        expect(periodOn(some, contract, found.endsOn)).toEqual(found);
        const next = periodOn(some, contract, addDays(found.endsOn, 1));
        if (next) expect(next.startsOn).toBe(addDays(found.endsOn, 1));
      }),
    );
  });
});

describe("the balance of a period", () => {
  const period = { startsOn: "2024-01-01", endsOn: "2024-01-31" };

  test("is exact in hundredths, and says when the last hour was called off", () => {
    const uses = ["2024-01-02", "2024-01-03", "2024-01-04"].map((usedOn) => ({ usedOn, hours: 0.1 }));
    expect(balanceOf(0.3, period, uses)).toEqual({
      ...period,
      ...{ grantedHours: 0.3, usedHours: 0.3, leftHours: 0, usedUpOn: "2024-01-04" },
    });
    expect(balanceOf(0.31, period, uses)).toMatchObject({ leftHours: 0.01, usedUpOn: null });
    expect(balanceOf(0.2, period, uses)).toMatchObject({ leftHours: -0.1, usedUpOn: "2024-01-03" });
  });

  test("law: what is used and what is left is what was granted", () => {
    const hundredths = fc.integer({ min: 1, max: 1_000_000 });
    fc.assert(
      fc.property(hundredths, fc.array(hundredths), (granted, used) => {
        const uses = used.map((hours) => ({ usedOn: "2024-01-02", hours: hours / 100 }));
        const balance = balanceOf(granted / 100, period, uses);
        expect(Math.round(balance.usedHours * 100)).toBe(used.reduce((sum, each) => sum + each, 0));
        expect(Math.round((balance.usedHours + balance.leftHours) * 100)).toBe(granted);
        expect(balance.usedUpOn !== null).toBe(balance.leftHours <= 0);
      }),
    );
  });
});
