import { performance } from "node:perf_hooks";

/** How fast clients may spend points. */
export interface PointRate {
  /** What a client that has rested may spend at once. */
  readonly capacity: number;
  /** How many points come back each second. */
  readonly perSecond: number;
}

/** What became of a wish to spend points. */
export interface Spending {
  readonly allowed: boolean;
  /** Points that are left, rounded down. */
  readonly available: number;
  /** Seconds until there will be enough; 0 where there were. */
  readonly wait: number;
}

/** A bucket of points for each client. */
export interface PointBuckets {
  /** Takes points where there are enough, and none otherwise. */
  spend(client: string, points: number): Spending;
  /** Gives back points that were taken and not used, and says how many are there then, rounded down. */
  giveBack(client: string, points: number): number;
}

interface Bucket {
  points: number;
  /** When `points` was true, in seconds. */
  at: number;
}

const MAX_CLIENTS = 10_000;

/**
 * Makes buckets that refill with time.
 * @param seconds A clock that never goes back.
 */
export function pointBuckets(
  { capacity, perSecond }: PointRate,
  seconds: () => number = () => performance.now() / 1_000,
): PointBuckets {
  const buckets = new Map<string, Bucket>();

  const refilled = (client: string): Bucket => {
    const at = seconds();
    const held = buckets.get(client);
    const points = held ? Math.min(capacity, held.points + (at - held.at) * perSecond) : capacity;
    const bucket = { points, at };
    if (!held && buckets.size >= MAX_CLIENTS) forgetFull(at);
    buckets.set(client, bucket);
    return bucket;
  };
  /** A full bucket is as good as none. */
  const forgetFull = (now: number): void => {
    for (const [client, { points, at }] of buckets)
      if (points + (now - at) * perSecond >= capacity) buckets.delete(client);
  };

  return {
    spend: (client, points) => {
      const bucket = refilled(client);
      const allowed = bucket.points >= points;
      if (allowed) bucket.points -= points;
      const wait = allowed ? 0 : (Math.min(points, capacity) - bucket.points) / perSecond;
      return { allowed, available: Math.floor(bucket.points), wait };
    },
    giveBack: (client, points) => {
      const bucket = refilled(client);
      bucket.points = Math.min(capacity, bucket.points + points);
      return Math.floor(bucket.points);
    },
  };
}
