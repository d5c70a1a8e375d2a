import "reflect-metadata";
import pg from "pg";
import { DataSource } from "typeorm";
import { migrations } from "../../migrations/index.js";
import { ExternalReference } from "../kernel/ExternalReference.js";
import { IdempotencyKey } from "../kernel/IdempotencyKey.js";
import { SnakeNaming } from "../kernel/SnakeNaming.js";
import { ApiKey } from "../modules/access/ApiKey.js";
import { AuditEntry } from "../modules/audit/AuditEntry.js";
import { AuditHead } from "../modules/audit/AuditHead.js";
import { AuditPersonal } from "../modules/audit/AuditPersonal.js";
import { Erasure } from "../modules/audit/Erasure.js";
import { OutboxEvent } from "../modules/audit/OutboxEvent.js";
import { BusinessCalendar } from "../modules/calendars/BusinessCalendar.js";
import { Demand } from "../modules/capabilities/Demand.js";
import { DemandEnd } from "../modules/capabilities/DemandEnd.js";
import { RoleRequirement } from "../modules/capabilities/RoleRequirement.js";
import { SkillHolder } from "../modules/capabilities/SkillHolder.js";
import { SkillHolding } from "../modules/capabilities/SkillHolding.js";
import { SkillHoldingEnd } from "../modules/capabilities/SkillHoldingEnd.js";
import { SkillVerification } from "../modules/capabilities/SkillVerification.js";
import { ServiceArea } from "../modules/catalog/ServiceArea.js";
import { RetainerUse } from "../modules/serviceLevels/RetainerUse.js";
import { RetainerUseVoid } from "../modules/serviceLevels/RetainerUseVoid.js";
import { ServiceClock } from "../modules/serviceLevels/ServiceClock.js";
import { ServiceClockPause } from "../modules/serviceLevels/ServiceClockPause.js";
import { ServiceCreditClaim } from "../modules/serviceLevels/ServiceCreditClaim.js";
import { ServiceCreditTerms } from "../modules/serviceLevels/ServiceCreditTerms.js";
import { ServiceLevel } from "../modules/serviceLevels/ServiceLevel.js";
import { Skill } from "../modules/catalog/Skill.js";
import { Contract } from "../modules/contracts/Contract.js";
import { ContractAlert } from "../modules/contracts/ContractAlert.js";
import { ContractAmendment } from "../modules/contracts/ContractAmendment.js";
import { ContractDocument } from "../modules/contracts/ContractDocument.js";
import { ContractObservation } from "../modules/contracts/ContractObservation.js";
import { ContractParty } from "../modules/contracts/ContractParty.js";
import { ContractPayment } from "../modules/contracts/ContractPayment.js";
import { ContractTerm } from "../modules/contracts/ContractTerm.js";
import { ContractTermination } from "../modules/contracts/ContractTermination.js";
import { Entitlement } from "../modules/contracts/Entitlement.js";
import { Obligation } from "../modules/contracts/Obligation.js";
import { ObligationFulfilment } from "../modules/contracts/ObligationFulfilment.js";
import { Engagement } from "../modules/engagements/Engagement.js";
import { EngagementPromise } from "../modules/engagements/EngagementPromise.js";
import { EngagementServiceArea } from "../modules/engagements/EngagementServiceArea.js";
import { EngagementVoid } from "../modules/engagements/EngagementVoid.js";
import { CrisisStatistic } from "../modules/evidence/CrisisStatistic.js";
import { DimensionStatistic } from "../modules/evidence/DimensionStatistic.js";
import { Evidence } from "../modules/evidence/Evidence.js";
import { AccessGrant } from "../modules/escalations/AccessGrant.js";
import { Subcontracting } from "../modules/fourthParties/Subcontracting.js";
import { Drill } from "../modules/escalations/Drill.js";
import { DrillParticipation } from "../modules/escalations/DrillParticipation.js";
import { DrillVoid } from "../modules/escalations/DrillVoid.js";
import { EscalationPath } from "../modules/escalations/EscalationPath.js";
import { EscalationStep } from "../modules/escalations/EscalationStep.js";
import { EvidenceCell } from "../modules/evidence/EvidenceCell.js";
import { PartnerMerge } from "../modules/merges/PartnerMerge.js";
import { Offering } from "../modules/offerings/Offering.js";
import { OfferingProof, OfferingProofWithdrawal } from "../modules/offerings/OfferingProof.js";
import { OfferingSkill } from "../modules/offerings/OfferingSkill.js";
import { OfferingWithdrawal } from "../modules/offerings/OfferingWithdrawal.js";
import { ExchangeRate } from "../modules/organisation/ExchangeRate.js";
import { OrganisationSettings } from "../modules/organisation/OrganisationSettings.js";
import { Contact } from "../modules/partners/Contact.js";
import { CurrentStanding } from "../modules/partners/CurrentStanding.js";
import { Partner } from "../modules/partners/Partner.js";
import { PartnerStageChange } from "../modules/partners/PartnerStage.js";
import { Policy } from "../modules/policies/Policy.js";
import { ReadinessPolicy } from "../modules/policies/ReadinessPolicy.js";
import { ReviewPolicy } from "../modules/policies/ReviewPolicy.js";
import { Calibration } from "../modules/scorecards/Calibration.js";
import { Publication } from "../modules/scorecards/Publication.js";
import { Scorecard } from "../modules/scorecards/Scorecard.js";
import { Person } from "../modules/people/Person.js";
import { Team } from "../modules/people/Team.js";
import { Segment } from "../modules/segments/Segment.js";
import { ReviewRequest } from "../modules/reviewPlanning/ReviewRequest.js";
import { ReviewRound, ReviewRoundClosure } from "../modules/reviewPlanning/ReviewRound.js";
import { NightCall } from "../modules/reviews/NightCall.js";
import { Review } from "../modules/reviews/Review.js";
import { ReviewAnswer } from "../modules/reviews/ReviewAnswer.js";
import { ReviewDraft } from "../modules/reviews/ReviewDraft.js";
import { ReviewPublication } from "../modules/reviews/ReviewPublication.js";
import { ReviewSubmission } from "../modules/reviews/ReviewSubmission.js";
import { ReviewWithdrawal } from "../modules/reviews/ReviewWithdrawal.js";

const POOL_SIZE = 10;
const STATEMENT_TIMEOUT = 30_000;
const CONNECT_TIMEOUT = 10_000;

// A date has no time and no zone: as a Date object it would shift with the zone of the machine.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);
// Nothing here counts beyond 2^53.
pg.types.setTypeParser(pg.types.builtins.INT8, Number);

/** Every stored record. */
export const entities = [
  AccessGrant,
  ApiKey,
  AuditEntry,
  AuditHead,
  AuditPersonal,
  BusinessCalendar,
  Calibration,
  Contact,
  Contract,
  ContractAlert,
  ContractAmendment,
  ContractDocument,
  ContractObservation,
  ContractParty,
  ContractPayment,
  ContractTerm,
  ContractTermination,
  CrisisStatistic,
  CurrentStanding,
  Demand,
  DemandEnd,
  DimensionStatistic,
  Drill,
  DrillParticipation,
  DrillVoid,
  Engagement,
  EngagementPromise,
  EngagementServiceArea,
  EngagementVoid,
  Entitlement,
  Erasure,
  EscalationPath,
  EscalationStep,
  Evidence,
  EvidenceCell,
  ExchangeRate,
  ExternalReference,
  IdempotencyKey,
  NightCall,
  Obligation,
  ObligationFulfilment,
  Offering,
  OfferingProof,
  OfferingProofWithdrawal,
  OfferingSkill,
  OfferingWithdrawal,
  OrganisationSettings,
  OutboxEvent,
  Partner,
  PartnerStageChange,
  PartnerMerge,
  Person,
  Policy,
  Publication,
  RetainerUse,
  RetainerUseVoid,
  Review,
  ReviewAnswer,
  ReviewDraft,
  ReadinessPolicy,
  ReviewPolicy,
  ReviewPublication,
  ReviewRequest,
  ReviewRound,
  ReviewRoundClosure,
  ReviewSubmission,
  ReviewWithdrawal,
  RoleRequirement,
  Scorecard,
  Segment,
  Subcontracting,
  ServiceArea,
  ServiceClock,
  ServiceClockPause,
  ServiceCreditClaim,
  ServiceCreditTerms,
  ServiceLevel,
  Skill,
  SkillHolder,
  SkillHolding,
  SkillHoldingEnd,
  SkillVerification,
  Team,
];

/**
 * Describes the database at `url`; call `initialize()` to connect.
 * @param statementTimeout Milliseconds after which the database gives up on a statement; 0 for long work of an operator.
 */
export function describeDataSource(url: string, statementTimeout = STATEMENT_TIMEOUT): DataSource {
  return new DataSource({
    type: "postgres",
    url,
    entities,
    migrations,
    migrationsTransactionMode: "each",
    namingStrategy: new SnakeNaming(),
    synchronize: false,
    logging: false,
    applicationName: "mainstay",
    poolSize: POOL_SIZE,
    extra: {
      statement_timeout: statementTimeout,
      connectionTimeoutMillis: CONNECT_TIMEOUT,
      options: "-c timezone=UTC",
    },
  });
}
