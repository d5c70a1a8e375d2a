import { CrisisCardResolver } from "../modules/crisisCards/CrisisCardResolver.js";
import { AccessGrantResolver } from "../modules/escalations/AccessGrantResolver.js";
import { DrillParticipationResolver } from "../modules/escalations/DrillParticipationResolver.js";
import { DrillResolver } from "../modules/escalations/DrillResolver.js";
import { EscalationPathResolver } from "../modules/escalations/EscalationPathResolver.js";
import { EscalationStepResolver } from "../modules/escalations/EscalationStepResolver.js";
import { EvidenceDrillResolver } from "../modules/escalations/EvidenceDrillResolver.js";
import { PartnerAccessGrantsResolver } from "../modules/escalations/PartnerAccessGrantsResolver.js";
import { ServiceAreaPathsResolver } from "../modules/escalations/ServiceAreaPathsResolver.js";
import { PartnerFourthPartiesResolver } from "../modules/fourthParties/PartnerFourthPartiesResolver.js";
import { SubcontractingResolver } from "../modules/fourthParties/SubcontractingResolver.js";
import { CoverageResolver } from "../modules/readiness/CoverageResolver.js";
import {
  LossSimulationResolver,
  SimulatedTimesResolver,
  WeakLinkResolver,
} from "../modules/readiness/LossResolver.js";
import { ReadinessResolver, StepReadinessResolver } from "../modules/readiness/ReadinessResolver.js";
import { ServiceAreaReadinessResolver } from "../modules/readiness/ServiceAreaReadinessResolver.js";
import { MissingReadinessResolver, SleepIndexResolver } from "../modules/readiness/SleepIndexResolver.js";
import { ContractServiceCreditsResolver } from "../modules/serviceLevels/ContractServiceCreditsResolver.js";
import { ContractServiceLevelsResolver } from "../modules/serviceLevels/ContractServiceLevelsResolver.js";
import { EngagementServiceClockResolver } from "../modules/serviceLevels/EngagementServiceClockResolver.js";
import { EntitlementRetainerResolver } from "../modules/serviceLevels/EntitlementRetainerResolver.js";
import { EvidenceServiceClockResolver } from "../modules/serviceLevels/EvidenceServiceClockResolver.js";
import { RetainerUseResolver } from "../modules/serviceLevels/RetainerUseResolver.js";
import { ServiceAreaServiceLevelsResolver } from "../modules/serviceLevels/ServiceAreaServiceLevelsResolver.js";
import { ServiceClockMutationsResolver } from "../modules/serviceLevels/ServiceClockMutationsResolver.js";
import { ServiceClockResolver } from "../modules/serviceLevels/ServiceClockResolver.js";
import {
  ServiceCreditClaimResolver,
  ServiceCreditLineResolver,
  ServiceCreditTermsResolver,
} from "../modules/serviceLevels/ServiceCreditResolver.js";
import { ServiceLevelResolver } from "../modules/serviceLevels/ServiceLevelResolver.js";

/** The resolver classes of what one leans on in a crisis: what is promised, whom to call, and who would come. */
export const crisisResolvers = [
  AccessGrantResolver,
  ContractServiceCreditsResolver,
  ContractServiceLevelsResolver,
  CoverageResolver,
  CrisisCardResolver,
  DrillParticipationResolver,
  DrillResolver,
  EngagementServiceClockResolver,
  EntitlementRetainerResolver,
  EscalationPathResolver,
  EscalationStepResolver,
  EvidenceDrillResolver,
  EvidenceServiceClockResolver,
  LossSimulationResolver,
  MissingReadinessResolver,
  PartnerAccessGrantsResolver,
  PartnerFourthPartiesResolver,
  ReadinessResolver,
  RetainerUseResolver,
  ServiceAreaPathsResolver,
  ServiceAreaReadinessResolver,
  ServiceAreaServiceLevelsResolver,
  ServiceClockMutationsResolver,
  ServiceClockResolver,
  ServiceCreditClaimResolver,
  ServiceCreditLineResolver,
  ServiceCreditTermsResolver,
  ServiceLevelResolver,
  SimulatedTimesResolver,
  SleepIndexResolver,
  StepReadinessResolver,
  SubcontractingResolver,
  WeakLinkResolver,
] as const;
