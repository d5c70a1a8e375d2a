import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { Criticality } from "../../../src/modules/catalog/Criticality.js";
import { SupportLevel } from "../../../src/modules/catalog/SupportLevel.js";
import { judge, type CandidateFacts } from "../../../src/modules/eligibility/eligibilityRules.js";
import { ProofState } from "../../../src/modules/offerings/ProofState.js";
import { Standing } from "../../../src/modules/partners/CurrentStanding.js";
import { PartnerStage } from "../../../src/modules/partners/PartnerStage.js";

const wanted = { criticality: Criticality.HIGH, supportLevel: SupportLevel.L3 };
const proven = {
  supportLevel: SupportLevel.L3,
  proofState: ProofState.PROVEN,
  provenUpTo: SupportLevel.L3,
};
const good: CandidateFacts = {
  stage: PartnerStage.ACTIVE,
  standing: Standing.TRUSTED,
  offerings: [proven],
  contractedLevel: null,
};
const codes = (facts: Partial<CandidateFacts>, what = wanted): [boolean, string[]] => {
  const { eligible, reasons } = judge(what, { ...good, ...facts });
  return [eligible, reasons.map(({ code }) => code)];
};

describe("whom we may buy from, and why", () => {
  test.each<[string, Partial<CandidateFacts>, boolean, string[]]>([
    ["a trusted partner with proof", {}, true, ["OFFERED", "PROVEN", "TRUSTED"]],
    ["a prospect", { stage: PartnerStage.PROSPECT }, false, ["NOT_ACTIVE", "OFFERED", "PROVEN", "TRUSTED"]],
    ["a suspended one", { standing: Standing.SUSPENDED }, false, ["SUSPENDED", "OFFERED", "PROVEN"]],
    ["one on probation", { standing: Standing.PROBATION }, false, ["ON_PROBATION", "OFFERED", "PROVEN"]],
    ["one on watch", { standing: Standing.WATCH }, true, ["ON_WATCH", "OFFERED", "PROVEN"]],
    ["one without a scorecard", { standing: null }, true, ["PARTNER_UNPROVEN", "OFFERED", "PROVEN"]],
    [
      "a claim that nothing proves",
      { offerings: [{ ...proven, proofState: ProofState.CLAIMED, provenUpTo: null }] },
      true,
      ["CLAIM_UNPROVEN", "OFFERED", "TRUSTED"],
    ],
    [
      "a proof that has expired",
      { offerings: [{ ...proven, proofState: ProofState.PROOF_EXPIRED, provenUpTo: null }] },
      true,
      ["PROOF_EXPIRED", "OFFERED", "TRUSTED"],
    ],
    [
      "a level that is too low",
      { offerings: [{ ...proven, supportLevel: SupportLevel.L2 }] },
      false,
      ["LEVEL_TOO_LOW", "TRUSTED"],
    ],
    [
      "an offering that was withdrawn",
      { offerings: [{ ...proven, proofState: ProofState.WITHDRAWN }] },
      false,
      ["NOT_OFFERED_ANY_MORE", "TRUSTED"],
    ],
    [
      "a claim that has expired",
      { offerings: [{ ...proven, proofState: ProofState.EXPIRED }] },
      false,
      ["CLAIM_EXPIRED", "TRUSTED"],
    ],
    [
      "a contract instead of an offering",
      { offerings: [], contractedLevel: SupportLevel.L4 },
      true,
      ["TRUSTED", "UNDER_CONTRACT"],
    ],
  ])("%s", (_what, facts, eligible, reasons) => {
    expect(codes(facts)).toEqual([eligible, reasons]);
  });

  test("critical areas are for those that we trust", () => {
    const critical = { ...wanted, criticality: Criticality.CRITICAL };
    expect(codes({ standing: Standing.APPROVED }, critical)[0]).toBe(false);
    expect(codes({ standing: null }, critical)[1][0]).toBe("STANDING_TOO_LOW");
    expect(codes({ standing: Standing.CORE }, critical)[0]).toBe(true);
  });
});

test("every verdict has a reason, and a no has one that forbids it", () => {
  const level = fc.constantFrom(...Object.values(SupportLevel));
  const facts: fc.Arbitrary<CandidateFacts> = fc.record({
    stage: fc.constantFrom(...Object.values(PartnerStage)),
    standing: fc.option(fc.constantFrom(...Object.values(Standing))),
    contractedLevel: fc.option(level),
    offerings: fc.array(
      fc.record({
        supportLevel: level,
        proofState: fc.constantFrom(...Object.values(ProofState)),
        provenUpTo: fc.option(level),
      }),
      { maxLength: 4 },
    ),
  });
  const FORBID = [
    "NOT_ACTIVE",
    "SUSPENDED",
    "ON_PROBATION",
    "NOT_OFFERED_ANY_MORE",
    "CLAIM_EXPIRED",
    "LEVEL_TOO_LOW",
    "STANDING_TOO_LOW",
  ];
  fc.assert(
    fc.property(
      facts,
      fc.constantFrom(...Object.values(Criticality)),
      level,
      (each, criticality, supportLevel) => {
        const { eligible, reasons } = judge({ criticality, supportLevel }, each);
        expect(reasons.some(({ code }) => FORBID.includes(code))).toBe(!eligible);
        expect(eligible ? reasons.length > 0 : true).toBe(true);
      },
    ),
  );
});
