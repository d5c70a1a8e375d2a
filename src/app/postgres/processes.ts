import { readFile } from "node:fs/promises";

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
 * Whether the process is the server of this cluster, and not a stranger who got its number after a crash. Where the
 * system does not tell (only Linux has /proc), a process that exists is believed.
 */
export async function isOurPostmaster(pid: number, cluster: string): Promise<boolean> {
  if (!isRunning(pid)) return false;
  if (process.platform !== "linux") return true;
  const commandLine = await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "");
  return commandLine.includes("postgres") && commandLine.split("\0").includes(cluster);
}
