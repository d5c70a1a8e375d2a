import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { createServer, type AddressInfo } from "node:net";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import lockfile from "proper-lockfile";
import { OperatorError } from "../OperatorError.js";
import { binariesOf, type Major } from "./binaries.js";
import { ensureCluster, passwordOf, placesIn, runningServer } from "./cluster.js";
import { ensureDatabase, otherClients, stateOf, urlOf } from "./connections.js";
import { isOurPostmaster, isRunning } from "./processes.js";
import { ProgramError, programRunner, type RunProgram } from "./programs.js";

/** The embedded PostgreSQL, running. */
export interface EmbeddedPostgres {
  readonly url: string;
  /** Whether this process started it; else it ran already. */
  readonly startedHere: boolean;
  /** Stops it if it is ours to stop and nobody else is connected. */
  stop(): Promise<void>;
}

interface Options {
  /** The folder that holds all of it; made where it is missing. */
  readonly dataDir: string;
  readonly major?: Major;
  /** Settings of PostgreSQL for this run, by name. */
  readonly settings?: Readonly<{ [name: string]: string }>;
}

interface Installation extends Required<Options> {
  readonly run: RunProgram;
}

/** A lock whose holder was killed counts as free after so many milliseconds. */
const STALE = 5_000;

/**
 * Opens the embedded PostgreSQL: attaches where it runs, else makes and starts it. Of two processes that open it at
 * once, one starts it and the other attaches.
 * @throws OperatorError where it cannot run here; the sentence says what to do instead.
 */
export async function openEmbeddedPostgres({
  dataDir,
  major = 18,
  settings = {},
}: Options): Promise<EmbeddedPostgres> {
  await makeFolder(dataDir);
  const installation = { dataDir, major, settings, run: await programRunner() };
  const { startedHere, port, password } = await locked(dataDir, () => attachOrStart(installation));
  const stop = (): Promise<void> => locked(dataDir, () => stopIfOurs(installation));
  return { url: urlOf(port, password), startedHere, stop };
}

async function makeFolder(dataDir: string): Promise<void> {
  try {
    await mkdir(dataDir, { recursive: true, mode: 0o700 });
  } catch (cause) {
    throw new OperatorError(`The folder ${dataDir} cannot be made: ${(cause as Error).message}`, { cause });
  }
}

async function locked<Result>(dataDir: string, work: () => Promise<Result>): Promise<Result> {
  const retries = { retries: 200, minTimeout: 100, maxTimeout: 500 };
  const release = await lockfile.lock(dataDir, {
    stale: STALE,
    retries,
    lockfilePath: join(dataDir, "postgres.lock"),
  });
  try {
    return await work();
  } finally {
    await release();
  }
}

interface Opened {
  readonly startedHere: boolean;
  readonly port: number;
  readonly password: string;
}

async function attachOrStart(installation: Installation): Promise<Opened> {
  const { dataDir, major, run } = installation;
  await ensureCluster(dataDir, major, run);
  const password = await passwordOf(dataDir);
  const running = await findRunning(dataDir, password);
  const port = running ?? (await start(installation));
  await ensureDatabase(port, password);
  // Whoever started it stops it; where that process has died, whoever found it running does.
  if (running === null || !(await hasLivingOwner(dataDir)))
    await writeFile(placesIn(dataDir).owner, String(process.pid));
  return { startedHere: running === null, port, password };
}

const WAITS = 120;
const WAIT = 250;

/** The port of the server that runs already, or null. Waits while it is starting or stopping. */
async function findRunning(dataDir: string, password: string): Promise<number | null> {
  const { cluster } = placesIn(dataDir);
  for (let waited = 0; waited < WAITS; waited++) {
    const server = await runningServer(cluster);
    if (!server) return null;
    if (!(await isOurPostmaster(server.pid, cluster))) {
      // A crash of the machine left the note of a process number that is now another program's.
      await rm(join(cluster, "postmaster.pid"), { force: true });
      return null;
    }
    if ((await stateOf(server.port, password)) === "up") return server.port;
    await pause(WAIT);
  }
  throw new OperatorError(
    `The embedded database in ${cluster} runs but does not answer: see ${placesIn(dataDir).log}.`,
  );
}

const START_ATTEMPTS = 20;

/** Starts the server on a free port and gives the port. */
async function start({ dataDir, major, settings, run }: Installation): Promise<number> {
  const { cluster, log } = placesIn(dataDir);
  for (let attempt = 1; ; attempt++) {
    const port = await freePort();
    const options = Object.entries({ ...settings, port: String(port) }).map(
      ([name, value]) => `-c ${name}=${value}`,
    );
    try {
      await run(join(binariesOf(major), "pg_ctl"), [
        ...["start", "-w", "-t", "60", "-D", cluster, "-l", log, "-o", options.join(" ")],
      ]);
      return port;
    } catch (cause) {
      const end = await endOf(log);
      // After kill -9 of the server its children live on for a moment; and a free port may be taken meanwhile.
      const passing =
        /pre-existing shared memory block|Address already in use|lock file .* already exists/.test(end);
      if (!passing || attempt === START_ATTEMPTS || !(cause instanceof ProgramError))
        throw new OperatorError(`The embedded database in ${cluster} does not start: ${end}`, { cause });
      await pause(WAIT);
    }
  }
}

const LINES = 6;

async function endOf(log: string): Promise<string> {
  const text = await readFile(log, "utf8").catch(() => "");
  return text.trim().split("\n").slice(-LINES).join(" | ") || `nothing was written to ${log}`;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}

async function ownerOf(dataDir: string): Promise<number> {
  return Number(await readFile(placesIn(dataDir).owner, "utf8").catch(() => "0"));
}

async function hasLivingOwner(dataDir: string): Promise<boolean> {
  const owner = await ownerOf(dataDir);
  return owner > 0 && isRunning(owner);
}

async function stopIfOurs({ dataDir, major, run }: Installation): Promise<void> {
  const { cluster, owner } = placesIn(dataDir);
  const ours = (await ownerOf(dataDir)) === process.pid || !(await hasLivingOwner(dataDir));
  const server = await runningServer(cluster);
  if (!ours || !server) return;
  await rm(owner, { force: true });
  const password = await passwordOf(dataDir);
  // Somebody who attached meanwhile goes on, and owns it from now on.
  if ((await otherClients(server.port, password).catch(() => 0)) > 0) return;
  await run(join(binariesOf(major), "pg_ctl"), ["stop", "-w", "-t", "60", "-m", "fast", "-D", cluster]);
}
