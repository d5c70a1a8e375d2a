import type { Logger } from "pino";
import type { DataSource } from "typeorm";
import { sealAudit } from "../modules/audit/sealService.js";
import { settleOverdueClocks } from "../modules/serviceLevels/overdueClocks.js";
import type { Context } from "../kernel/Context.js";
import { operatorContext } from "./operator.js";

import { forgetOldKeys } from "./runOnce.js";

const EVERY = 1_000;

const tidyUp = async (ctx: Context): Promise<void> => {
  await sealAudit(ctx);
  await forgetOldKeys(ctx);
  await settleOverdueClocks(ctx);
};

/**
 * Seals the audit's new entries every second, forgets what is too old, and writes down what has become overdue, until it is
 * stopped; `stop` waits for the round under way.
 */
export function keepHouse(dataSource: DataSource, log: Logger): { stop(): Promise<void> } {
  let round: Promise<unknown> = Promise.resolve();
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  const next = (): void => {
    if (!stopped) timer = setTimeout(run, EVERY);
  };
  const run = (): void => {
    // A database that is away comes back: the next round seals what this one could not.
    round = tidyUp(operatorContext(dataSource, "housekeeping"))
      .catch((err: unknown) => log.warn({ err }, "housekeeping failed"))
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
