import type { ExternalReferenceInput } from "../../kernel/ExternalReference.js";
import type { Severity } from "../catalog/Severity.js";
import type { EngagementKind, Outcome } from "../engagements/Engagement.js";
import type { PromiseKind } from "../engagements/EngagementPromise.js";
import type { ReviewSource } from "../reviews/Review.js";
import type { SkillLevel } from "../catalog/SkillLevel.js";
import type { Criticality } from "../catalog/Criticality.js";
import type { SupportLevel } from "../catalog/SupportLevel.js";
import type { ItemDetails } from "../contracts/contractImportRules.js";
import type { PartnerRole } from "../partners/Partner.js";

/** What a row of a file says about one record, in our words. A field that the row says nothing about is left out. */
interface Said {
  readonly externalReference?: ExternalReferenceInput;
  /** The date of the snapshot that the row comes from. */
  readonly observedOn?: string;
}

export interface PartnerDraft extends Said {
  readonly noun: "partner";
  readonly name: string;
  readonly roles?: readonly PartnerRole[];
  readonly website?: string;
}

export interface ServiceAreaDraft extends Said {
  readonly noun: "serviceArea";
  readonly name: string;
  readonly description?: string;
  readonly criticality?: Criticality;
  readonly supportLevel?: SupportLevel;
}

export interface SkillDraft extends Said {
  readonly noun: "skill";
  readonly name: string;
  readonly group?: string;
  readonly description?: string;
}

/** What a grade of a role needs of a skill. */
export interface RoleRequirementDraft extends Said {
  readonly noun: "roleRequirement";
  readonly family?: string;
  readonly role: string;
  readonly grade: string;
  readonly skill: SkillDraft;
  readonly level?: SkillLevel;
}

export interface OfferingDraft extends Said {
  readonly noun: "offering";
  readonly partner: PartnerDraft;
  readonly serviceArea: ServiceAreaDraft;
  readonly name: string;
  readonly description?: string;
  readonly supportLevel?: SupportLevel;
  readonly assurance?: string;
  readonly evidenceUrl?: string;
  readonly statedOn?: string;
}

/** A promise and what became of it; instants. */
export interface PromiseDraft {
  readonly kind: PromiseKind;
  readonly madeAt?: Date;
  readonly promisedFor: Date;
  readonly fulfilledAt?: Date;
}

export interface EngagementDraft extends Said {
  readonly noun: "engagement";
  readonly partner: PartnerDraft;
  readonly serviceAreas: readonly ServiceAreaDraft[];
  readonly kind: EngagementKind;
  readonly title: string;
  readonly severity?: Severity;
  readonly startedAt: Date;
  readonly endedAt?: Date;
  readonly outcome?: Outcome;
  readonly promises: readonly PromiseDraft[];
}

export interface ReviewDraft extends Said {
  readonly noun: "review";
  readonly partner: PartnerDraft;
  readonly reviewer: { readonly name: string; readonly email?: string };
  readonly source: ReviewSource;
  readonly reviewedOn: string;
  readonly ratings: { readonly [dimension: string]: number };
  readonly comment?: string;
}

/** A person at a partner. */
export interface ContactDraft extends Said {
  readonly noun: "contact";
  readonly partner: PartnerDraft;
  readonly name: string;
  readonly title?: string;
  readonly email?: string;
  readonly phone?: string;
  readonly verifiedOn?: string;
}

/** One step of an escalation path: a team of ours, or somebody at a partner. */
export interface EscalationStepDraft extends Said {
  readonly noun: "escalationStep";
  readonly serviceArea: ServiceAreaDraft;
  readonly severity: Severity;
  readonly position: number;
  readonly team?: string;
  readonly partner?: PartnerDraft;
  /** By name, at the partner. */
  readonly contact?: string;
  readonly deputy?: string;
  /** By number. */
  readonly contract?: string;
  readonly supportLevel: SupportLevel;
  readonly delayMinutes?: number;
  readonly attempts?: number;
}

/** What a contract promises for one severity. */
export interface ServiceLevelDraft extends Said {
  readonly noun: "serviceLevel";
  readonly partner: PartnerDraft;
  /** By number. */
  readonly contract: string;
  readonly serviceArea?: ServiceAreaDraft;
  readonly severity: Severity;
  readonly respondMinutes?: number;
  readonly resolveMinutes?: number;
  /** By name. */
  readonly calendar?: string;
  readonly roundTheClock?: boolean;
  readonly startsOn?: string;
  readonly endsOn?: string;
}

/** What a row says of a contract by one of its items. */
export interface ContractDraft extends Said, ItemDetails {
  readonly noun: "contract";
  /** The older and the newer of two statements are both kept, so each needs its date. */
  readonly observedOn: string;
  readonly partner: PartnerDraft;
  /** Who held the contract before. */
  readonly formerPartner?: PartnerDraft;
}

/** One record that a row becomes. */
export type Draft =
  | ContactDraft
  | EscalationStepDraft
  | ServiceLevelDraft
  | PartnerDraft
  | ServiceAreaDraft
  | SkillDraft
  | RoleRequirementDraft
  | OfferingDraft
  | EngagementDraft
  | ReviewDraft
  | ContractDraft;

/** What one row, or several rows of one identity, become, in the order in which they are written. */
export interface MappedRow {
  /** The lines of the file (its items, in JSON, from 1) that it comes from. */
  readonly lines: readonly number[];
  /** The lines of rows that say nothing beyond what those say. */
  readonly repeats: readonly number[];
  readonly drafts: readonly Draft[];
}

/** A row that is not taken, and why. */
export interface Rejection {
  readonly line: number;
  /** The column or field that is wrong; null for the whole row. */
  readonly field: string | null;
  readonly reason: string;
}

/** A whole file, mapped: every row of it is a line of a mapped row, repeats one, or is rejected. */
export interface MappedFile {
  readonly rows: readonly MappedRow[];
  readonly rejected: readonly Rejection[];
}
