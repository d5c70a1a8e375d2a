import { describe, expect, test } from "@jest/globals";
import { Severity } from "../../../src/modules/catalog/Severity.js";
import { SupportLevel } from "../../../src/modules/catalog/SupportLevel.js";
import { Standing } from "../../../src/modules/partners/CurrentStanding.js";
import { PartnerStage } from "../../../src/modules/partners/PartnerStage.js";
import type { EngineerFacts, LegFacts, StepFacts } from "../../../src/modules/readiness/readinessFacts.js";
import { stepAt, type StepVerdict } from "../../../src/modules/readiness/stepRules.js";
import {
  callEngineer,
  callTeam,
  engineer,
  entitlement,
  leg,
  office,
  policy,
  promise,
  SUNDAY,
  terms,
  TUESDAY,
} from "./plainFacts.js";

const judge = (step: StepFacts, at = TUESDAY, rules = policy): StepVerdict =>
  stepAt(step, { severity: Severity.SEV1, at, day: new Date(at).toISOString().slice(0, 10) }, rules);
const codes = (verdict: StepVerdict): string[] => verdict.reasons.map(({ code }) => code);
const by = (changes: Partial<LegFacts>): Partial<EngineerFacts> => ({ legs: [{ ...leg, ...changes }] });
const partner = (changes: Partial<EngineerFacts["partner"]>): Partial<EngineerFacts> => ({
  partner: { ...engineer.partner, ...changes },
});

describe("a person at a partner", () => {
  test("is ready where nothing is wrong", () => {
    const step = callEngineer();
    expect(judge(step)).toEqual({ stepId: "engineer", state: "READY", supportLevel: "L3", reasons: [] });
  });

  test.each<[string, Partial<EngineerFacts>, string, string, RegExp]>([
    [
      "of a suspended partner",
      partner({ standing: Standing.SUSPENDED }),
      "BROKEN",
      "PARTNER_SUSPENDED",
      /Helper/,
    ],
    [
      "of a partner that has gone",
      partner({ stage: PartnerStage.EXITED }),
      "BROKEN",
      "PARTNER_GONE",
      /Helper/,
    ],
    [
      "of a partner that is let go",
      partner({ stage: PartnerStage.OFFBOARDING }),
      "DEGRADED",
      "PARTNER_NOT_ACTIVE",
      /OFFBOARDING/,
    ],
    ["without a contract", { legs: [] }, "BROKEN", "NO_CONTRACT", /Helper/],
    [
      "by a contract that ended",
      by({ terms: { ...terms, endsOn: "2026-06-30" } }),
      "BROKEN",
      "CONTRACT_NOT_IN_FORCE",
      /“Support” \(C-1\) ended on 2026-06-30/,
    ],
    [
      "by a contract that has not begun",
      by({ terms: { ...terms, startsOn: "2026-12-01" } }),
      "BROKEN",
      "CONTRACT_NOT_IN_FORCE",
      /in force from 2026-12-01 on/,
    ],
    [
      "by a contract that was ended by notice",
      by({ terms: { ...terms, termination: { noticeGivenOn: "2026-08-01", effectiveOn: "2026-10-31" } } }),
      "BROKEN",
      "CONTRACT_NOT_IN_FORCE",
      /by notice on 2026-10-31/,
    ],
    [
      "by a contract that has lapsed",
      by({
        terms: {
          ...terms,
          endsOn: "2026-06-30",
          renewals: [{ startsOn: "2027-01-01", endsOn: null, lapsedFrom: "2026-07-01" }],
        },
      }),
      "BROKEN",
      "CONTRACT_NOT_IN_FORCE",
      /in force again from 2027-01-01 on/,
    ],
    ["by a contract for other areas", by({ entitlements: [] }), "BROKEN", "NOT_ENTITLED", /“Support”/],
    [
      "by what a contract entitled us to until yesterday",
      by({ entitlements: [{ ...entitlement, endsOn: "2026-11-23" }] }),
      "BROKEN",
      "NOT_ENTITLED",
      /“Support”/,
    ],
    [
      "by a contract that promises something for another severity only",
      by({ promises: [{ ...promise, severity: Severity.SEV3 }] }),
      "BROKEN",
      "SEVERITY_NOT_COVERED",
      /“Support” .* none for SEV1/,
    ],
    [
      "at hours that nobody has said",
      by({ entitlements: [{ ...entitlement, hours: "UNSAID" }] }),
      "DEGRADED",
      "HOURS_UNKNOWN",
      /nobody has said/,
    ],
    [
      "up to a lower level than the step is counted on for",
      by({ entitlements: [{ ...entitlement, supportLevel: SupportLevel.L2 }] }),
      "DEGRADED",
      "ENTITLED_TO_LESS",
      /L2 at this time, and .* L3/,
    ],
    ["without access", { accesses: [] }, "BROKEN", "ACCESS_MISSING", /Helper/],
    [
      "whose access ended yesterday",
      { accesses: [{ grantedOn: "2026-01-01", endsOn: "2026-11-23" }] },
      "BROKEN",
      "ACCESS_MISSING",
      /Helper/,
    ],
    [
      "whose number was checked 91 days ago",
      { contact: { ...engineer.contact, verifiedOn: "2026-08-25" } },
      "DEGRADED",
      "CONTACT_UNVERIFIED",
      /Ada .* 2026-08-25/,
    ],
    [
      "whose deputy's number was never checked",
      { deputy: { id: "bob", name: "Bob", verifiedOn: null } },
      "DEGRADED",
      "CONTACT_UNVERIFIED",
      /Bob/,
    ],
    ["without a deputy", { deputy: null }, "DEGRADED", "NO_DEPUTY", /Ada/],
  ])("%s is not ready", (_what, changes, state, code, message) => {
    const verdict = judge(callEngineer(changes));
    expect([verdict.state, codes(verdict)]).toEqual([state, [code]]);
    expect(verdict.supportLevel === null).toBe(state === "BROKEN");
    expect(verdict.reasons[0]!.message).toMatch(message);
    expect(verdict.reasons[0]!.fix).toMatch(/^[A-Z].*\.$/);
  });

  test("is out of hours on Sunday by a contract for office hours", () => {
    const step = callEngineer(by({ entitlements: [{ ...entitlement, hours: office }] }));
    expect(judge(step, TUESDAY).state).toBe("READY");
    expect(codes(judge(step, SUNDAY))).toEqual(["OUTSIDE_HOURS"]);
    expect(judge(step, SUNDAY).reasons[0]!.message).toMatch(
      /“Support” \(C-1\): the hours are “Office hours”/,
    );
  });

  test("comes at the hours of the promise, rather that for the area, and else at those of the entitlement", () => {
    const [closed, open] = [
      { ...office, open: [] },
      { ...promise, hours: "ALL" as const, ofArea: true },
    ];
    const entitlements = [{ ...entitlement, hours: closed }];
    const stateWith = (promises: LegFacts["promises"]): string =>
      judge(callEngineer(by({ entitlements, promises }))).state;
    expect(stateWith([promise])).toBe("BROKEN");
    expect(stateWith([{ ...promise, hours: office }])).toBe("READY");
    expect(stateWith([{ ...promise, hours: closed }, open])).toBe("READY");
    expect(
      stateWith([
        { ...promise, hours: closed },
        { ...open, startsOn: "2027-01-01" },
      ]),
    ).toBe("BROKEN");
  });

  test("needs no deputy where the policy asks for none, and counts as reachable for as long as it says", () => {
    const lax = { ...policy, deputyRequired: false, contactVerifiedDays: 91 };
    const step = callEngineer({ deputy: null, contact: { ...engineer.contact, verifiedOn: "2026-08-25" } });
    expect(judge(step, TUESDAY, lax).state).toBe("READY");
  });

  test("comes by the best of what the contracts entitle us to then", () => {
    const ended = { ...leg, id: "old", terms: { ...terms, endsOn: "2026-06-30" } };
    const entitlements = [
      { ...entitlement, supportLevel: SupportLevel.L2 },
      { ...entitlement, hours: office },
    ];
    const step = callEngineer({ legs: [ended, { ...leg, entitlements }] });
    expect([judge(step, TUESDAY).state, judge(step, TUESDAY).supportLevel]).toEqual(["READY", "L3"]);
    expect([codes(judge(step, SUNDAY)), judge(step, SUNDAY).supportLevel]).toEqual([
      ["ENTITLED_TO_LESS"],
      "L2",
    ]);
  });

  test("has all reasons at once, those that break the step and those that do not", () => {
    const step = callEngineer({
      ...partner({ standing: Standing.SUSPENDED, stage: PartnerStage.OFFBOARDING }),
      legs: [],
      accesses: [],
      deputy: null,
      contact: { ...engineer.contact, verifiedOn: null },
    });
    expect(codes(judge(step))).toEqual([
      "PARTNER_SUSPENDED",
      "PARTNER_NOT_ACTIVE",
      "NO_CONTRACT",
      "ACCESS_MISSING",
      "CONTACT_UNVERIFIED",
      "NO_DEPUTY",
    ]);
  });
});

describe("a team of ours", () => {
  test.each([
    ["at all hours", callTeam(), SUNDAY, "READY", []],
    ["while it works", callTeam(office), TUESDAY, "READY", []],
    ["when it has gone home", callTeam(office), SUNDAY, "BROKEN", ["OUTSIDE_HOURS"]],
    ["whose hours nobody has said", callTeam("UNSAID"), TUESDAY, "DEGRADED", ["HOURS_UNKNOWN"]],
  ])("%s", (_what, step, at, state, reasons) => {
    const verdict = judge(step, at);
    expect([verdict.state, codes(verdict)]).toEqual([state, reasons]);
  });
});
