import { readFile, stat } from "node:fs/promises";
import { createServer, type AddressInfo } from "node:net";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { OperatorError } from "../OperatorError.js";
import { binariesOf, type Major } from "./binaries.js";
import { disownNote, notedServer, placesIn } from "./cluster.js";
import { stateOf } from "./connections.js";
import { endOrphans, isServerOf } from "./processes.js";
import { ProgramError, type RunProgram } from "./programs.js";

/** An embedded installation, and how to run its programs. */
export interface Installation {
  readonly dataDir: string;
  readonly major: Major;
  readonly settings: Readonly<{ [name: string]: string }>;
  readonly run: RunProgram;
}

/** Milliseconds between two looks. */
const WAIT = 250;
/** Seconds that a server may take to recover from a crash. */
const PATIENCE = 120;

/** The port of the server that runs in the cluster, whether it answers or not; null where none runs. */
export async function runningPort(cluster: string): Promise<number | null> {
  const server = await notedServer(cluster);
  return server && (await isServerOf(cluster, server.pid)) ? server.port : null;
}

/**
 * The port of the server that runs already, or null. Waits while it is starting or stopping.
 * @throws OperatorError where it runs but does not answer, or refuses the password.
 */
export async function findRunning(dataDir: string, password: string): Promise<number | null> {
  const { cluster, log, password: passwordFile } = placesIn(dataDir);
  const until = performance.now() + PATIENCE * 1_000;
  while (performance.now() < until) {
    const port = await runningPort(cluster);
    if (port === null) return null;
    const state = await stateOf(port, password);
    if (state === "up") return port;
    if (state === "locked")
      throw new OperatorError(
        `The embedded database in ${cluster} refuses the password in ${passwordFile}: put the right one back.`,
      );
    await pause(WAIT);
  }
  throw new OperatorError(`The embedded database in ${cluster} runs but does not answer: see ${log}.`);
}

/**
 * What goes by: sessions of a killed server that are still ending; a free port that was taken meanwhile; and a server
 * that comes up after all, started by a process that was stopped while it waited.
 */
const PASSING = /pre-existing shared memory block|Address already in use|lock file ".*" already exists/;
const ORPHANS = /pre-existing shared memory block/;
const ATTEMPTS = 40;

/**
 * Starts the server on a free port and gives the port.
 * @throws OperatorError with the last lines of its log, where it does not start.
 */
export async function startServer(installation: Installation, password: string): Promise<number> {
  const { dataDir, settings } = installation;
  const { cluster, log } = placesIn(dataDir);
  const left = await notedServer(cluster);
  const crashed = left !== null && !(await isServerOf(cluster, left.pid));
  if (crashed) await disownNote(cluster);
  for (let attempt = 1; ; attempt++) {
    const port = await freePort();
    const before = await stat(log).then(
      ({ size }) => size,
      () => 0,
    );
    try {
      await pgCtl(installation, ["start", "-l", log, "-o", optionsOf({ ...settings, port: String(port) })]);
      return port;
    } catch (cause) {
      if (!(cause instanceof ProgramError)) throw cause;
      const end = (await endOf(log, before)) || cause.said;
      if (!PASSING.test(end) || attempt === ATTEMPTS)
        throw new OperatorError(`The embedded database in ${cluster} does not start: ${end}`, { cause });
      if (crashed && ORPHANS.test(end)) await endOrphans(cluster);
      await pause(WAIT);
      const other = await findRunning(dataDir, password);
      if (other !== null) return other;
    }
  }
}

const optionsOf = (settings: Installation["settings"]): string =>
  Object.entries(settings)
    .map(([name, value]) => `-c "${name}=${value}"`)
    .join(" ");

const pgCtl = ({ dataDir, major, run }: Installation, [verb = "", ...rest]: string[]): Promise<void> =>
  run(join(binariesOf(major), "pg_ctl"), [
    ...[verb, "-w", "-t", String(PATIENCE), "-D", placesIn(dataDir).cluster, ...rest],
  ]);

const LINES = 6;

/** The last lines that a log got since it had this size. */
async function endOf(log: string, before: number): Promise<string> {
  const bytes = await readFile(log).catch(() => Buffer.alloc(0));
  return bytes.subarray(before).toString().trim().split("\n").slice(-LINES).join(" | ");
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

/** Stops the server: sessions are ended, and what was committed is written down. */
export async function stopServer(installation: Installation): Promise<void> {
  const { cluster } = placesIn(installation.dataDir);
  try {
    await pgCtl(installation, ["stop", "-m", "fast"]);
  } catch (cause) {
    if (!(cause instanceof ProgramError)) throw cause;
    if ((await runningPort(cluster)) === null) return; // It died by itself meanwhile.
    throw new OperatorError(`The embedded database in ${cluster} does not stop: ${cause.said}`, { cause });
  }
}
