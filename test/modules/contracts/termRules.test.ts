import { describe, expect, test } from "@jest/globals";
import { DecisionKind } from "../../../src/modules/contracts/ContractAlert.js";
import { decisionsOf } from "../../../src/modules/contracts/decisionRules.js";
import { dueDaysWithin, isDueOn, nextDueOn } from "../../../src/modules/contracts/dueRules.js";
import { Recurrence } from "../../../src/modules/contracts/Obligation.js";
import { RenewalMode } from "../../../src/modules/contracts/RenewalMode.js";
import { contractStateAt, endAfterNotice, positionAt } from "../../../src/modules/contracts/termRules.js";
import { facts } from "./someFacts.js";

const TACIT = { renewalMode: RenewalMode.TACIT, renewalMonths: 12, noticeDays: 90 };

describe("where a contract stands", () => {
  test.each([
    ["before it begins", "2023-12-31", null, "2024-10-02", "2025-01-01"],
    ["on its first day", "2024-01-01", ["2024-01-01", "2024-12-31"], "2024-10-02", "2025-01-01"],
    ["on the last safe day", "2024-10-02", ["2024-01-01", "2024-12-31"], "2024-10-02", "2025-01-01"],
    ["on the day after", "2024-10-03", ["2024-01-01", "2024-12-31"], "2025-10-02", "2025-01-01"],
    ["ten years on", "2034-06-01", ["2034-01-01", "2034-12-31"], "2034-10-02", "2035-01-01"],
  ])("with tacit renewals %s", (_name, asOf, term, lastSafeNoticeOn, nextRenewalOn) => {
    const currentTerm = term && { startsOn: term[0], endsOn: term[1] };
    expect(positionAt(facts(TACIT), asOf)).toEqual({ currentTerm, lastSafeNoticeOn, nextRenewalOn });
  });

  test.each([
    ["2024-02-29", "2024-03-30", "2024-03-31"],
    ["2024-03-31", "2024-04-29", "2024-04-30"],
    ["2024-04-30", "2024-05-30", "2024-05-31"],
    ["2025-02-28", "2025-03-30", "2025-03-31"],
  ])("month ends stay month ends: the term from %s ends on %s", (startsOn, endsOn, nextRenewalOn) => {
    const monthly = facts({
      ...TACIT,
      startsOn: "2024-01-31",
      endsOn: "2024-02-28",
      renewalMonths: 1,
      noticeDays: 0,
    });
    expect(positionAt(monthly, startsOn)).toEqual({
      currentTerm: { startsOn, endsOn },
      lastSafeNoticeOn: endsOn,
      nextRenewalOn,
    });
  });

  test.each([
    ["2025-02-27", "2024-02-29"],
    ["2025-02-28", "2025-02-28"],
    ["2028-02-28", "2027-02-28"],
    ["2028-02-29", "2028-02-29"],
  ])("29 February comes back in leap years: on %s runs the term from %s", (asOf, startsOn) => {
    const leap = facts({ ...TACIT, startsOn: "2024-02-29", endsOn: "2025-02-27" });
    expect(positionAt(leap, asOf).currentTerm?.startsOn).toBe(startsOn);
  });

  test("a monthly contract with 30 days' notice must be stopped in January to end with February", () => {
    const monthly = facts({ ...TACIT, endsOn: "2024-01-31", renewalMonths: 1, noticeDays: 30 });
    expect(positionAt(monthly, "2025-01-29").lastSafeNoticeOn).toBe("2025-01-29");
    expect(positionAt(monthly, "2025-01-30").lastSafeNoticeOn).toBe("2025-03-01");
  });

  test("an express renewal can be asked for until the window closes, and then not any more", () => {
    const express = facts({ renewalMode: RenewalMode.EXPRESS, noticeDays: 30 });
    expect(positionAt(express, "2024-12-01").lastSafeNoticeOn).toBe("2024-12-01");
    expect(positionAt(express, "2024-12-02").lastSafeNoticeOn).toBeNull();
    expect(contractStateAt(express, "2025-01-01")).toEqual({ state: "ENDED", term: null });
  });

  test("a renewal that is agreed is nothing to decide any more", () => {
    const renewals = [{ startsOn: "2025-01-01", endsOn: "2027-12-31", lapsedFrom: null }];
    const renewed = facts({ ...TACIT, renewals });
    expect(positionAt(renewed, "2024-06-01").lastSafeNoticeOn).toBe("2027-10-02");
    expect(positionAt(renewed, "2028-01-01").currentTerm).toEqual({
      startsOn: "2028-01-01",
      endsOn: "2028-12-31",
    });
  });
});

describe("the end after notice", () => {
  test.each([
    ["2024-10-02", "2024-12-31"],
    ["2024-10-03", "2025-12-31"],
  ])("given on %s is %s", (given, end) => expect(endAfterNotice(facts(TACIT), given, 90)).toBe(end));

  test("of what ends by itself is none", () => expect(endAfterNotice(facts(), "2024-05-01", 30)).toBeNull());

  test("of what has no end is when the window closes", () => {
    expect(endAfterNotice(facts({ endsOn: null }), "2024-05-01", 31)).toBe("2024-06-01");
  });
});

describe("what is due", () => {
  const monthly = { recurrence: Recurrence.MONTHLY, firstDueOn: "2024-01-31", dueUntil: null };

  test("recurs at month ends until the contract ends", () => {
    expect(dueDaysWithin(monthly, facts(), new Set(), "2024-02-01", "2024-05-30")).toEqual([
      "2024-02-29",
      "2024-03-31",
      "2024-04-30",
    ]);
    expect(dueDaysWithin(monthly, facts(), new Set(), "2024-12-01", "2025-12-31")).toEqual(["2024-12-31"]);
    expect(isDueOn(monthly, facts(), "2024-02-29")).toBe(true);
    expect(isDueOn(monthly, facts(), "2024-02-28")).toBe(false);
  });

  test("is what was not met yet, also where it has passed", () => {
    expect(nextDueOn(monthly, facts(), new Set(["2024-01-31", "2024-03-31"]))).toBe("2024-02-29");
    const yearly = { recurrence: Recurrence.YEARLY, firstDueOn: "2024-06-30", dueUntil: null };
    expect(nextDueOn(yearly, facts(), new Set(["2024-06-30"]))).toBeNull();
    expect(nextDueOn(yearly, facts(TACIT), new Set(["2024-06-30"]))).toBe("2025-06-30");
  });

  test("ends with notice, and on its own last day", () => {
    const termination = { noticeGivenOn: "2024-02-01", effectiveOn: "2024-03-31" };
    expect(
      dueDaysWithin(monthly, facts({ termination }), new Set(), "2024-01-01", "2024-12-31"),
    ).toHaveLength(3);
    const longer = { ...monthly, dueUntil: "2025-02-28" };
    expect(dueDaysWithin(longer, facts(), new Set(), "2025-01-01", "2025-12-31")).toEqual([
      "2025-01-31",
      "2025-02-28",
    ]);
    const once = { recurrence: Recurrence.ONCE, firstDueOn: "2030-01-01", dueUntil: null };
    expect(nextDueOn(once, facts(), new Set())).toBe("2030-01-01");
  });
});

describe("what must be decided", () => {
  const kinds = (different: Parameters<typeof facts>[0], from = "2024-01-01", until = "2025-12-31") =>
    decisionsOf("T", facts(different), from, until).map(({ kind, decideBy, term }) => [
      kind,
      decideBy,
      term?.startsOn,
    ]);

  test("of a tacit contract is notice of either side, for every term", () => {
    expect(kinds({ ...TACIT, partnerNoticeDays: 180 })).toEqual([
      [DecisionKind.OUR_NOTICE, "2024-10-02", "2024-01-01"],
      [DecisionKind.OUR_NOTICE, "2025-10-02", "2025-01-01"],
      [DecisionKind.PARTNER_NOTICE, "2024-07-04", "2024-01-01"],
      [DecisionKind.PARTNER_NOTICE, "2025-07-04", "2025-01-01"],
    ]);
  });

  test("of an express one is the renewal, or that it ends", () => {
    expect(kinds({ renewalMode: RenewalMode.EXPRESS, noticeDays: 30 })).toEqual([
      [DecisionKind.RENEWAL_DECISION, "2024-12-01", "2024-01-01"],
      [DecisionKind.EXPIRY, "2024-12-31", "2024-01-01"],
    ]);
  });

  test("of one that ends is its end, and of one without an end nothing", () => {
    expect(kinds({})).toEqual([[DecisionKind.EXPIRY, "2024-12-31", "2024-01-01"]]);
    expect(kinds({ endsOn: null })).toEqual([]);
  });

  test("after notice is the end alone", () => {
    const termination = { noticeGivenOn: "2024-10-01", effectiveOn: "2025-03-31" };
    expect(kinds({ ...TACIT, termination })).toEqual([[DecisionKind.EXPIRY, "2025-03-31", "2025-01-01"]]);
  });

  test("is said in a sentence", () => {
    expect(
      decisionsOf("Mail", facts(TACIT), "2024-10-02", "2024-10-02").map(({ message }) => message),
    ).toEqual(['Give notice by 2024-10-02, or "Mail" is renewed from 2025-01-01 to 2025-12-31.']);
  });
});
