import { Criticality } from "../../../src/modules/catalog/Criticality.js";
import { Severity } from "../../../src/modules/catalog/Severity.js";
import { SupportLevel } from "../../../src/modules/catalog/SupportLevel.js";
import { RenewalMode } from "../../../src/modules/contracts/RenewalMode.js";
import type { ContractFacts } from "../../../src/modules/contracts/termRules.js";
import { Standing } from "../../../src/modules/partners/CurrentStanding.js";
import { PartnerStage } from "../../../src/modules/partners/PartnerStage.js";
import type {
  AreaFacts,
  EngineerFacts,
  Frame,
  LegFacts,
  Opening,
  PathFacts,
  PromiseFacts,
  StepFacts,
} from "../../../src/modules/readiness/readinessFacts.js";
import { daysWithin, weekFrom } from "../../../src/modules/readiness/weekRules.js";

export const policy = { contactVerifiedDays: 90, drillDays: 180, deputyRequired: true };

/** A Tuesday and a Sunday of one week. */
export const TUESDAY = Date.parse("2026-11-24T10:30:00Z");
export const SUNDAY = Date.parse("2026-11-29T03:00:00Z");

/** The week of both, where days begin at midnight in UTC. */
export const week = weekFrom("2026-11-23");
export const frame: Frame = { window: week, days: daysWithin("UTC", week), policy };

const at = (instant: string): number => Date.parse(instant);

/** Open on the Tuesday, not on the Sunday. */
export const office: Opening = {
  name: "Office hours",
  open: [{ start: at("2026-11-24T08:00:00Z"), end: at("2026-11-24T18:00:00Z") }],
};

export const terms: ContractFacts = {
  startsOn: "2026-01-01",
  endsOn: "2026-12-31",
  renewalMode: RenewalMode.NONE,
  renewalMonths: null,
  renewals: [],
  endMoves: [],
  noticeDays: null,
  partnerNoticeDays: null,
  termination: null,
};

export const entitlement = {
  supportLevel: SupportLevel.L3,
  hours: "ALL" as const,
  startsOn: "2026-01-01",
  endsOn: null,
};

export const promise: PromiseFacts = {
  severity: Severity.SEV1,
  ofArea: false,
  hours: "UNSAID",
  startsOn: "2026-01-01",
  endsOn: null,
};

export const leg: LegFacts = {
  id: "contract",
  partnerId: "helper",
  partnerName: "Helper",
  title: "Support",
  number: "C-1",
  terms,
  entitlements: [entitlement],
  promises: [],
};

export const engineer: EngineerFacts = {
  partner: { id: "helper", name: "Helper", stage: PartnerStage.ACTIVE, standing: Standing.TRUSTED },
  contact: { id: "ada", name: "Ada", verifiedOn: "2026-11-01" },
  deputy: { id: "bob", name: "Bob", verifiedOn: "2026-11-01" },
  legs: [leg],
  accesses: [{ grantedOn: "2026-01-01", endsOn: null }],
  restsOn: [],
  taken: [],
};

/** A step that calls somebody at a partner about whom nothing is wrong, but for the changes. */
export const callEngineer = (
  changes: Partial<EngineerFacts> = {},
  step: Partial<Pick<StepFacts, "id" | "supportLevel" | "delayMinutes">> = {},
): StepFacts => ({
  id: "engineer",
  supportLevel: SupportLevel.L3,
  delayMinutes: 0,
  ...step,
  engineer: { ...engineer, ...changes },
});

export const callTeam = (
  hours: Opening | "ALL" | "UNSAID" = "ALL",
  supportLevel = SupportLevel.L1,
): StepFacts => ({
  id: "team",
  supportLevel,
  delayMinutes: 0,
  team: { id: "team", name: "First line", hours },
});

/** A critical area that needs L3, with one path, rehearsed this month, but for the changes. */
export const areaWith = (
  steps: readonly StepFacts[],
  path: Partial<PathFacts> = {},
  changes: Partial<AreaFacts> = {},
): AreaFacts => ({
  id: "area",
  criticality: Criticality.CRITICAL,
  supportLevel: SupportLevel.L3,
  recoveryTimeMinutes: 60,
  hours: "ALL",
  paths: new Map([[Severity.SEV1, { steps, drilledAt: [at("2026-11-02T09:00:00Z")], ...path }]]),
  ...changes,
});
