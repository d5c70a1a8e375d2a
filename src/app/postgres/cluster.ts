import { randomBytes } from "node:crypto";
import { appendFile, mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { OperatorError } from "../OperatorError.js";
import { binariesOf, type Major } from "./binaries.js";
import { ProgramError, type RunProgram } from "./programs.js";

/** The name of the database and of its owner. */
export const NAME = "mainstay";

/** Where the parts of an embedded installation lie. */
export const placesIn = (dataDir: string) => ({
  cluster: join(dataDir, "postgres"),
  password: join(dataDir, "postgres.password"),
  log: join(dataDir, "postgres.log"),
  owner: join(dataDir, "postgres.owner"),
});

const SETTINGS = `
# Written by Mainstay when the cluster was made.
listen_addresses = '127.0.0.1'
unix_socket_directories = ''
password_encryption = 'scram-sha-256'
timezone = 'UTC'
log_timezone = 'UTC'
max_connections = 100
max_locks_per_transaction = 256
shared_buffers = '128MB'
synchronous_commit = on
`;

/** The text of a file, or null where there is none. What cannot be read is another matter than what is not there. */
async function readIfThere(path: string): Promise<string | null> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}

/**
 * Makes the cluster where there is none.
 * @throws OperatorError where the folder holds something else, or belongs to somebody else.
 */
export async function ensureCluster(dataDir: string, major: Major, run: RunProgram): Promise<void> {
  const { cluster } = placesIn(dataDir);
  if (!(await isMade(cluster))) return makeCluster(dataDir, major, run);
  const { uid } = await stat(cluster);
  if (process.getuid && process.getuid() !== uid)
    throw new OperatorError(
      `${cluster} belongs to another user (number ${uid}): run Mainstay as that user, or set another DATA_DIR.`,
    );
  const found = (await readIfThere(join(cluster, "PG_VERSION")))?.trim();
  if (found === undefined)
    throw new OperatorError(
      `${cluster} holds something that is no PostgreSQL data: move it, or set another DATA_DIR.`,
    );
  if (found !== String(major))
    throw new OperatorError(
      `${cluster} holds data of PostgreSQL ${found}, and this is PostgreSQL ${major}: set another DATA_DIR, or dump and restore.`,
    );
}

async function isMade(cluster: string): Promise<boolean> {
  try {
    await stat(cluster);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return false;
    throw error;
  }
}

/**
 * A cluster is made beside its place and moved there when it is whole, so that a start that was killed midway leaves
 * nothing that looks like a database. Each try has a folder of its own: the initdb of a killed one may still be at work.
 */
async function makeCluster(dataDir: string, major: Major, run: RunProgram): Promise<void> {
  const { cluster, password } = placesIn(dataDir);
  for (const left of await readdir(dataDir))
    if (left.startsWith("postgres.new"))
      await rm(join(dataDir, left), { recursive: true, force: true, maxRetries: 10 });
  const fresh = await mkdtemp(join(dataDir, "postgres.new-"));
  await rm(password, { force: true });
  await writeFile(password, randomBytes(24).toString("base64url"), { mode: 0o600, flush: true });
  const locale =
    major >= 17 ? ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"] : ["--locale=C"];
  try {
    await run(join(binariesOf(major), "initdb"), [
      ...["-D", fresh, "--username", NAME, "--pwfile", password, "--auth", "scram-sha-256"],
      ...["--encoding", "UTF8", ...locale],
    ]);
  } catch (cause) {
    if (!(cause instanceof ProgramError)) throw cause;
    throw new OperatorError(`The embedded database cannot be made in ${dataDir}: ${cause.said}`, { cause });
  }
  await appendFile(join(fresh, "postgresql.conf"), SETTINGS, { flush: true });
  await rename(fresh, cluster);
}

/** The generated password. @throws OperatorError where its file is gone. */
export async function passwordOf(dataDir: string): Promise<string> {
  const file = placesIn(dataDir).password;
  const password = await readIfThere(file);
  if (password === null)
    throw new OperatorError(`${file} is gone: without it the embedded database cannot be opened.`);
  return password.trim();
}

const noteIn = (cluster: string): string => join(cluster, "postmaster.pid");

/**
 * The process and port of the server, as it wrote them down; null where it did not. It may have died since. What no
 * server can have written, as a crash of the machine leaves it, is taken away: PostgreSQL would stumble over it.
 */
export async function notedServer(cluster: string): Promise<{ pid: number; port: number } | null> {
  const note = await readIfThere(noteIn(cluster));
  if (note === null) return null;
  const lines = note.split("\n");
  const [pid, port] = [Number(lines[0]), Number(lines[3])];
  if (pid > 0 && port > 0) return { pid, port };
  await rm(noteIn(cluster), { force: true });
  return null;
}

/** No process ever has this number. */
const NOBODY = 2 ** 31 - 1;

/**
 * Tells PostgreSQL that the process in the note is no server: it sees only that the number is taken. The rest stays, for
 * by it PostgreSQL sees whether sessions of the dead server are still at work.
 */
export async function disownNote(cluster: string): Promise<void> {
  const note = await readFile(noteIn(cluster), "utf8");
  await writeFile(noteIn(cluster), note.replace(/^\d+/, String(NOBODY)));
}
