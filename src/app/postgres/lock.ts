import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import lockfile from "proper-lockfile";
import { OperatorError } from "../OperatorError.js";

/** A lock whose holder was killed counts as free after so many milliseconds. */
const STALE = 5_000;
/** Milliseconds between two tries, and how many: in all longer than a start may take. */
const WAIT = 100;
const TRIES = 1_800;

/**
 * Works alone on the embedded installation in a folder: no other process makes, starts or stops it meanwhile.
 * @throws OperatorError where another process works on it for minutes.
 */
export async function locked<Result>(dataDir: string, work: () => Promise<Result>): Promise<Result> {
  const release = await takeLock(dataDir);
  try {
    return await work();
  } finally {
    await release().catch(() => undefined);
  }
}

/** Waits for the lock only while another holds it: the library's own retries would also wait for a full disk. */
async function takeLock(dataDir: string): Promise<() => Promise<void>> {
  const options = {
    stale: STALE,
    lockfilePath: join(dataDir, "postgres.lock"),
    // After a long sleep of the machine another may have taken it. PostgreSQL has a lock of its own beneath this one.
    onCompromised: () => undefined,
  };
  for (let tries = 1; ; tries++) {
    try {
      return await lockfile.lock(dataDir, options);
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code !== "ELOCKED") throw cause;
      if (tries === TRIES)
        throw new OperatorError(
          `Another process has been at work on ${dataDir} for minutes: see whether it hangs.`,
          { cause },
        );
      await pause(WAIT);
    }
  }
}
