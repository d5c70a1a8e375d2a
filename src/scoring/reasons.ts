import type { ScoringPolicy, Grade } from "./policy.js";
import type { Reported } from "./silence.js";
import type { Standing, StandingFacts } from "./standing.js";
import type { Trust } from "./trust.js";

/** Why a score is what it is. */
export interface Reason {
  readonly code:
    | "GATED"
    | "CAPPED_BY_CRISES"
    | "NOTHING_KNOWN"
    | "LITTLE_KNOWN"
    | "NEVER_TESTED"
    | "SILENT"
    | "SILENCE_ENDED"
    | "ALARM"
    | "IMPROVING"
    | "LOW_TRUST"
    | "GRADE_HELD";
  /** One sentence for a vendor manager. */
  readonly message: string;
}

interface ReasonFacts extends StandingFacts {
  readonly now: Trust;
  readonly reported: Reported;
  readonly asOf: number;
  readonly standing: Standing;
  readonly grade: Grade | null;
  /** The grade without its memory of the last one. */
  readonly plainGrade: Grade | null;
  /** The last quarter with evidence before this one, where this one has some. */
  readonly previousQuarter: number | null;
}

const quarters = (count: number): string => (count === 1 ? "one quarter" : `${count} quarters`);
const rounded = (value: number): string => value.toFixed(2);

/** All that explains a score, the gravest first. */
export function reasonsOf(facts: ReasonFacts, policy: ScoringPolicy): Reason[] {
  const reasons = [
    ...ceilingReasons(facts, policy),
    ...knowledgeReasons(facts, policy),
    ...silenceReasons(facts),
    ...surpriseReasons(facts, policy),
    facts.known &&
      facts.trust < policy.standing.watch &&
      reason("LOW_TRUST", `Trust is ${rounded(facts.trust)}, below ${policy.standing.watch}.`),
    facts.grade !== facts.plainGrade &&
      reason(
        "GRADE_HELD",
        `The grade stays ${facts.grade ?? ""}: trust has not passed the line by ${policy.grades.margin}.`,
      ),
  ];
  return reasons.filter((each) => each !== false);
}

const reason = (code: Reason["code"], message: string): Reason => ({ code, message });

function ceilingReasons({ gated, now }: ReasonFacts, policy: ScoringPolicy): (Reason | false)[] {
  const { ceiling, successes } = policy.gate;
  const failed = now.gate?.failure === "ABANDONED" ? "stay through" : "come to";
  const capped = now.crisis.mean + policy.capAboveCrisis < now.uncapped;
  return [
    gated &&
      reason(
        "GATED",
        `Did not ${failed} a severity-1 crisis and has not yet made up for it with ${successes} later successes: trust is held at ${ceiling}.`,
      ),
    !gated &&
      capped &&
      reason(
        "CAPPED_BY_CRISES",
        `Crises score ${rounded(now.crisis.mean)}, and trust is at most ${policy.capAboveCrisis} above that, however good the routine is.`,
      ),
  ];
}

function knowledgeReasons(
  { known, routineWeight, crisisWeight }: ReasonFacts,
  { standing }: ScoringPolicy,
): (Reason | false)[] {
  if (!known) return [reason("NOTHING_KNOWN", "There is no evidence at all: the numbers are the priors.")];
  return [
    routineWeight < standing.proven &&
      reason(
        "LITTLE_KNOWN",
        `Only ${routineWeight.toFixed(1)} units of routine evidence count today; ${standing.proven} are needed to judge.`,
      ),
    crisisWeight < standing.crisisProof &&
      reason(
        "NEVER_TESTED",
        crisisWeight === 0
          ? "Never tested in a crisis or a drill, so not yet for critical work."
          : `Too little proof in crises (${rounded(crisisWeight)} of ${standing.crisisProof}) for critical work.`,
      ),
  ];
}

function silenceReasons({ reported, asOf, previousQuarter }: ReasonFacts): (Reason | false)[] {
  const silent = reported.lastQuarter === null ? 0 : asOf - reported.lastQuarter;
  const gap = previousQuarter === null ? 0 : asOf - previousQuarter - 1;
  return [
    silent > 0 &&
      reason(
        "SILENT",
        `No evidence for ${quarters(silent)}: silence raises nothing, so the least since then is reported.`,
      ),
    gap > 0 &&
      reason(
        "SILENCE_ENDED",
        `New evidence after ${quarters(gap)} of silence: the score may jump, since it is no longer held down.`,
      ),
  ];
}

function surpriseReasons({ surprise }: ReasonFacts, { alarm }: ScoringPolicy): (Reason | false)[] {
  if (surprise === null) return [];
  const by = `(${surprise.toFixed(1)} standard deviations)`;
  return [
    surprise < alarm.worse &&
      reason("ALARM", `This quarter was much worse than all before it made likely ${by}.`),
    surprise > alarm.better &&
      reason("IMPROVING", `This quarter was much better than all before it made likely ${by}.`),
  ];
}
