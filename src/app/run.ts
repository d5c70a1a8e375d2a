import { pino, type Logger } from "pino";
import type { Config } from "../config.js";
import { runningQuarter } from "../modules/organisation/settingsQueries.js";
import { seedDemo } from "../../seeds/seedDemo.js";
import { adminKeyFile, ensureAdminKey, readAdminKey } from "./adminKey.js";
import { bringUpToDate, openDatabase, type OpenDatabase } from "./database.js";
import { keepHouse } from "./housekeeping.js";
import { limitsFor } from "./limits/limits.js";
import { readTrustedDocuments } from "./limits/trustedDocuments.js";
import { OperatorError } from "./OperatorError.js";
import { operatorContext } from "./operator.js";
import { startServer, type RunningServer } from "./server.js";
import { welcome } from "./welcome.js";

/** A whole installation that is running. */
interface Installation {
  readonly url: string;
  stop(): Promise<void>;
}

/**
 * Starts all of it: the database, the schema, on a first embedded start the demo organisation and the administrator's
 * key, and the server; prints where it listens.
 * @throws OperatorError where something is missing that an operator can mend.
 */
export async function start(config: Config): Promise<Installation> {
  const log = pino({ level: config.logLevel });
  const database = await openDatabase(config);
  try {
    await bringUpToDate(database);
    const newKey = database.embedded ? await prepareEmbedded(config, database, log) : null;
    const server = await listen(config, database, log);
    const housekeeping = keepHouse(database.dataSource, log);
    log.info({ url: server.url }, "listening");
    if (database.embedded) {
      const key = newKey ?? (await readAdminKey(config.dataDir));
      const running = await runningQuarter(operatorContext(database.dataSource, "start"));
      process.stdout.write(welcome(server.url, config, { key, isNew: newKey !== null, running }));
    } else await warnWithoutKeys(database, log);
    return {
      url: server.url,
      stop: async () => {
        await server.stop();
        await housekeeping.stop();
        await database.close();
        log.info("stopped");
      },
    };
  } catch (error) {
    await database.close();
    throw error;
  }
}

async function prepareEmbedded(
  config: Config,
  { dataSource }: OpenDatabase,
  log: Logger,
): Promise<string | null> {
  const ctx = operatorContext(dataSource, "start");
  const newKey = await ensureAdminKey(ctx, config.dataDir);
  if (newKey !== null) log.info({ file: adminKeyFile(config.dataDir) }, "made the administrator's key");
  if (config.demo && (await seedDemo(ctx))) log.info("filled the empty database with the demo organisation");
  return newKey;
}

async function warnWithoutKeys({ dataSource }: OpenDatabase, log: Logger): Promise<void> {
  const [row] = await dataSource.query<{ count: number }[]>("SELECT count(*)::int AS count FROM api_key");
  if (row?.count === 0)
    log.warn(
      "there is no API key yet, so nobody can call: npx mainstay api-key create --role ADMIN --name NAME",
    );
}

async function listen(
  { host, port, production, pointsPerSecond, trustedDocuments: registry }: Config,
  { dataSource }: OpenDatabase,
  log: Logger,
): Promise<RunningServer> {
  const limits = limitsFor(pointsPerSecond);
  const trustedDocuments = registry === null ? null : await readTrustedDocuments(registry);
  try {
    return await startServer({ dataSource, host, port, production, log, limits, trustedDocuments });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "EADDRINUSE")
      throw new OperatorError(`Port ${port} on ${host} is taken: stop what listens there, or set PORT.`, {
        cause: error,
      });
    if (code === "EADDRNOTAVAIL" || code === "ENOTFOUND" || code === "EACCES")
      throw new OperatorError(`Cannot listen on ${host}:${port} (${code}): set HOST or PORT.`, {
        cause: error,
      });
    throw error;
  }
}

/** Milliseconds that stopping may take in all: whoever stops us kills us not long after. */
const STOP_TIMEOUT = 4_500;

/**
 * Starts, and stops on SIGTERM or SIGINT once the requests under way have finished; a second signal does not wait, and
 * neither does anybody for more than a few seconds: what is not committed by then is rolled back.
 * Ends the process with 1 where it cannot start, or not stop in time.
 */
export async function runUntilStopped(config: Config): Promise<void> {
  const installation = await start(config);
  let stopping = false;
  const stop = (signal: NodeJS.Signals): void => {
    if (stopping) process.exit(1);
    stopping = true;
    setTimeout(() => {
      process.stderr.write(`${signal}: some work did not end in time; it is rolled back.\n`);
      process.exit(1);
    }, STOP_TIMEOUT).unref();
    installation.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        process.stderr.write(`${signal}: stopping failed: ${String(error)}\n`);
        process.exit(1);
      },
    );
  };
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
}
