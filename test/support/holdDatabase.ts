import { spawn, type ChildProcess, type SpawnOptions } from "node:child_process";
import { once } from "node:events";

/** Opens the database in a process of its own, which then holds it until it is told to stop. */
const HOLDER = `
const { openEmbeddedPostgres } = await import(process.argv[1]);
const postgres = await openEmbeddedPostgres({ dataDir: process.argv[2] });
process.stdout.write(postgres.url + " " + postgres.startedHere + "\\n");
process.stdin.resume().on("end", () => postgres.stop().then(() => process.exit(0)));
`;

/** A process that holds an embedded database open. */
export interface Holder {
  readonly child: ChildProcess;
  readonly url: string;
  readonly startedHere: boolean;
  stop(): Promise<void>;
}

/** The build of the module, which the processes run. */
export const BUILT = new URL("../../dist/src/app/postgres/embeddedPostgres.js", import.meta.url);

/** Starts a process that opens the embedded database in a folder. A prefix is a command that runs another. */
export const spawnHolder = (
  dataDir: string,
  options: SpawnOptions = {},
  prefix: readonly string[] = [],
): ChildProcess => {
  const [command, ...args] = [...prefix, process.execPath, "--input-type=module", "-e", HOLDER];
  return spawn(command, [...args, BUILT.href, dataDir], { stdio: ["pipe", "pipe", "pipe"], ...options });
};

/** Opens the embedded database in a folder by another process. @throws Error with what it said, where it fails. */
export async function holdDatabase(...arguments_: Parameters<typeof spawnHolder>): Promise<Holder> {
  const child = spawnHolder(...arguments_);
  let said = "";
  child.stderr!.on("data", (chunk: Buffer) => (said += chunk.toString()));
  const line = await Promise.race([
    once(child.stdout!, "data").then(([chunk]) => String(chunk)),
    once(child, "close").then(() => Promise.reject(new Error(said))),
  ]);
  const [url = "", startedHere] = line.trim().split(" ");
  return {
    child,
    url,
    startedHere: startedHere === "true",
    stop: async () => {
      child.stdin!.end();
      await once(child, "exit");
    },
  };
}
