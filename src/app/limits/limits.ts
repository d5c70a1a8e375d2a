import type { LaneLimits } from "./pacedLane.js";
import type { PointRate } from "./pointBuckets.js";
import type { WorkLimits } from "./workGate.js";

/** What a server lets its clients do. */
export interface Limits {
  readonly points: PointRate;
  readonly work: WorkLimits;
  /** For reading documents that are new. */
  readonly reading: LaneLimits;
}

/** No operation may ask for more points: about 80 ms of a processor. */
export const MAX_POINTS = 10_000;

const SECONDS_AT_ONCE = 2;

/** @param pointsPerSecond What each key may spend in the long run; at once, twice that and always a whole operation. */
export const limitsFor = (pointsPerSecond: number): Limits => ({
  points: { capacity: Math.max(MAX_POINTS, pointsPerSecond * SECONDS_AT_ONCE), perSecond: pointsPerSecond },
  work: { running: 32, runningPerClient: 24, waiting: 256, waitingPerClient: 128, patience: 2_000 },
  reading: { waiting: 128, rest: 2 },
});
