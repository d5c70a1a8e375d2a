import { performance } from "node:perf_hooks";
import { HttpRefusal } from "../httpAnswers.js";

/** How dear work that comes before a request is run may be. */
export interface LaneLimits {
  /** Pieces of work that wait. */
  readonly waiting: number;
  /** How many times as long as a piece took the processor is left to others after it. */
  readonly rest: number;
}

/**
 * Does pieces of work that keep the processor busy one at a time, in the order in which they came, but no client's twice
 * while another's waits.
 * @throws HttpRefusal 503 where too many wait; whatever the work throws.
 */
export type PacedLane = <Result>(client: string, work: () => Result) => Promise<Result>;

/** Milliseconds; who is as quick as an ordinary document disturbs nobody. */
const SHORT = 3;

/** Makes a lane. Requests that need none of its work go past it, however much waits there. */
export function pacedLane({ waiting, rest }: LaneLimits): PacedLane {
  const line: { readonly client: string; readonly start: () => void }[] = [];
  let busy = false;
  let last = "";

  const startNext = (): void => {
    const other = line.findIndex(({ client }) => client !== last);
    const [next] = line.splice(Math.max(other, 0), 1);
    if (next) next.start();
    else busy = false;
  };

  return async (client, work) => {
    if (busy) {
      if (line.length >= waiting)
        throw new HttpRefusal(
          503,
          "RATE_LIMITED",
          "The server has too many new documents to read: try again.",
          {
            "retry-after": "1",
          },
        );
      await new Promise<void>((start) => line.push({ client, start }));
    }
    busy = true;
    last = client;
    const began = performance.now();
    try {
      return work();
    } finally {
      const took = performance.now() - began;
      if (took < SHORT) setImmediate(startNext);
      else setTimeout(startNext, took * rest);
    }
  };
}
