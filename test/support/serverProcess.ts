import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** A server of the build in a process of its own, as `npm start` runs it. */
export interface ServerProcess {
  readonly url: string;
  /** The administrator's key. */
  readonly key: string;
  /** Ends it at once, as a power cut would. */
  kill(): Promise<void>;
  /** Lets it finish and stop what it started. */
  stop(): Promise<void>;
}

const MAIN = fileURLToPath(new URL("../../dist/src/main.js", import.meta.url));

/** Starts a server with settings; gives it once it listens. */
export async function spawnServer(settings: {
  readonly [name: string]: string;
}): Promise<{ readonly child: ChildProcess; readonly url: string }> {
  const child = spawn(process.execPath, [MAIN], {
    env: { PATH: process.env["PATH"], PORT: "0", ...settings },
    stdio: ["ignore", "pipe", "pipe"],
  });
  return { child, url: await listening(child) };
}

/** Starts a server over the embedded database in `dataDir`; gives it once it listens. */
export async function startServerProcess(dataDir: string): Promise<ServerProcess> {
  const { child, url } = await spawnServer({ DATA_DIR: dataDir, DEMO: "off" });
  const key = readFileSync(join(dataDir, "admin.key"), "utf8").trim();
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill(signal);
    await once(child, "exit");
  };
  return { url, key, kill: () => end("SIGKILL"), stop: () => end("SIGTERM") };
}

function listening(child: ChildProcess): Promise<string> {
  let said = "";
  return new Promise((resolve, reject) => {
    const listen = (chunk: Buffer): void => {
      said += chunk.toString();
      const url = /"url":"(http:[^"]+)".*"msg":"listening"/.exec(said)?.[1];
      if (url !== undefined) resolve(url);
    };
    child.stdout?.on("data", listen);
    child.stderr?.on("data", listen);
    child.once("exit", () => reject(new Error(`The server did not start: ${said}`)));
  });
}
