import { randomUUID } from "node:crypto";
import { pino } from "pino";
import { limitsFor } from "../app/limits/limits.js";
import { startServer } from "../app/server.js";
import { withDatabase } from "./withDatabase.js";

/** Points a second: whoever stands at the machine has no limit. */
const PLENTY = 1_000_000_000;

/**
 * Calls `work` with the API of this installation, whether or not its server runs: a server of the command's own listens
 * on a free port of the loopback, with a key that lives as long as the command.
 */
export function withApi<Result>(work: (url: string, key: string) => Promise<Result>): Promise<Result> {
  return withDatabase("scorecards pull", async ({ actor }, { dataSource }) => {
    const key = randomUUID();
    const log = pino({ level: "error" }, process.stderr);
    const authenticate = (secret: string) => Promise.resolve(secret === key ? actor : null);
    const server = await startServer({
      dataSource,
      host: "127.0.0.1",
      port: 0,
      production: true,
      log,
      limits: limitsFor(PLENTY),
      authenticate,
    });
    try {
      return await work(server.url, key);
    } finally {
      await server.stop();
    }
  });
}
