import { randomBytes } from "node:crypto";
import { appendFile, mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
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

const readText = (path: string): Promise<string | null> => readFile(path, "utf8").catch(() => null);

/**
 * Makes the cluster where there is none. It is made beside its place and moved there when it is whole, so that a start
 * that was killed midway leaves nothing that looks like a database.
 * @throws OperatorError where the folder holds the data of another major version, or cannot be written to.
 */
export async function ensureCluster(dataDir: string, major: Major, run: RunProgram): Promise<void> {
  const { cluster, password } = placesIn(dataDir);
  const found = await readText(join(cluster, "PG_VERSION"));
  if (found !== null) {
    if (found.trim() === String(major)) return;
    throw new OperatorError(
      `${cluster} holds data of PostgreSQL ${found.trim()}, and this is PostgreSQL ${major}: set another DATA_DIR, or dump and restore.`,
    );
  }
  for (const left of await readdir(dataDir))
    if (left.startsWith("postgres.new")) await rm(join(dataDir, left), { recursive: true, force: true });
  await rm(cluster, { recursive: true, force: true });
  const fresh = join(dataDir, "postgres.new");
  await mkdir(fresh, { mode: 0o700 });
  await writeFile(password, randomBytes(24).toString("base64url"), { mode: 0o600 });
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
  await appendFile(join(fresh, "postgresql.conf"), SETTINGS);
  await rename(fresh, cluster);
}

/** The running server's process and port, as it wrote them down; null where it did not, or not yet. */
export async function runningServer(cluster: string): Promise<{ pid: number; port: number } | null> {
  const lines = (await readText(join(cluster, "postmaster.pid")))?.split("\n") ?? [];
  const [pid, port] = [Number(lines[0]), Number(lines[3])];
  return pid > 0 && port > 0 ? { pid, port } : null;
}

/** The generated password. */
export async function passwordOf(dataDir: string): Promise<string> {
  const password = await readText(placesIn(dataDir).password);
  if (password === null)
    throw new OperatorError(
      `${placesIn(dataDir).password} is gone: without it the embedded database cannot be opened.`,
    );
  return password.trim();
}
