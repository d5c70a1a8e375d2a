import { Criticality } from "../catalog/Criticality.js";
import type { SupportLevel } from "../catalog/SupportLevel.js";
import { ProofState } from "../offerings/ProofState.js";
import { Standing } from "../partners/CurrentStanding.js";
import { PartnerStage } from "../partners/PartnerStage.js";

/** What we want to buy. */
export interface Wanted {
  readonly criticality: Criticality;
  readonly supportLevel: SupportLevel;
}

/** What is known of one offering in the service area, on the day asked for. */
export interface OfferingFacts {
  readonly supportLevel: SupportLevel;
  readonly proofState: ProofState;
  readonly provenUpTo: SupportLevel | null;
}

/** What is known of a partner, on the day asked for. */
export interface CandidateFacts {
  readonly stage: PartnerStage;
  /** Null where no scorecard has been published. */
  readonly standing: Standing | null;
  readonly offerings: readonly OfferingFacts[];
  /** Up to which level a contract in force entitles us to its help in the area; null where none does. */
  readonly contractedLevel: SupportLevel | null;
}

/** Why we may buy from a partner, or not; the first ones forbid it, and those after them only matter. */
export enum EligibilityCode {
  NOT_ACTIVE = "NOT_ACTIVE",
  SUSPENDED = "SUSPENDED",
  ON_PROBATION = "ON_PROBATION",
  NOT_OFFERED_ANY_MORE = "NOT_OFFERED_ANY_MORE",
  CLAIM_EXPIRED = "CLAIM_EXPIRED",
  LEVEL_TOO_LOW = "LEVEL_TOO_LOW",
  STANDING_TOO_LOW = "STANDING_TOO_LOW",
  PROOF_EXPIRED = "PROOF_EXPIRED",
  CLAIM_UNPROVEN = "CLAIM_UNPROVEN",
  PARTNER_UNPROVEN = "PARTNER_UNPROVEN",
  ON_WATCH = "ON_WATCH",
  OFFERED = "OFFERED",
  PROVEN = "PROVEN",
  TRUSTED = "TRUSTED",
  UNDER_CONTRACT = "UNDER_CONTRACT",
}

/** One reason, for a person too. */
export interface EligibilityReason {
  readonly code: EligibilityCode;
  readonly message: string;
}

/** Whether we may buy from a partner, and why. */
export interface Verdict {
  readonly eligible: boolean;
  readonly reasons: readonly EligibilityReason[];
}

const reason = (code: EligibilityCode, message: string): EligibilityReason => ({ code, message });
const TRUSTED: readonly (Standing | null)[] = [Standing.TRUSTED, Standing.CORE];

/**
 * Whether we may buy a support level in a service area from a partner. It must be active and neither suspended nor on
 * probation, must offer or owe us the level, and for a critical area be trusted. That a claim is unproved, or the partner, is said but does
 * not forbid: else nobody new could ever be bought from.
 */
export function judge(wanted: Wanted, facts: CandidateFacts): Verdict {
  const against = [
    ...stageReasons(facts),
    ...standingReasons(wanted, facts),
    ...offeringReasons(wanted, facts),
  ];
  return {
    eligible: against.length === 0,
    reasons: [...against, ...warnings(wanted, facts), ...strengths(wanted, facts)],
  };
}

const stageReasons = ({ stage }: CandidateFacts): EligibilityReason[] =>
  stage === PartnerStage.ACTIVE
    ? []
    : [reason(EligibilityCode.NOT_ACTIVE, `The partner is ${stage}, so nothing new is bought from it.`)];

function standingReasons({ criticality }: Wanted, { standing }: CandidateFacts): EligibilityReason[] {
  if (standing === Standing.SUSPENDED)
    return [
      reason(EligibilityCode.SUSPENDED, "The partner let us down in a severe crisis and is suspended."),
    ];
  if (standing === Standing.PROBATION)
    return [reason(EligibilityCode.ON_PROBATION, "The partner is on probation.")];
  if (criticality === Criticality.CRITICAL && !TRUSTED.includes(standing))
    return [
      reason(
        EligibilityCode.STANDING_TOO_LOW,
        `The area is critical and needs a partner that is TRUSTED or CORE; this one is ${standing ?? "not scored yet"}.`,
      ),
    ];
  return [];
}

const stands = ({ proofState }: OfferingFacts): boolean =>
  proofState !== ProofState.WITHDRAWN && proofState !== ProofState.EXPIRED;

function offeringReasons(
  { supportLevel }: Wanted,
  { offerings, contractedLevel }: CandidateFacts,
): EligibilityReason[] {
  if (contractedLevel !== null && contractedLevel >= supportLevel) return [];
  const standing = offerings.filter(stands);
  if (standing.some((offering) => offering.supportLevel >= supportLevel)) return [];
  const best = [...standing.map((offering) => offering.supportLevel), contractedLevel ?? ""].sort().at(-1);
  if (best)
    return [
      reason(EligibilityCode.LEVEL_TOO_LOW, `The partner goes up to ${best}, and ${supportLevel} is wanted.`),
    ];
  return offerings.some(({ proofState }) => proofState === ProofState.EXPIRED)
    ? [reason(EligibilityCode.CLAIM_EXPIRED, "What the partner offered here has expired: ask it again.")]
    : [reason(EligibilityCode.NOT_OFFERED_ANY_MORE, "The partner does not offer this any more.")];
}

/** The offering that reaches the level and is proved best. */
const bestOffering = ({ supportLevel }: Wanted, { offerings }: CandidateFacts): OfferingFacts | undefined =>
  offerings
    .filter((offering) => stands(offering) && offering.supportLevel >= supportLevel)
    .sort((one, other) => ((one.provenUpTo ?? "") > (other.provenUpTo ?? "") ? -1 : 1))[0];

function warnings(wanted: Wanted, facts: CandidateFacts): EligibilityReason[] {
  const best = bestOffering(wanted, facts);
  const unproven = best !== undefined && (best.provenUpTo === null || best.provenUpTo < wanted.supportLevel);
  return [
    ...(unproven && best.proofState === ProofState.PROOF_EXPIRED
      ? [reason(EligibilityCode.PROOF_EXPIRED, "What proved the offering has expired.")]
      : []),
    ...(unproven && best.proofState !== ProofState.PROOF_EXPIRED
      ? [reason(EligibilityCode.CLAIM_UNPROVEN, `Nothing proves the offering up to ${wanted.supportLevel}.`)]
      : []),
    ...(facts.standing === null || facts.standing === Standing.UNPROVEN
      ? [reason(EligibilityCode.PARTNER_UNPROVEN, "Too little is known of the partner to trust it.")]
      : []),
    ...(facts.standing === Standing.WATCH
      ? [reason(EligibilityCode.ON_WATCH, "The partner's trust is low, or has dropped sharply.")]
      : []),
  ];
}

function strengths(wanted: Wanted, facts: CandidateFacts): EligibilityReason[] {
  const best = bestOffering(wanted, facts);
  const { supportLevel } = wanted;
  return [
    ...(best ? [reason(EligibilityCode.OFFERED, `The partner offers it up to ${best.supportLevel}.`)] : []),
    ...(best?.provenUpTo && best.provenUpTo >= supportLevel
      ? [reason(EligibilityCode.PROVEN, `It is proved up to ${best.provenUpTo}.`)]
      : []),
    ...(TRUSTED.includes(facts.standing)
      ? [reason(EligibilityCode.TRUSTED, `The partner is ${facts.standing ?? ""}.`)]
      : []),
    ...(facts.contractedLevel !== null && facts.contractedLevel >= supportLevel
      ? [
          reason(
            EligibilityCode.UNDER_CONTRACT,
            `A contract in force entitles us to ${facts.contractedLevel}.`,
          ),
        ]
      : []),
  ];
}
