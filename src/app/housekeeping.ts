import type { Logger } from "pino";
import type { DataSource } from "typeorm";
import { sealAudit } from "../modules/audit/sealService.js";
import { operatorContext } from "./operator.js";

const EVERY = 1_000;

/** Seals the audit's new entries every second, until it is stopped; `stop` waits for the round under way. */
export function keepHouse(dataSource: DataSource, log: Logger): { stop(): Promise<void> } {
  let round: Promise<unknown> = Promise.resolve();
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  const next = (): void => {
    if (!stopped) timer = setTimeout(run, EVERY);
  };
  const run = (): void => {
    // A database that is away comes back: the next round seals what this one could not.
    round = sealAudit(operatorContext(dataSource, "seal"))
      .catch((err: unknown) => log.warn({ err }, "the audit could not be sealed"))
      .then(next);
  };
  next();
  return {
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await round;
    },
  };
}
