import { execFile } from "node:child_process";
import { readdir, readFile, stat } from "node:fs/promises";
import { promisify } from "node:util";

const execute = promisify(execFile);

/** Whether a process with this number exists. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/**
 * Whether the process is a server of this cluster, and not a stranger who got its number after a crash, nor a dead one
 * that nobody has buried. A server works in its data folder, whatever path it was started by.
 */
export async function isServerOf(cluster: string, pid: number): Promise<boolean> {
  if (!isRunning(pid)) return false;
  if (process.platform === "linux") return (await isPostgres(pid)) && (await worksIn(cluster, pid));
  if (process.platform === "darwin") return isPostgres(pid);
  return true; // Windows does not tell cheaply, and PostgreSQL itself sees there whether it is one.
}

async function isPostgres(pid: number): Promise<boolean> {
  const name =
    process.platform === "linux"
      ? readFile(`/proc/${pid}/comm`, "utf8")
      : execute("ps", ["-o", "command=", "-p", String(pid)]).then(({ stdout }) => stdout);
  return (await name.catch(() => "")).includes("postgres");
}

async function worksIn(folder: string, pid: number): Promise<boolean> {
  try {
    const [its, ours] = await Promise.all([stat(`/proc/${pid}/cwd`), stat(folder)]);
    return its.dev === ours.dev && its.ino === ours.ino;
  } catch (error) {
    // Where we may not look, a server of that name is believed; a dead process has no folder.
    return (error as NodeJS.ErrnoException).code === "EACCES";
  }
}

/**
 * Ends what a killed server left behind: a session that is busy notices the death of its server only when it is done,
 * and until then no other server can use the data. SIGQUIT is what the server itself sends its sessions in a crash.
 * Only Linux tells which these are; elsewhere they are waited for.
 */
export async function endOrphans(cluster: string): Promise<void> {
  if (process.platform !== "linux") return;
  for (const entry of await readdir("/proc")) {
    const pid = Number(entry);
    if (!(pid > 0) || !(await isServerOf(cluster, pid))) continue;
    try {
      process.kill(pid, "SIGQUIT");
    } catch {
      // It ended by itself meanwhile.
    }
  }
}
