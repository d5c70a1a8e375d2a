import "reflect-metadata";
import type { GraphQLSchema } from "graphql";
import { GraphQLDateTime } from "graphql-scalars";
import { buildSchemaSync, type NonEmptyArray } from "type-graphql";
import { ApiKeyResolver } from "../modules/access/ApiKeyResolver.js";
import { MeResolver } from "../modules/access/MeResolver.js";
import { AuditResolver } from "../modules/audit/AuditResolver.js";
import { CalendarResolver } from "../modules/calendars/CalendarResolver.js";
import { CapabilityMutationsResolver } from "../modules/capabilities/CapabilityMutationsResolver.js";
import { CapabilityResolver } from "../modules/capabilities/CapabilityResolver.js";
import { DemandResolver } from "../modules/capabilities/DemandResolver.js";
import { RoleRequirementResolver } from "../modules/capabilities/RoleRequirementResolver.js";
import {
  ServiceAreaDemandHoursResolver,
  ServiceAreaDemandResolver,
} from "../modules/capabilities/ServiceAreaDemandResolver.js";
import { SkillCapabilityResolver } from "../modules/capabilities/SkillCapabilityResolver.js";
import {
  SkillHolderResolver,
  SkillVerificationResolver,
} from "../modules/capabilities/SkillHolderResolver.js";
import { SkillHoldingResolver } from "../modules/capabilities/SkillHoldingResolver.js";
import { PartnerSegmentsResolver } from "../modules/segments/PartnerSegmentsResolver.js";
import { SegmentResolver } from "../modules/segments/SegmentResolver.js";
import { ServiceAreaResolver } from "../modules/catalog/ServiceAreaResolver.js";
import { SkillResolver } from "../modules/catalog/SkillResolver.js";
import { ContractAlertResolver } from "../modules/contracts/ContractAlertResolver.js";
import { ContractMutationsResolver } from "../modules/contracts/ContractMutationsResolver.js";
import { ContractPartMutationsResolver } from "../modules/contracts/ContractPartMutationsResolver.js";
import {
  ContractAmendmentResolver,
  ContractPartyResolver,
  ContractPaymentResolver,
  ContractTermResolver,
  EntitlementResolver,
  ObligationResolver,
} from "../modules/contracts/ContractPartsResolver.js";
import { ContractResolver } from "../modules/contracts/ContractResolver.js";
import { ContractTimesResolver } from "../modules/contracts/ContractTimesResolver.js";
import { ContractTotalsResolver } from "../modules/contracts/ContractTotalsResolver.js";
import { PartnerContractsResolver } from "../modules/contracts/PartnerContractsResolver.js";
import { RenewalCalendarResolver } from "../modules/contracts/RenewalCalendarResolver.js";
import { ServiceAreaEntitlementsResolver } from "../modules/contracts/ServiceAreaEntitlementsResolver.js";
import { EligibilityResolver } from "../modules/eligibility/EligibilityResolver.js";
import { EngagementResolver } from "../modules/engagements/EngagementResolver.js";
import { EvidenceEngagementResolver } from "../modules/engagements/EvidenceEngagementResolver.js";
import { PartnerEngagementsResolver } from "../modules/engagements/PartnerEngagementsResolver.js";
import { EvidenceResolver } from "../modules/evidence/EvidenceResolver.js";
import { OfferingProofResolver } from "../modules/offerings/OfferingProofResolver.js";
import { OfferingProofWithdrawalResolver } from "../modules/offerings/OfferingProofWithdrawalResolver.js";
import { OfferingSkillResolver } from "../modules/offerings/OfferingSkillResolver.js";
import { OfferingResolver } from "../modules/offerings/OfferingResolver.js";
import { PartnerOfferingsResolver } from "../modules/offerings/PartnerOfferingsResolver.js";
import { ServiceAreaOfferingsResolver } from "../modules/offerings/ServiceAreaOfferingsResolver.js";
import { ExchangeRateResolver } from "../modules/organisation/ExchangeRateResolver.js";
import { OrganisationResolver } from "../modules/organisation/OrganisationResolver.js";
import { ContactResolver } from "../modules/partners/ContactResolver.js";
import { PartnerResolver } from "../modules/partners/PartnerResolver.js";
import { PartnerStageResolver } from "../modules/partners/PartnerStageResolver.js";
import { PersonResolver } from "../modules/people/PersonResolver.js";
import { TeamResolver } from "../modules/people/TeamResolver.js";
import { ReviewDueResolver } from "../modules/reviewPlanning/ReviewDueResolver.js";
import { ReviewRequestResolver } from "../modules/reviewPlanning/ReviewRequestResolver.js";
import { ReviewRoundResolver } from "../modules/reviewPlanning/ReviewRoundResolver.js";
import { EvidenceReviewResolver } from "../modules/reviews/EvidenceReviewResolver.js";
import { NightCallResolver, NightCallTallyResolver } from "../modules/reviews/NightCallResolver.js";
import { PartnerNightCallsResolver } from "../modules/reviews/PartnerNightCallsResolver.js";
import { PartnerReviewsResolver } from "../modules/reviews/PartnerReviewsResolver.js";
import { ReviewAnswerResolver } from "../modules/reviews/ReviewAnswerResolver.js";
import { ReviewDraftResolver } from "../modules/reviews/ReviewDraftResolver.js";
import { ReviewLifeResolver } from "../modules/reviews/ReviewLifeResolver.js";
import { ReviewResolver } from "../modules/reviews/ReviewResolver.js";
import { PolicyResolver } from "../modules/policies/PolicyResolver.js";
import { ReadinessPolicyResolver } from "../modules/policies/ReadinessPolicyResolver.js";
import { ReviewPolicyResolver } from "../modules/policies/ReviewPolicyResolver.js";
import { PartnerScoresResolver } from "../modules/scorecards/PartnerScoresResolver.js";
import { ScorecardResolver } from "../modules/scorecards/ScorecardResolver.js";
import { MergeResolver } from "../modules/merges/MergeResolver.js";
import { PartnerMergesResolver } from "../modules/merges/PartnerMergesResolver.js";
import { SettingsResolver } from "../modules/settings/SettingsResolver.js";
import { crisisResolvers } from "./crisisResolvers.js";

/** Every resolver class. */
export const resolvers = [
  ApiKeyResolver,
  AuditResolver,
  CalendarResolver,
  ContactResolver,
  ContractAlertResolver,
  ContractAmendmentResolver,
  ContractMutationsResolver,
  ContractPartMutationsResolver,
  ContractPartyResolver,
  ContractPaymentResolver,
  ContractResolver,
  ContractTermResolver,
  ContractTimesResolver,
  ContractTotalsResolver,
  EligibilityResolver,
  EngagementResolver,
  EntitlementResolver,
  EvidenceEngagementResolver,
  EvidenceResolver,
  EvidenceReviewResolver,
  ExchangeRateResolver,
  MeResolver,
  NightCallResolver,
  NightCallTallyResolver,
  ObligationResolver,
  OfferingProofResolver,
  OfferingProofWithdrawalResolver,
  OfferingResolver,
  OfferingSkillResolver,
  OrganisationResolver,
  PartnerContractsResolver,
  PartnerEngagementsResolver,
  PartnerMergesResolver,
  PartnerNightCallsResolver,
  PartnerOfferingsResolver,
  PartnerResolver,
  PartnerReviewsResolver,
  PartnerSegmentsResolver,
  PartnerStageResolver,
  PersonResolver,
  ReadinessPolicyResolver,
  RenewalCalendarResolver,
  ReviewAnswerResolver,
  ReviewDraftResolver,
  ReviewDueResolver,
  ReviewLifeResolver,
  ReviewPolicyResolver,
  ReviewRequestResolver,
  ReviewResolver,
  ReviewRoundResolver,
  SegmentResolver,
  ServiceAreaEntitlementsResolver,
  ServiceAreaOfferingsResolver,
  ServiceAreaResolver,
  SettingsResolver,
  SkillResolver,
  TeamResolver,
  PolicyResolver,
  PartnerScoresResolver,
  ScorecardResolver,
  MergeResolver,
  CapabilityMutationsResolver,
  CapabilityResolver,
  DemandResolver,
  RoleRequirementResolver,
  ServiceAreaDemandHoursResolver,
  ServiceAreaDemandResolver,
  SkillCapabilityResolver,
  SkillHolderResolver,
  SkillVerificationResolver,
  SkillHoldingResolver,
  ...crisisResolvers,
] as const satisfies NonEmptyArray<unknown>;

/** Builds the schema from the resolver classes. */
export function buildSchema(): GraphQLSchema {
  return buildSchemaSync({
    resolvers: resolvers,
    // The rules check inputs, with messages that name the field.
    validate: false,
    scalarsMap: [{ type: Date, scalar: GraphQLDateTime }],
  });
}
