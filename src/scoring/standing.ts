import type { ScoringPolicy } from "./policy.js";

/** What the score says about working with a partner. */
export type Standing = "SUSPENDED" | "PROBATION" | "UNPROVEN" | "WATCH" | "APPROVED" | "TRUSTED" | "CORE";

/** What a standing is decided by. */
export interface StandingFacts {
  /** The reported trust and its lower bound. */
  readonly trust: number;
  readonly lower: number;
  readonly gated: boolean;
  /** Whether there is any evidence at all. */
  readonly known: boolean;
  /** ΣW over the dimensions. */
  readonly routineWeight: number;
  /** W_c. */
  readonly crisisWeight: number;
  /** Standard deviations of this quarter's surprise; null without evidence. */
  readonly surprise: number | null;
}

/** The first standing that holds. */
export function standingOf(facts: StandingFacts, { standing, alarm }: ScoringPolicy): Standing {
  const { trust, lower, surprise } = facts;
  const proven = facts.crisisWeight >= standing.crisisProof;
  if (facts.gated) return "SUSPENDED";
  if (facts.known && trust < standing.probation) return "PROBATION";
  if (facts.routineWeight < standing.proven) return "UNPROVEN";
  if ((surprise !== null && surprise < alarm.worse) || trust < standing.watch) return "WATCH";
  if (proven && lower >= standing.core) return "CORE";
  if (proven && lower >= standing.trusted) return "TRUSTED";
  return lower >= standing.approved ? "APPROVED" : "WATCH";
}
