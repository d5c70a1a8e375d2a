import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { OperatorError } from "../OperatorError.js";
import { binariesOf, type Major } from "./binaries.js";
import { ensureCluster, passwordOf, placesIn } from "./cluster.js";
import { ensureDatabase, hasOtherClients, urlOf } from "./connections.js";
import { locked } from "./lock.js";
import { isRunning } from "./processes.js";
import { programRunner } from "./programs.js";
import { findRunning, runningPort, startServer, stopServer, type Installation } from "./server.js";

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

/**
 * Opens the embedded PostgreSQL: attaches where it runs, else makes and starts it. Of two processes that open it at
 * once, one starts it and the other attaches.
 * @throws OperatorError where it cannot run here; the sentence says what to do instead.
 */
export async function openEmbeddedPostgres(options: Options): Promise<EmbeddedPostgres> {
  const { major = 18, settings = {} } = options;
  const dataDir = resolve(options.dataDir);
  return inWords(dataDir, async () => {
    checkPaths(dataDir, binariesOf(major));
    await mkdir(dataDir, { recursive: true, mode: 0o700 });
    const installation = { dataDir, major, settings, run: await programRunner() };
    const { owned, ...opened } = await locked(dataDir, () => attachOrStart(installation));
    const stop = (): Promise<void> =>
      inWords(dataDir, () => locked(dataDir, () => stopIfOurs(installation, owned)));
    return { ...opened, stop };
  });
}

/** What the file system refuses is told as a sentence that names the folder. */
async function inWords<Result>(dataDir: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (cause) {
    const { code = "", message } = cause as NodeJS.ErrnoException;
    if (!/^E(ACCES|PERM|ROFS|NOSPC|DQUOT|NOTDIR|EXIST|IO|MFILE|NAMETOOLONG)$/.test(code)) throw cause;
    throw new OperatorError(`The embedded database cannot use the folder ${dataDir}: ${message}.`, { cause });
  }
}

/** PostgreSQL's programs call each other through a shell, and quote no more than spaces. */
function checkPaths(...paths: readonly string[]): void {
  for (const path of paths)
    if (process.platform !== "win32" && /["$`\\\n]/.test(path))
      throw new OperatorError(
        `PostgreSQL's programs cannot work in ${path}: the path may hold no quotation mark, $, backtick or backslash.`,
      );
}

interface Opened {
  readonly url: string;
  readonly startedHere: boolean;
  readonly owned: boolean;
}

async function attachOrStart(installation: Installation): Promise<Opened> {
  const { dataDir, major, run } = installation;
  await ensureCluster(dataDir, major, run);
  const password = await passwordOf(dataDir);
  const running = await findRunning(dataDir, password);
  const port = running ?? (await startServer(installation, password));
  await ensureDatabase(port, password);
  // Whoever started it stops it; where that process has died, whoever found it running does.
  const owned = running === null || !(await hasLivingOwner(dataDir));
  if (owned) await writeFile(placesIn(dataDir).owner, String(process.pid));
  return { url: urlOf(port, password), startedHere: running === null, owned };
}

async function ownerOf(dataDir: string): Promise<number> {
  return Number(await readFile(placesIn(dataDir).owner, "utf8").catch(() => "0"));
}

async function hasLivingOwner(dataDir: string): Promise<boolean> {
  const owner = await ownerOf(dataDir);
  return owner > 0 && isRunning(owner);
}

async function stopIfOurs(installation: Installation, owned: boolean): Promise<void> {
  const { dataDir } = installation;
  const { cluster, owner } = placesIn(dataDir);
  const ours = (owned && (await ownerOf(dataDir)) === process.pid) || !(await hasLivingOwner(dataDir));
  const port = await runningPort(cluster);
  if (!ours || port === null) return;
  await rm(owner, { force: true });
  const password = await passwordOf(dataDir);
  // Somebody who attached meanwhile goes on, and is the one to stop it from now on.
  if (await hasOtherClients(port, password).catch(() => false)) return;
  await stopServer(installation);
}
