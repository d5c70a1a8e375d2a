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
  new HttpRefusal(429, "RATE_LIMITED", "Too many requests of this key wait already: send fewer at once.", RETRY);

/** Makes a gate: beyond its limits work is refused at once, rather than everybody's being slow. */
export function workGate(limits: WorkLimits): WorkGate {
  const running = new Map<string, number>();
  const queue: Waiting[] = [];
  let total = 0;

  const mayStart = (client: string): boolean =>
    total < limits.running && (running.get(client) ?? 0) < limits.runningPerClient;
  const count = (client: string, change: 1 | -1): void => {
    total += change;
    const own = (running.get(client) ?? 0) + change;
    if (own > 0) running.set(client, own);
    else running.delete(client);
  };
  const turn = (client: string): Promise<void> => {
    if (queue.length >= limits.waiting) throw busy();
    if (queue.filter((each) => each.client === client).length >= limits.waitingPerClient) throw tooMany();
    return new Promise((resolve, reject) => {
      const own: Waiting = { client, start: () => (clearTimeout(timer), resolve()) };
      const giveUp = (): void => {
        queue.splice(queue.indexOf(own), 1);
        reject(busy());
      };
      const timer = setTimeout(giveUp, limits.patience);
      queue.push(own);
    });
  };
  const startNext = (): void => {
    const at = queue.findIndex(({ client }) => mayStart(client));
    const [next] = at < 0 ? [] : queue.splice(at, 1);
    if (!next) return;
    count(next.client, 1);
    next.start();
  };

  return async (client, work) => {
    if (mayStart(client)) count(client, 1);
    else await turn(client);
    try {
      return await work();
    } finally {
      count(client, -1);
      startNext();
    }
  };
}
