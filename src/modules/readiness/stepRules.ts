import { addDays, type Day } from "../../kernel/dayRules.js";
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

/** An instant, and its day in UTC: contracts, accesses and checks of numbers begin and end by it. */
export interface Moment {
  readonly at: number;
  readonly day: Day;
}

/** What a step can do at a moment, within the time that its facts are for. */
export function stepAt(step: StepFacts, moment: Moment, policy: ReadinessPolicyValues): StepVerdict {
  const { level, found } =
    "team" in step
      ? { level: step.supportLevel, found: hoursReasons(step.team.hours, step.team.name, moment) }
      : engineerAt(step.engineer, step.supportLevel, moment, policy);
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
  { partner, contact, deputy, legs, accesses }: EngineerFacts,
  counted: SupportLevel,
  moment: Moment,
  policy: ReadinessPolicyValues,
): Help {
  const help = helpBy(partner, legs, counted, moment);
  const reachable = accesses.some((access) => runsOn(access.grantedOn, access, moment.day));
  return {
    level: help.level,
    found: [
      ...partnerReasons(partner),
      ...help.found,
      ...(reachable ? [] : [reasons.accessMissing(partner)]),
      ...personReasons(contact, moment.day, policy),
      ...(deputy === null ? [] : personReasons(deputy, moment.day, policy)),
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
function helpBy(
  partner: PartnerFacts,
  legs: readonly LegFacts[],
  counted: SupportLevel,
  moment: Moment,
): Help {
  const helps = legs.flatMap((leg) => helpsOf(leg, counted, moment));
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

function helpsOf(leg: LegFacts, counted: SupportLevel, moment: Moment): Help[] {
  const { state } = contractStateAt(leg.terms, moment.day);
  if (state !== ContractState.IN_FORCE && state !== ContractState.IN_NOTICE)
    return [{ level: SupportLevel.L0, found: [reasons.notInForce(leg, state, moment.day)] }];
  const running = leg.entitlements.filter((each) => runsOn(each.startsOn, each, moment.day));
  if (running.length === 0) return [{ level: SupportLevel.L0, found: [reasons.notEntitled(leg)] }];
  return running.map((each) => helpOf(leg, each, counted, moment));
}

function helpOf(leg: LegFacts, entitlement: EntitlementFacts, counted: SupportLevel, moment: Moment): Help {
  const { supportLevel, hours } = entitlement;
  const less = supportLevel < counted;
  return {
    level: less ? supportLevel : counted,
    found: [
      ...hoursReasons(hours, reasons.contractHours(leg), moment),
      ...(less ? [reasons.entitledToLess(leg, supportLevel, counted)] : []),
    ],
  };
}

function hoursReasons(hours: Hours, whose: string, { at }: Moment): ReadinessReason[] {
  if (hours === "ALL") return [];
  if (hours === "UNSAID") return [reasons.hoursUnknown(whose)];
  const open = hours.open.some(({ start, end }) => start <= at && at < end);
  return open ? [] : [reasons.outsideHours(whose, hours.name)];
}

const runsOn = (
  startsOn: Day,
  { endsOn }: Pick<AccessFacts | EntitlementFacts, "endsOn">,
  day: Day,
): boolean => startsOn <= day && (endsOn === null || day <= endsOn);
