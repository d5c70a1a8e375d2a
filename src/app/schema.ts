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
import { CrisisCardResolver } from "../modules/crisisCards/CrisisCardResolver.js";
import { EligibilityResolver } from "../modules/eligibility/EligibilityResolver.js";
import { EngagementResolver } from "../modules/engagements/EngagementResolver.js";
import { EvidenceEngagementResolver } from "../modules/engagements/EvidenceEngagementResolver.js";
import { PartnerEngagementsResolver } from "../modules/engagements/PartnerEngagementsResolver.js";
import { AccessGrantResolver } from "../modules/escalations/AccessGrantResolver.js";
import { DrillParticipationResolver } from "../modules/escalations/DrillParticipationResolver.js";
import { DrillResolver } from "../modules/escalations/DrillResolver.js";
import { EscalationPathResolver } from "../modules/escalations/EscalationPathResolver.js";
import { EscalationStepResolver } from "../modules/escalations/EscalationStepResolver.js";
import { EvidenceDrillResolver } from "../modules/escalations/EvidenceDrillResolver.js";
import { PartnerAccessGrantsResolver } from "../modules/escalations/PartnerAccessGrantsResolver.js";
import { ServiceAreaPathsResolver } from "../modules/escalations/ServiceAreaPathsResolver.js";
import { EvidenceResolver } from "../modules/evidence/EvidenceResolver.js";
import { PartnerFourthPartiesResolver } from "../modules/fourthParties/PartnerFourthPartiesResolver.js";
import { SubcontractingResolver } from "../modules/fourthParties/SubcontractingResolver.js";
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
import { ContractServiceLevelsResolver } from "../modules/serviceLevels/ContractServiceLevelsResolver.js";
import { ServiceAreaServiceLevelsResolver } from "../modules/serviceLevels/ServiceAreaServiceLevelsResolver.js";
import { EngagementServiceClockResolver } from "../modules/serviceLevels/EngagementServiceClockResolver.js";
import { EvidenceServiceClockResolver } from "../modules/serviceLevels/EvidenceServiceClockResolver.js";
import { ServiceClockMutationsResolver } from "../modules/serviceLevels/ServiceClockMutationsResolver.js";
import { ServiceClockResolver } from "../modules/serviceLevels/ServiceClockResolver.js";
import { EntitlementRetainerResolver } from "../modules/serviceLevels/EntitlementRetainerResolver.js";
import { RetainerUseResolver } from "../modules/serviceLevels/RetainerUseResolver.js";
import { ContractServiceCreditsResolver } from "../modules/serviceLevels/ContractServiceCreditsResolver.js";
import {
  ServiceCreditClaimResolver,
  ServiceCreditLineResolver,
  ServiceCreditTermsResolver,
} from "../modules/serviceLevels/ServiceCreditResolver.js";
import { ServiceLevelResolver } from "../modules/serviceLevels/ServiceLevelResolver.js";
import { PolicyResolver } from "../modules/policies/PolicyResolver.js";
import { ReadinessPolicyResolver } from "../modules/policies/ReadinessPolicyResolver.js";
import { ReviewPolicyResolver } from "../modules/policies/ReviewPolicyResolver.js";
import { PartnerScoresResolver } from "../modules/scorecards/PartnerScoresResolver.js";
import { ScorecardResolver } from "../modules/scorecards/ScorecardResolver.js";
import { MergeResolver } from "../modules/merges/MergeResolver.js";
import { CoverageResolver } from "../modules/readiness/CoverageResolver.js";
import {
  LossSimulationResolver,
  SimulatedTimesResolver,
  WeakLinkResolver,
} from "../modules/readiness/LossResolver.js";
import { ReadinessResolver, StepReadinessResolver } from "../modules/readiness/ReadinessResolver.js";
import { MissingReadinessResolver, SleepIndexResolver } from "../modules/readiness/SleepIndexResolver.js";
import { ServiceAreaReadinessResolver } from "../modules/readiness/ServiceAreaReadinessResolver.js";
import { PartnerMergesResolver } from "../modules/merges/PartnerMergesResolver.js";
import { SettingsResolver } from "../modules/settings/SettingsResolver.js";

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
  PartnerFourthPartiesResolver,
  SubcontractingResolver,
  PartnerMergesResolver,
  PartnerNightCallsResolver,
  PartnerOfferingsResolver,
  PartnerResolver,
  PartnerReviewsResolver,
  PartnerSegmentsResolver,
  PartnerStageResolver,
  PersonResolver,
  ReadinessPolicyResolver,
  CoverageResolver,
  LossSimulationResolver,
  SimulatedTimesResolver,
  WeakLinkResolver,
  MissingReadinessResolver,
  SleepIndexResolver,
  ReadinessResolver,
  ServiceAreaReadinessResolver,
  StepReadinessResolver,
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
  AccessGrantResolver,
  DrillParticipationResolver,
  DrillResolver,
  EscalationPathResolver,
  EscalationStepResolver,
  EvidenceDrillResolver,
  PartnerAccessGrantsResolver,
  ServiceAreaPathsResolver,
  CapabilityMutationsResolver,
  CapabilityResolver,
  CrisisCardResolver,
  DemandResolver,
  RoleRequirementResolver,
  ServiceAreaDemandHoursResolver,
  ServiceAreaDemandResolver,
  SkillCapabilityResolver,
  SkillHolderResolver,
  SkillVerificationResolver,
  SkillHoldingResolver,
  ContractServiceLevelsResolver,
  ServiceAreaServiceLevelsResolver,
  EngagementServiceClockResolver,
  EvidenceServiceClockResolver,
  ServiceClockMutationsResolver,
  ServiceClockResolver,
  EntitlementRetainerResolver,
  RetainerUseResolver,
  ContractServiceCreditsResolver,
  ServiceCreditClaimResolver,
  ServiceCreditLineResolver,
  ServiceCreditTermsResolver,
  ServiceLevelResolver,
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
