import type { Severity } from "../catalog/Severity.js";
import type { SupportLevel } from "../catalog/SupportLevel.js";
import type { ReadinessPolicyValues } from "../policies/readinessPolicyRules.js";
import type { AreaFacts, Frame, PathFacts } from "./readinessFacts.js";
import { levelTooLow, noDrill, noPath, tooSlow, type ReadinessReason } from "./reasonRules.js";
import { ReadinessState, stateBy, stepAt, type Call, type StepVerdict } from "./stepRules.js";

/** Whether help would come at an instant, how far it would go, and why not. */
export interface Verdict {
  readonly state: ReadinessState;
  /** The best level that can be reached, whether or not that is enough; null where nobody can act. */
  readonly supportLevel: SupportLevel | null;
  /** How many independent sources reach the level that the area needs: teams of ours, and partners. */
  readonly depth: number;
  /** Those of the path first, then those of the steps that would have to help. */
  readonly reasons: readonly ReadinessReason[];
  readonly steps: readonly StepVerdict[];
}

export const DAY = 86_400_000;

/**
 * Whether help would come in a service area at an instant, within the time that the facts are for. A path is
 * BROKEN where no step that can act reaches the level that the area needs: help that does not go far enough is no cover.
 * It is READY where a step reaches that level without a doubt, was rehearsed, and is called in time; else it
 * is DEGRADED: somebody would probably come. Steps that are not needed for that change nothing. An area without a path is BROKEN.
 * There is no reason where it is READY, and one that blocks where, and only where, it is BROKEN.
 */
export function readinessAt(
  area: AreaFacts,
  severity: Severity,
  at: number,
  { days, policy }: Pick<Frame, "days" | "policy">,
): Verdict {
  const path = area.paths.get(severity);
  if (!path)
    return { state: ReadinessState.BROKEN, supportLevel: null, depth: 0, reasons: [noPath()], steps: [] };
  const call = { severity, at, day: days.findLast(({ start }) => start <= at)?.day ?? "" };
  const steps = path.steps.map((step) => stepAt(step, call, policy));
  const found = [
    ...levelReasons(area, path, steps),
    ...timeReasons(area, path, steps),
    ...drillReasons(path, call, policy),
    ...stepReasons(area, path, steps),
  ];
  const depth = depthOf(area, path, steps);
  return { state: stateBy(found), supportLevel: bestOf(steps), depth, reasons: found, steps };
}

const bestOf = (steps: readonly StepVerdict[]): SupportLevel | null =>
  steps.reduce<SupportLevel | null>(
    (best, { supportLevel }) =>
      supportLevel !== null && (best === null || supportLevel > best) ? supportLevel : best,
    null,
  );

/** Two people at one partner are one source. */
function depthOf(area: AreaFacts, { steps }: PathFacts, verdicts: readonly StepVerdict[]): number {
  const reaching = steps.filter((_step, at) => reaches(area, verdicts[at] as StepVerdict));
  return new Set(reaching.map((step) => ("team" in step ? step.team.id : step.engineer.partner.id))).size;
}

const reaches = ({ supportLevel: needed }: AreaFacts, { supportLevel }: StepVerdict): boolean =>
  supportLevel !== null && supportLevel >= needed;

/** Where nobody can act although somebody was meant to, the reasons of the steps say it better. */
function levelReasons(
  area: AreaFacts,
  { steps }: PathFacts,
  verdicts: readonly StepVerdict[],
): ReadinessReason[] {
  if (verdicts.some((each) => reaches(area, each))) return [];
  const best = bestOf(verdicts);
  const meant = steps.some(({ supportLevel }) => supportLevel >= area.supportLevel);
  return best === null && meant ? [] : [levelTooLow(best, area.supportLevel)];
}

/** How soon the first step is called that reaches the level: without a doubt, or else at all. */
function timeReasons(
  area: AreaFacts,
  { steps }: PathFacts,
  verdicts: readonly StepVerdict[],
): ReadinessReason[] {
  const { recoveryTimeMinutes } = area;
  const reaching = verdicts.filter((each) => reaches(area, each));
  const first = reaching.find(({ state }) => state === ReadinessState.READY) ?? reaching[0];
  if (recoveryTimeMinutes === null || first === undefined) return [];
  const until = steps.slice(0, verdicts.indexOf(first) + 1);
  const minutes = until.reduce((sum, { delayMinutes }) => sum + delayMinutes, 0);
  return minutes < recoveryTimeMinutes ? [] : [tooSlow(minutes, recoveryTimeMinutes)];
}

function drillReasons(
  { drilledAt }: PathFacts,
  { at }: Call,
  { drillDays }: ReadinessPolicyValues,
): ReadinessReason[] {
  const last = drilledAt.findLast((each) => each <= at);
  if (last !== undefined && at < last + drillDays * DAY) return [];
  return [noDrill(last === undefined ? null : new Date(last), drillDays)];
}

/** Those of the steps that reach the level, or else of those that were meant to; none where one does without a doubt. */
function stepReasons(
  area: AreaFacts,
  { steps }: PathFacts,
  verdicts: readonly StepVerdict[],
): ReadinessReason[] {
  const reaching = verdicts.filter((each) => reaches(area, each));
  if (reaching.some(({ state }) => state === ReadinessState.READY)) return [];
  const meant = verdicts.filter((_each, at) => (steps[at]?.supportLevel ?? "") >= area.supportLevel);
  return (reaching.length > 0 ? reaching : meant).flatMap((each) => each.reasons);
}
