import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { execFile, spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const MAIN = fileURLToPath(new URL("../../dist/src/main.js", import.meta.url));
let dataDir: string;
beforeAll(() => {
  dataDir = mkdtempSync(join(tmpdir(), "mainstay start "));
});
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

interface Started {
  readonly child: ChildProcess;
  /** All that it has said by the time that it listens. */
  readonly out: string;
}

/** Starts the server as `npm start` does, on a free port. */
async function start(settings: { readonly [name: string]: string } = {}): Promise<Started> {
  const env = { PATH: process.env["PATH"], DATA_DIR: dataDir, PORT: "0", LOG_LEVEL: "silent", ...settings };
  const child = spawn(process.execPath, [MAIN], { env, stdio: ["ignore", "pipe", "inherit"] });
  let out = "";
  for await (const chunk of child.stdout.iterator({ destroyOnReturn: false })) {
    out += String(chunk);
    if (/Mainstay listens on [^]*\n\n$/.test(out)) break;
  }
  child.stdout.resume();
  return { child, out };
}

async function stop({ child }: Started): Promise<unknown> {
  child.kill("SIGTERM");
  return (await once(child, "exit"))[0];
}

/** Pastes the printed line into a shell. */
async function paste(out: string): Promise<unknown> {
  const [line] = /^ {2}curl .*\\\n.*$/m.exec(out) ?? [];
  return JSON.parse((await promisify(execFile)("sh", ["-c", line!])).stdout);
}

const linkOf = (out: string): string | undefined => /in a browser: (\S+)/.exec(out)?.[1];

test("prints a line to paste that answers with scorecards, and a link that carries the key, on every start", async () => {
  const first = await start();
  const key = readFileSync(join(dataDir, "admin.key"), "utf8").trim();
  expect((statSync(join(dataDir, "admin.key")).mode & 0o777).toString(8)).toBe("600");
  expect(first.out).toContain(`  ${key}\n`);
  expect(linkOf(first.out)).toMatch(new RegExp(`^http://127\\.0\\.0\\.1:\\d+/#key=${key}$`));
  const answer = await paste(first.out);
  const card = { lower: expect.any(Number), grade: expect.any(String), standing: expect.any(String) };
  const named = { partner: { name: expect.any(String) }, ...card };
  expect(answer).toEqual({ data: { scorecards: { nodes: Array.from({ length: 5 }, () => named) } } });
  expect(await stop(first)).toBe(0);

  const second = await start();
  expect(linkOf(second.out)).toMatch(new RegExp(`/#key=${key}$`));
  expect(await paste(second.out)).toEqual(answer);
  expect(await stop(second)).toBe(0);

  const production = await start({ NODE_ENV: "production" });
  expect(production.out).not.toContain(key);
  expect(await stop(production)).toBe(0);
}, 240_000);
