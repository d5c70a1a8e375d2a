import { execFile, spawn } from "node:child_process";
import { promisify } from "node:util";
import { OperatorError } from "../OperatorError.js";

const execute = promisify(execFile);

/** Runs one of PostgreSQL's programs. */
export type RunProgram = (program: string, args: readonly string[]) => Promise<void>;

/** PostgreSQL refuses to run as root. In a user namespace it is nobody special, and still owns its files. */
const AS_NOBODY = ["unshare", "--user", "--map-user=1000", "--map-group=1000", "--"];

/** Nothing of the caller's locale or PG… variables reaches the programs: without LANG they would make other databases. */
const ENVIRONMENT = { PATH: "/usr/local/bin:/usr/bin:/bin", LC_ALL: "C", TZ: "UTC" };

const isRoot = (): boolean => process.getuid?.() === 0;

/**
 * Makes the function that runs PostgreSQL's programs as this user can.
 * @throws OperatorError where root may not make a user namespace.
 */
export async function programRunner(): Promise<RunProgram> {
  if (!isRoot()) return run([]);
  if (process.platform !== "linux") throw new OperatorError(rootAdvice("only Linux has user namespaces"));
  try {
    const [command = "", ...args] = AS_NOBODY;
    await execute(command, [...args, "true"]);
  } catch (cause) {
    const { code, stderr } = cause as { code?: string | number; stderr?: string };
    throw new OperatorError(
      rootAdvice(code === "ENOENT" ? "unshare is not installed" : (stderr ?? "").trim()),
      { cause },
    );
  }
  return run(AS_NOBODY);
}

const rootAdvice = (why: string): string =>
  `PostgreSQL does not run as root, and a user namespace for it cannot be made (${why}): run Mainstay as an ordinary user, or set DATABASE_URL.`;

/** The programs run in a session of their own, so that Ctrl-C at a terminal stops us and not the database under us. */
const run =
  (prefix: readonly string[]): RunProgram =>
  (program, args) =>
    new Promise((resolve, reject) => {
      const [command = "", ...rest] = [...prefix, program, ...args];
      const child = spawn(command, rest, {
        env: ENVIRONMENT,
        detached: true,
        stdio: ["ignore", "ignore", "pipe"],
      });
      let said = "";
      child.stderr.on("data", (chunk: Buffer) => (said = (said + chunk.toString()).slice(-4_000)));
      child.on("error", reject);
      // "exit", not "close": a database that was started keeps the pipe's other end open.
      child.on("exit", (code) => {
        child.stderr.destroy();
        if (code === 0) resolve();
        else reject(new ProgramError(program, said.trim()));
      });
    });

/** A program of PostgreSQL's that failed, with what it said. */
export class ProgramError extends Error {
  constructor(
    program: string,
    readonly said: string,
  ) {
    super(`${program} failed: ${said}`);
  }
}
