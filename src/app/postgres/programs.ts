import { execFile, spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import { userInfo } from "node:os";
import { basename } from "node:path";
import { promisify } from "node:util";
import { OperatorError } from "../OperatorError.js";

const execute = promisify(execFile);

/** Runs one of PostgreSQL's programs. @throws ProgramError where it fails. */
export type RunProgram = (program: string, args: readonly string[]) => Promise<void>;

/** A program of PostgreSQL's that failed, with what it said. */
export class ProgramError extends Error {
  constructor(
    program: string,
    readonly said: string,
  ) {
    super(`${basename(program)} failed: ${said}`);
  }
}

/** Nothing of the caller's locale or PG… variables reaches the programs: without LANG they would make other databases. */
const ENVIRONMENT = { PATH: "/usr/local/bin:/usr/bin:/bin", LC_ALL: "C", TZ: "UTC" };

/**
 * Makes the function that runs PostgreSQL's programs as this user can.
 * @throws OperatorError where PostgreSQL refuses this user, and a user namespace cannot be made.
 */
export async function programRunner(): Promise<RunProgram> {
  const refusal = whyRefused();
  if (refusal === null) return run([]);
  const advice = (why: string): string =>
    `PostgreSQL does not run as ${refusal}, and a user namespace for it cannot be made (${why}): run Mainstay as an ordinary user, or set DATABASE_URL.`;
  if (process.platform !== "linux") throw new OperatorError(advice("only Linux has them"));
  const [command, ...args] = await asSomebodyElse();
  try {
    await execute(command, [...args, "true"], { env: ENVIRONMENT });
  } catch (cause) {
    const { code, stderr, message } = cause as Error & { code?: string | number; stderr?: string };
    const said = stderr?.trim().split("\n")[0];
    throw new OperatorError(advice(code === "ENOENT" ? "unshare is not installed" : said || message), {
      cause,
    });
  }
  return run([command, ...args]);
}

/** PostgreSQL refuses root, and a user number without a name, as a container may have. */
function whyRefused(): string | null {
  if (process.getuid?.() === 0) return "root";
  try {
    userInfo();
    return null;
  } catch {
    return `user ${process.getuid?.() ?? ""}, who has no name on this machine`;
  }
}

/**
 * In a user namespace we are any user that has a name here, and still own our files, which outside stay as they are.
 * Processes keep their numbers.
 */
async function asSomebodyElse(): Promise<[string, ...string[]]> {
  const users = await readFile("/etc/passwd", "utf8").catch(() => "");
  const id = /^[^:\n]+:[^:]*:([1-9]\d*):/m.exec(users)?.[1] ?? "1000";
  return ["unshare", "--user", `--map-user=${id}`, `--map-group=${id}`, "--"];
}

/** The programs run in a session of their own, so that Ctrl-C at a terminal stops us and not the database under us. */
const run =
  (prefix: readonly string[]): RunProgram =>
  (program, args) =>
    new Promise((resolve, reject) => {
      const [command = "", ...rest] = [...prefix, program, ...args];
      const child = spawn(command, rest, {
        env: ENVIRONMENT,
        detached: true,
        windowsHide: true,
        stdio: ["ignore", "ignore", "pipe"],
      });
      let said = "";
      child.stderr.on("data", (chunk: Buffer) => (said = (said + chunk.toString()).slice(-4_000)));
      child.on("error", (error) => reject(new ProgramError(program, cannotRun(error))));
      // "exit", not "close": a database that was started keeps the pipe's other end open.
      child.on("exit", (code, signal) => {
        child.stderr.destroy();
        if (code === 0) resolve();
        else reject(new ProgramError(program, said.trim() || `it ended with ${code ?? signal ?? ""}`));
      });
    });

const cannotRun = ({ message }: Error): string =>
  `${message}. The programs need glibc, which a Linux such as Alpine does not have; there, set DATABASE_URL.`;
