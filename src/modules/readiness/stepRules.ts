import { addDays, type Day } from "../../kernel/dayRules.js";
import type { Severity } from "../catalog/Severity.js";
import { SupportLevel } from "../catalog/SupportLevel.js";
import { ContractState } from "../contracts/ContractState.js";
import { contractStateAt } from "../contracts/termRules.js";
import { Standing } from "../partners/CurrentStanding.js";
import { PartnerStage } from "../partners/PartnerStage.js";
import type { ReadinessPolicyValues } from "../policies/readinessPolicyRules.js";
import type {
  AccessFacts,
  EngineerFacts,
  EntitlementFacts,
  Hours,
  LegFacts,
  PartnerFacts,
  PersonFacts,
  PromiseFacts,
  StepFacts,
} from "./readinessFacts.js";
import * as reasons from "./reasonRules.js";
import { blocks, type ReadinessReason } from "./reasonRules.js";

/** Whether something works: without a doubt, perhaps, or not. */
export enum ReadinessState {
  READY = "READY",
  DEGRADED = "DEGRADED",
  BROKEN = "BROKEN",
}

/** What reasons make of what they are about. */
export function stateBy(found: readonly ReadinessReason[]): ReadinessState {
  if (found.length === 0) return ReadinessState.READY;
  return found.some(blocks) ? ReadinessState.BROKEN : ReadinessState.DEGRADED;
}

/** Whether a step can help at an instant, how far, and why not. */
export interface StepVerdict {
  readonly stepId: string;
  readonly state: ReadinessState;
  /** How far it can help; null where it cannot. */
  readonly supportLevel: SupportLevel | null;
  readonly reasons: readonly ReadinessReason[];
}

/** A call for help: how bad it is, and when. */
export interface Call {
  readonly severity: Severity;
  readonly at: number;
  /** The organisation's day: contracts, accesses and checks of numbers begin and end by it. */
  readonly day: Day;
}

/** What a step can do on a call, within the time that its facts are for. */
export function stepAt(step: StepFacts, call: Call, policy: ReadinessPolicyValues): StepVerdict {
  const { level, found } =
    "team" in step
      ? { level: step.supportLevel, found: hoursReasons(step.team.hours, step.team.name, call) }
      : engineerAt(step.engineer, step.supportLevel, call, policy);
  const state = stateBy(found);
  return {
    stepId: step.id,
    state,
    supportLevel: state === ReadinessState.BROKEN ? null : level,
    reasons: found,
  };
}

/** Up to which level somebody helps, and what speaks against it. */
interface Help {
  readonly level: SupportLevel;
  readonly found: readonly ReadinessReason[];
}

function engineerAt(
  { partner, contact, deputy, legs, accesses, taken }: EngineerFacts,
  counted: SupportLevel,
  call: Call,
  policy: ReadinessPolicyValues,
): Help {
  const help = helpBy(partner, legs, counted, call);
  const reachable = accesses.some((access) => runsOn(access.grantedOn, access, call.day));
  return {
    level: help.level,
    found: [
      ...taken
        .filter((each) => runsOn(each.startsOn ?? "", each, call.day))
        .map(({ what }) => reasons.takenAway(what)),
      ...partnerReasons(partner),
      ...help.found,
      ...(reachable ? [] : [reasons.accessMissing(partner)]),
      ...personReasons(contact, call.day, policy),
      ...(deputy === null ? [] : personReasons(deputy, call.day, policy)),
      ...(deputy === null && policy.deputyRequired ? [reasons.noDeputy(contact)] : []),
    ],
  };
}

function partnerReasons(partner: PartnerFacts): ReadinessReason[] {
  if (partner.stage === PartnerStage.EXITED) return [reasons.gone(partner)];
  return [
    ...(partner.standing === Standing.SUSPENDED ? [reasons.suspended(partner)] : []),
    ...(partner.stage === PartnerStage.ACTIVE ? [] : [reasons.notActive(partner)]),
  ];
}

/** A number that was checked after the day is not taken to have been wrong before. */
function personReasons(
  person: PersonFacts,
  day: Day,
  { contactVerifiedDays }: ReadinessPolicyValues,
): ReadinessReason[] {
  const { verifiedOn } = person;
  const fresh = verifiedOn !== null && day <= addDays(verifiedOn, contactVerifiedDays);
  return fresh ? [] : [reasons.unverified(person, contactVerifiedDays)];
}

/** What the best of the contracts, and of what it entitles us to, brings. */
function helpBy(partner: PartnerFacts, legs: readonly LegFacts[], counted: SupportLevel, call: Call): Help {
  const helps = legs.flatMap((leg) => helpsOf(leg, counted, call));
  return helps.reduce(better, { level: SupportLevel.L0, found: [reasons.noContract(partner)] });
}

/** Help that comes is better than help that does not, then deeper help, then help without a doubt. */
function better(one: Help, other: Help): Help {
  const [comes, otherComes] = [!one.found.some(blocks), !other.found.some(blocks)];
  if (comes !== otherComes) return comes ? one : other;
  if (one.level !== other.level) return one.level > other.level ? one : other;
  if (!comes) return other;
  return one.found.length <= other.found.length ? one : other;
}

function helpsOf(leg: LegFacts, counted: SupportLevel, call: Call): Help[] {
  const none = (reason: ReadinessReason): Help[] => [{ level: SupportLevel.L0, found: [reason] }];
  const { state } = contractStateAt(leg.terms, call.day);
  if (state !== ContractState.IN_FORCE && state !== ContractState.IN_NOTICE)
    return none(reasons.notInForce(leg, state, call.day));
  const entitlements = leg.entitlements.filter((each) => runsOn(each.startsOn, each, call.day));
  if (entitlements.length === 0) return none(reasons.notEntitled(leg));
  const promises = leg.promises.filter((each) => runsOn(each.startsOn, each, call.day));
  const promise = promiseFor(promises, call.severity);
  if (promises.length > 0 && !promise) return none(reasons.severityNotCovered(leg, call.severity));
  return entitlements.map((each) => helpOf(leg, each, promise, counted, call));
}

function promiseFor(promises: readonly PromiseFacts[], severity: Severity): PromiseFacts | undefined {
  const meant = promises.filter((each) => each.severity === severity);
  return meant.find(({ ofArea }) => ofArea) ?? meant[0];
}

function helpOf(
  leg: LegFacts,
  { supportLevel, hours }: EntitlementFacts,
  promise: PromiseFacts | undefined,
  counted: SupportLevel,
  call: Call,
): Help {
  const promised = promise === undefined || promise.hours === "UNSAID" ? hours : promise.hours;
  const less = supportLevel < counted;
  return {
    level: less ? supportLevel : counted,
    found: [
      ...hoursReasons(promised, reasons.contractHours(leg), call),
      ...(less ? [reasons.entitledToLess(leg, supportLevel, counted)] : []),
    ],
  };
}

function hoursReasons(hours: Hours, whose: string, { at }: Call): ReadinessReason[] {
  if (hours === "ALL") return [];
  if (hours === "UNSAID") return [reasons.hoursUnknown(whose)];
  const open = hours.open.some(({ start, end }) => start <= at && at < end);
  return open ? [] : [reasons.outsideHours(whose, hours.name)];
}

const runsOn = (startsOn: Day, { endsOn }: Pick<AccessFacts, "endsOn">, day: Day): boolean =>
  startsOn <= day && (endsOn === null || day <= endsOn);
