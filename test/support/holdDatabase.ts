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
/** Opens the embedded database in a folder by another process. @throws Error with what it said, where it fails. */
export async function holdDatabase(dataDir: string, options: SpawnOptions = {}): Promise<Holder> {
  const module = new URL("../../dist/src/app/postgres/embeddedPostgres.js", import.meta.url).href;
  const child = spawn(process.execPath, ["--input-type=module", "-e", HOLDER, module, dataDir], {
    stdio: ["pipe", "pipe", "pipe"],
    ...options,
  });
  let said = "";
  child.stderr!.on("data", (chunk: Buffer) => (said += chunk.toString()));
  const line = await Promise.race([
    once(child.stdout!, "data").then(([chunk]) => String(chunk)),
    once(child, "exit").then(() => Promise.reject(new Error(said))),
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
