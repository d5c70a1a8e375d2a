import type { Day } from "../../kernel/dayRules.js";
import type { Interval } from "../calendars/businessTimeRules.js";
import type { Criticality } from "../catalog/Criticality.js";
import type { Severity } from "../catalog/Severity.js";
import type { SupportLevel } from "../catalog/SupportLevel.js";
import type { ContractFacts } from "../contracts/termRules.js";
import type { Standing } from "../partners/CurrentStanding.js";
import type { PartnerStage } from "../partners/PartnerStage.js";
import type { ReadinessPolicyValues } from "../policies/readinessPolicyRules.js";

/** A calendar, with the spans in which it is open within the time that the facts are for. */
export interface Opening {
  readonly name: string;
  /** In order, without overlap. */
  readonly open: readonly Interval[];
}

/** At which hours somebody helps: by a calendar, at all hours, or nobody has said. */
export type Hours = Opening | "ALL" | "UNSAID";

/** A team of ours. */
export interface TeamFacts {
  readonly id: string;
  readonly name: string;
  readonly hours: Hours;
}

/** A person at a partner. */
export interface PersonFacts {
  readonly id: string;
  readonly name: string;
  readonly verifiedOn: Day | null;
}

/** A partner as it stands today. */
export interface PartnerFacts {
  readonly id: string;
  readonly name: string;
  readonly stage: PartnerStage;
  /** Null where no scorecard has been published. */
  readonly standing: Standing | null;
}

/** What a contract entitles us to in the area of the path. */
export interface EntitlementFacts {
  readonly supportLevel: SupportLevel;
  readonly hours: Hours;
  readonly startsOn: Day;
  /** The last day; null for as long as the contract binds. */
  readonly endsOn: Day | null;
}

/** That a contract promises something for one severity in the area of the path. */
export interface PromiseFacts {
  readonly severity: Severity;
  /** Whether it names the area: it then goes before one for all areas of the contract. */
  readonly ofArea: boolean;
  /** The hours in which its minutes count; where nobody has said, those of the entitlement. */
  readonly hours: Hours;
  readonly startsOn: Day;
  /** The last day; null for as long as the contract binds. */
  readonly endsOn: Day | null;
}

/** A contract that may bring a person to us. */
export interface LegFacts {
  readonly id: string;
  /** With whom it is; mostly the partner of the person. */
  readonly partnerId: string;
  readonly partnerName: string;
  readonly title: string;
  readonly number: string | null;
  readonly terms: ContractFacts;
  readonly entitlements: readonly EntitlementFacts[];
  readonly promises: readonly PromiseFacts[];
}

/** That a partner could get at the systems of the area. */
export interface AccessFacts {
  readonly grantedOn: Day;
  /** The last day, by expiry or revocation; null for until it is revoked. */
  readonly endsOn: Day | null;
}

/** Somebody on whom a partner rests for what it does in the area. */
export interface FourthPartyFacts {
  readonly name: string;
  readonly normalisedName: string;
  /** The partner of ours that it is; null where it is none. */
  readonly partnerId: string | null;
  readonly startsOn: Day;
  /** The last day; null for until further notice. */
  readonly endsOn: Day | null;
}

/** Something without which a person cannot come, and that is taken away in a simulation; null is for always. */
export interface Taken {
  readonly what: string;
  readonly startsOn: Day | null;
  readonly endsOn: Day | null;
}

/** A person at a partner, with all that brings them to us. */
export interface EngineerFacts {
  readonly partner: PartnerFacts;
  readonly contact: PersonFacts;
  readonly deputy: PersonFacts | null;
  /** The contract that the step names; where it names none, all of the partner's that entitle us to something in the area. */
  readonly legs: readonly LegFacts[];
  readonly accesses: readonly AccessFacts[];
  readonly restsOn: readonly FourthPartyFacts[];
  /** Nothing, but in a simulation. */
  readonly taken: readonly Taken[];
}

/** One step of a path: either a team of ours or somebody at a partner. */
export type StepFacts = {
  readonly id: string;
  /** Up to which level this step is counted on. */
  readonly supportLevel: SupportLevel;
  /** Minutes after the step before this one. */
  readonly delayMinutes: number;
} & ({ readonly team: TeamFacts } | { readonly engineer: EngineerFacts });

/** Whom to call, one after the other. */
export interface PathFacts {
  readonly steps: readonly StepFacts[];
  /** When the path was rehearsed, in milliseconds since 1970, the earliest first. */
  readonly drilledAt: readonly number[];
}

/** A service area and its paths. */
export interface AreaFacts {
  readonly id: string;
  readonly criticality: Criticality;
  /** Up to which level help must be at hand. */
  readonly supportLevel: SupportLevel;
  readonly recoveryTimeMinutes: number | null;
  /** When the service is to run. */
  readonly hours: Hours;
  readonly paths: ReadonlyMap<Severity, PathFacts>;
}

/** When a day begins, in milliseconds since 1970. */
export interface DayStart {
  readonly start: number;
  readonly day: Day;
}

/** The time that facts are for, and by what they are judged. */
export interface Frame {
  /** The time that the calendars were opened for: nothing can be said of another. */
  readonly window: Interval;
  /** The organisation's days that the window has a part of, in order: contracts, accesses and checks of numbers go by them. */
  readonly days: readonly DayStart[];
  readonly policy: ReadinessPolicyValues;
}

/** All that readiness is worked out from, for a time. */
export interface ReadinessFacts extends Frame {
  readonly areas: ReadonlyMap<string, AreaFacts>;
}
