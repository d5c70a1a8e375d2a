import type { Criticality } from "../../catalog/Criticality.js";
import type { SkillLevel } from "../../catalog/SkillLevel.js";
import type { SupportLevel } from "../../catalog/SupportLevel.js";
import type { Severity } from "../../catalog/Severity.js";
import type { ContractKind } from "../../contracts/Contract.js";
import type { RenewalMode } from "../../contracts/RenewalMode.js";
import type { EngagementKind, Outcome } from "../../engagements/Engagement.js";
import type { PromiseKind } from "../../engagements/EngagementPromise.js";
import type { PartnerRole } from "../../partners/Partner.js";
import type { ReviewSource } from "../../reviews/Review.js";

/**
 * The words of an enum. They are written out, since a record's file brings the database with it; the compiler sees that none
 * is missing and none too many.
 */
const words = <Enum extends string>(all: { readonly [Word in `${Enum}`]: true }): readonly Enum[] =>
  Object.keys(all) as Enum[];

export const CRITICALITIES = words<Criticality>({ LOW: true, MEDIUM: true, HIGH: true, CRITICAL: true });
export const SUPPORT_LEVELS = words<SupportLevel>({ L0: true, L1: true, L2: true, L3: true, L4: true });
export const SKILL_LEVELS = words<SkillLevel>({
  AWARENESS: true,
  WORKING: true,
  PRACTITIONER: true,
  EXPERT: true,
});
export const PARTNER_ROLES = words<PartnerRole>({
  OEM: true,
  RESELLER: true,
  MSP: true,
  CONSULTANCY: true,
  CONTRACTOR: true,
  CLOUD_PROVIDER: true,
});
export const ENGAGEMENT_KINDS = words<EngagementKind>({
  INCIDENT: true,
  ESCALATION: true,
  PROJECT: true,
  DELIVERY: true,
});
export const SEVERITIES = words<Severity>({ SEV1: true, SEV2: true, SEV3: true, SEV4: true });
export const OUTCOMES = words<Outcome>({ RESOLVED: true, NO_SHOW: true, ABANDONED: true });
export const PROMISE_KINDS = words<PromiseKind>({ RESPOND: true, RESOLVE: true, DELIVER: true });
export const REVIEW_SOURCES = words<ReviewSource>({
  INTERNAL: true,
  VERIFIED_CLIENT: true,
  PARTNER_NOMINATED: true,
  SELF_REPORTED: true,
});
export const CONTRACT_KINDS = words<ContractKind>({
  MSA: true,
  SOW: true,
  RETAINER: true,
  SUBSCRIPTION: true,
  SUPPORT: true,
});
/** In a list each renewal is an item of its own, so none is tacit. */
export const RENEWAL_MODES = words<Exclude<RenewalMode, RenewalMode.TACIT>>({ NONE: true, EXPRESS: true });
export const RATED = ["delivery", "responsiveness", "expertise", "communication", "value"] as const;
export const TRUTHS = ["true", "false"] as const;
