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
  const { now, surprise } = facts;
  const { ceiling, successes } = policy.gate;
  const { crisis, uncapped } = now;
  const reasons: (Reason | false)[] = [
    facts.gated && {
      code: "GATED",
      message: `Did not ${now.gate?.failure === "ABANDONED" ? "stay through" : "come to"} a severity-1 crisis and has not yet made up for it with ${successes} later successes: trust is held at ${ceiling}.`,
    },
    !facts.gated &&
      crisis.mean + policy.capAboveCrisis < uncapped && {
        code: "CAPPED_BY_CRISES",
        message: `Crises score ${rounded(crisis.mean)}, and trust is at most ${policy.capAboveCrisis} above that, however good the routine is.`,
      },
    !facts.known && {
      code: "NOTHING_KNOWN",
      message: "There is no evidence at all: the numbers are the priors.",
    },
    facts.known &&
      facts.routineWeight < policy.standing.proven && {
        code: "LITTLE_KNOWN",
        message: `Only ${facts.routineWeight.toFixed(1)} units of routine evidence count today; ${policy.standing.proven} are needed to judge.`,
      },
    facts.known &&
      facts.crisisWeight < policy.standing.crisisProof && {
        code: "NEVER_TESTED",
        message:
          facts.crisisWeight === 0
            ? "Never tested in a crisis or a drill, so not yet for critical work."
            : `Too little proof in crises (${rounded(facts.crisisWeight)} of ${policy.standing.crisisProof}) for critical work.`,
      },
    ...silenceReasons(facts),
    surprise !== null &&
      surprise < policy.alarm.worse && {
        code: "ALARM",
        message: `This quarter was much worse than all before it made likely (${surprise.toFixed(1)} standard deviations).`,
      },
    surprise !== null &&
      surprise > policy.alarm.better && {
        code: "IMPROVING",
        message: `This quarter was much better than all before it made likely (${surprise.toFixed(1)} standard deviations).`,
      },
    facts.known &&
      facts.trust < policy.standing.watch && {
        code: "LOW_TRUST",
        message: `Trust is ${rounded(facts.trust)}, below ${policy.standing.watch}.`,
      },
    facts.grade !== facts.plainGrade && {
      code: "GRADE_HELD",
      message: `The grade stays ${facts.grade ?? ""}: trust has not passed the line by ${policy.grades.margin}.`,
    },
  ];
  return reasons.filter((reason) => reason !== false);
}

function silenceReasons({ reported, asOf, previousQuarter }: ReasonFacts): (Reason | false)[] {
  const { lastQuarter } = reported;
  const silent = lastQuarter === null ? 0 : asOf - lastQuarter;
  const gap = previousQuarter === null ? 0 : asOf - previousQuarter - 1;
  return [
    silent > 0 && {
      code: "SILENT",
      message: `No evidence for ${quarters(silent)}: silence raises nothing, so the least since then is reported.`,
    },
    gap > 0 && {
      code: "SILENCE_ENDED",
      message: `New evidence after ${quarters(gap)} of silence: the score may jump, since it is no longer held down.`,
    },
  ];
}
