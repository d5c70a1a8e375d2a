import { addDays, type Day } from "../../kernel/dayRules.js";
import type { Severity } from "../catalog/Severity.js";
import type { SupportLevel } from "../catalog/SupportLevel.js";
import { ContractState } from "../contracts/ContractState.js";
import { termAfter, timelineOf } from "../contracts/timelineRules.js";
import type { LegFacts, PartnerFacts, PersonFacts } from "./readinessFacts.js";

/** Why an escalation path, or a step of it, is not ready. */
export enum ReadinessReasonCode {
  NO_PATH = "NO_PATH",
  LEVEL_TOO_LOW = "LEVEL_TOO_LOW",
  TAKEN_AWAY = "TAKEN_AWAY",
  PARTNER_SUSPENDED = "PARTNER_SUSPENDED",
  PARTNER_GONE = "PARTNER_GONE",
  NO_CONTRACT = "NO_CONTRACT",
  CONTRACT_NOT_IN_FORCE = "CONTRACT_NOT_IN_FORCE",
  NOT_ENTITLED = "NOT_ENTITLED",
  SEVERITY_NOT_COVERED = "SEVERITY_NOT_COVERED",
  OUTSIDE_HOURS = "OUTSIDE_HOURS",
  ACCESS_MISSING = "ACCESS_MISSING",
  HOURS_UNKNOWN = "HOURS_UNKNOWN",
  ENTITLED_TO_LESS = "ENTITLED_TO_LESS",
  PARTNER_NOT_ACTIVE = "PARTNER_NOT_ACTIVE",
  CONTACT_UNVERIFIED = "CONTACT_UNVERIFIED",
  NO_DEPUTY = "NO_DEPUTY",
  NO_DRILL = "NO_DRILL",
  TOO_SLOW = "TOO_SLOW",
}
type Code = ReadinessReasonCode;
const Code = ReadinessReasonCode;

/** One thing that is wrong, for a person too. */
export interface ReadinessReason {
  readonly code: ReadinessReasonCode;
  readonly message: string;
  /** What would mend it. */
  readonly fix: string;
}

/** What each reason does: one that blocks makes BROKEN what it is about, one that does not makes it DEGRADED. */
const BLOCKS: { readonly [Each in Code]: boolean } = {
  NO_PATH: true,
  LEVEL_TOO_LOW: true,
  TAKEN_AWAY: true,
  PARTNER_SUSPENDED: true,
  PARTNER_GONE: true,
  NO_CONTRACT: true,
  CONTRACT_NOT_IN_FORCE: true,
  NOT_ENTITLED: true,
  SEVERITY_NOT_COVERED: true,
  OUTSIDE_HOURS: true,
  ACCESS_MISSING: true,
  HOURS_UNKNOWN: false,
  ENTITLED_TO_LESS: false,
  PARTNER_NOT_ACTIVE: false,
  CONTACT_UNVERIFIED: false,
  NO_DEPUTY: false,
  NO_DRILL: false,
  TOO_SLOW: false,
};

/** Whether a reason makes what it is about useless, and not only doubtful. */
export const blocks = ({ code }: ReadinessReason): boolean => BLOCKS[code];

const reason = (code: Code, message: string, fix: string): ReadinessReason => ({ code, message, fix });

export const noPath = (): ReadinessReason =>
  reason(Code.NO_PATH, "Nobody has said whom to call.", "Set an escalation path for this severity.");

/** @param reached The best level that can be reached; null where nobody can act. */
export const levelTooLow = (reached: SupportLevel | null, needed: SupportLevel): ReadinessReason =>
  reason(
    Code.LEVEL_TOO_LOW,
    `Help goes up to ${reached ?? "no level"} at this time, and the area needs ${needed}.`,
    `Add a step that reaches ${needed} at this time.`,
  );

export const noDrill = (last: Date | null, days: number): ReadinessReason =>
  reason(
    Code.NO_DRILL,
    last === null
      ? "This path was never rehearsed."
      : `This path was last rehearsed on ${last.toISOString().slice(0, 10)}, and a drill counts for ${days} days.`,
    "Hold a drill of this path, and record it.",
  );

export const tooSlow = (minutes: number, recovery: number): ReadinessReason =>
  reason(
    Code.TOO_SLOW,
    `Whoever can help is called after ${minutes} minutes, and the service must be back after ${recovery}.`,
    "Shorten the delays of the steps before.",
  );

export const takenAway = (what: string): ReadinessReason =>
  reason(Code.TAKEN_AWAY, `In this simulation we lose ${what}.`, `Add a step that does not rest on ${what}.`);

export const suspended = ({ name }: PartnerFacts): ReadinessReason =>
  reason(
    Code.PARTNER_SUSPENDED,
    `${name} let us down in a severe crisis and is suspended.`,
    `Put another partner in the place of ${name}, or rehearse with it until it has made up for it.`,
  );

export const gone = ({ name }: PartnerFacts): ReadinessReason =>
  reason(Code.PARTNER_GONE, `${name} works for us no more.`, `Put another partner in the place of ${name}.`);

export const notActive = ({ name, stage }: PartnerFacts): ReadinessReason =>
  reason(
    Code.PARTNER_NOT_ACTIVE,
    `${name} is ${stage}, no active partner.`,
    `Take ${name} on as an active partner, or name another.`,
  );

export const noContract = ({ name }: PartnerFacts): ReadinessReason =>
  reason(
    Code.NO_CONTRACT,
    `The step names no contract, and none with ${name} entitles us to help in this area.`,
    `Agree with ${name} on help in this area, or name the contract that entitles us to it.`,
  );

/** How a contract is called in a sentence. */
export const named = ({ title, number }: LegFacts): string =>
  `“${title}”${number === null ? "" : ` (${number})`}`;

export const notInForce = (leg: LegFacts, state: ContractState, day: Day): ReadinessReason =>
  reason(
    Code.CONTRACT_NOT_IN_FORCE,
    `The contract ${named(leg)} ${whyNotInForce(leg, state, day)}.`,
    `Renew ${named(leg)}, or name a contract that is in force.`,
  );

function whyNotInForce({ terms }: LegFacts, state: ContractState, day: Day): string {
  const timeline = timelineOf(terms);
  const next = termAfter(timeline, addDays(day, -1))?.startsOn;
  if (state === ContractState.TERMINATED)
    return `was ended by notice on ${terms.termination?.effectiveOn ?? day}`;
  if (state === ContractState.NOT_YET_IN_FORCE) return `is in force from ${terms.startsOn} on`;
  if (state === ContractState.LAPSED) return `has lapsed, and is in force again from ${next ?? day} on`;
  return `ended on ${timeline.settled.at(-1)?.endsOn ?? day}`;
}

export const notEntitled = (leg: LegFacts): ReadinessReason =>
  reason(
    Code.NOT_ENTITLED,
    `The contract ${named(leg)} entitles us to nothing in this area at this time.`,
    `Extend ${named(leg)} to this area, or name a contract that covers it.`,
  );

export const severityNotCovered = (leg: LegFacts, severity: Severity): ReadinessReason =>
  reason(
    Code.SEVERITY_NOT_COVERED,
    `The contract ${named(leg)} has service levels for this area, and none for ${severity}.`,
    `Agree on a service level for ${severity} in ${named(leg)}.`,
  );

/** @param whose Whose hours they are. @param hours The name of the calendar. */
export const outsideHours = (whose: string, hours: string): ReadinessReason =>
  reason(
    Code.OUTSIDE_HOURS,
    `${whose}: the hours are “${hours}”, which do not include this time.`,
    "Agree on hours that include this time, or add a step that helps then.",
  );

export const hoursUnknown = (whose: string): ReadinessReason =>
  reason(Code.HOURS_UNKNOWN, `${whose}: nobody has said at which hours.`, "Ask, and note the hours.");

/** How the two reasons on hours name a contract. */
export const contractHours = (leg: LegFacts): string => `Help by the contract ${named(leg)}`;

export const entitledToLess = (
  leg: LegFacts,
  entitled: SupportLevel,
  counted: SupportLevel,
): ReadinessReason =>
  reason(
    Code.ENTITLED_TO_LESS,
    `The contract ${named(leg)} entitles us to ${entitled} at this time, and the step is counted on for ${counted}.`,
    `Extend ${named(leg)} to ${counted}, or count on this step for ${entitled}.`,
  );

export const unverified = ({ name, verifiedOn }: PersonFacts, days: number): ReadinessReason =>
  reason(
    Code.CONTACT_UNVERIFIED,
    verifiedOn === null
      ? `Nobody has ever made sure that ${name} can be reached.`
      : `That ${name} can be reached was last made sure of on ${verifiedOn}, and that counts for ${days} days.`,
    `Call ${name}, and note the day.`,
  );

export const noDeputy = ({ name }: PersonFacts): ReadinessReason =>
  reason(Code.NO_DEPUTY, `Nobody stands in for ${name}.`, `Name a deputy for ${name}.`);

export const accessMissing = ({ name }: PartnerFacts): ReadinessReason =>
  reason(
    Code.ACCESS_MISSING,
    `${name} cannot get at the systems of this area at this time.`,
    `Grant ${name} access, and note it.`,
  );
