import type { ScoringPolicy } from "./policy.js";
import type { CrisisEvent } from "./statistics.js";

const SUCCESS = 0.5;

/**
 * The failure that holds the gate as of a quarter, or null where it is open: the latest severity-1 no-show or
 * abandonment that is still fresh and has not been made good by later successes, in incidents or live drills.
 */
export function gateAsOf(
  events: readonly CrisisEvent[],
  asOf: number,
  { gate }: ScoringPolicy,
): CrisisEvent | null {
  const past = events.filter((event) => event.quarter <= asOf);
  const latest = past
    .filter((event) => event.kind === "SEV1" && event.failure !== null)
    .reduce<CrisisEvent | null>((last, event) => (last === null || event.at > last.at ? event : last), null);
  if (latest === null || asOf - latest.quarter >= gate.quarters) return null;
  const successes = past.filter(
    (event) => event.kind !== "TABLETOP" && event.x >= SUCCESS && event.at > latest.at,
  );
  return successes.length < gate.successes ? latest : null;
}
