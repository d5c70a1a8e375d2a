import { HttpRefusal } from "../httpAnswers.js";

/** How much may be under way at once. */
export interface WorkLimits {
  /** Requests that are run at once. */
  readonly running: number;
  /** Of these, those of one client. */
  readonly runningPerClient: number;
  /** Requests that wait for their turn. */
  readonly waiting: number;
  /** Of these, those of one client. */
  readonly waitingPerClient: number;
  /** Milliseconds after which whoever waits is sent away. */
  readonly patience: number;
}

/**
 * Runs work when it is its turn. No client can take every place, so the others' requests go past its own.
 * @throws HttpRefusal 503 where too many wait, or for too long; 429 where too many of the client's own do.
 */
export type WorkGate = <Result>(client: string, work: () => Promise<Result>) => Promise<Result>;

interface Waiting {
  readonly client: string;
  readonly start: () => void;
}

const RETRY = { "retry-after": "1" };
const busy = (): HttpRefusal =>
  new HttpRefusal(503, "RATE_LIMITED", "The server has too much to do just now: try again.", RETRY);
const tooMany = (): HttpRefusal =>
  new HttpRefusal(
    429,
    "RATE_LIMITED",
    "Too many requests of this key wait already: send fewer at once.",
    RETRY,
  );

/** Those that wait, in the order in which they came. */
interface WaitingLine {
  /** Settles when it is the client's turn. @throws HttpRefusal as WorkGate. */
  turn(client: string): Promise<void>;
  /** Takes the first out whose client may start. */
  takeFirst(mayStart: (client: string) => boolean): Waiting | null;
}

function waitingLine({ waiting, waitingPerClient, patience }: WorkLimits): WaitingLine {
  const line: Waiting[] = [];
  return {
    turn: async (client) => {
      if (line.length >= waiting) throw busy();
      if (line.filter((each) => each.client === client).length >= waitingPerClient) throw tooMany();
      await new Promise<void>((resolve, reject) => {
        const start = (): void => {
          clearTimeout(timer);
          resolve();
        };
        const own: Waiting = { client, start };
        const timer = setTimeout(() => {
          line.splice(line.indexOf(own), 1);
          reject(busy());
        }, patience);
        line.push(own);
      });
    },
    takeFirst: (mayStart) => {
      const at = line.findIndex(({ client }) => mayStart(client));
      return at < 0 ? null : (line.splice(at, 1)[0] ?? null);
    },
  };
}

/** Makes a gate: beyond its limits work is refused at once, rather than everybody's being slow. */
export function workGate(limits: WorkLimits): WorkGate {
  const running = new Map<string, number>();
  const queue = waitingLine(limits);
  let total = 0;

  const mayStart = (client: string): boolean =>
    total < limits.running && (running.get(client) ?? 0) < limits.runningPerClient;
  const count = (client: string, change: 1 | -1): void => {
    total += change;
    const own = (running.get(client) ?? 0) + change;
    if (own > 0) running.set(client, own);
    else running.delete(client);
  };
  return async (client, work) => {
    if (mayStart(client)) count(client, 1);
    else await queue.turn(client);
    try {
      return await work();
    } finally {
      count(client, -1);
      const next = queue.takeFirst(mayStart);
      if (next) {
        count(next.client, 1);
        next.start();
      }
    }
  };
}
