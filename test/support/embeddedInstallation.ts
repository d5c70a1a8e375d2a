import { afterAll, afterEach, beforeEach } from "@jest/globals";
import type { SpawnOptions } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { openEmbeddedPostgres, type EmbeddedPostgres } from "../../src/app/postgres/embeddedPostgres.js";
import { holdDatabase, type Holder } from "./holdDatabase.js";

type OpenOptions = Parameters<typeof openEmbeddedPostgres>[0];

/** The folder of an embedded installation, new for each test, and what tests do there. */
export interface Installation {
  dataDir: string;
  /** Puts a database there that was made and stopped before, for tests of what comes after the first start. */
  putMade(): Promise<void>;
  /** Opens it in this process; stopped after the test. */
  open(options?: Partial<OpenOptions>): Promise<EmbeddedPostgres>;
  /** Opens it in a process of its own, if need be by a command that runs another. */
  hold(options?: SpawnOptions, prefix?: readonly string[]): Promise<Holder>;
  /** Where its server writes down its process and port. */
  note(): string;
  /** Its server's process, or null where none runs. */
  postmaster(): number | null;
}

/** Gives each test of the file an installation of its own, and leaves none running. */
export function useInstallation(): Installation {
  let opened: EmbeddedPostgres[] = [];
  // Making a database takes longer than any test, so it is made once and copied.
  let made: Promise<string> | undefined;
  const here: Installation = {
    dataDir: "",
    putMade: async () => {
      made ??= makeOnce();
      cpSync(await made, here.dataDir, { recursive: true });
    },
    open: async (options = {}) => {
      // Crashes of the machine are not among the tests.
      const defaults = { dataDir: here.dataDir, settings: { fsync: "off" } };
      const postgres = await openEmbeddedPostgres({ ...defaults, ...options });
      opened.push(postgres);
      return postgres;
    },
    hold: (options, prefix) => holdDatabase(here.dataDir, options, prefix),
    note: () => join(here.dataDir, "postgres", "postmaster.pid"),
    postmaster: () =>
      existsSync(here.note()) ? Number(readFileSync(here.note(), "utf8").split("\n")[0]) || null : null,
  };
  beforeEach(() => {
    here.dataDir = mkdtempSync(join(tmpdir(), "mainstay-embedded-"));
  });
  afterEach(async () => {
    for (const each of opened) await each.stop().catch(() => undefined);
    opened = [];
    await endServer(here);
    rmSync(here.dataDir, { recursive: true, force: true, maxRetries: 5 });
  });
  afterAll(async () => {
    if (made) rmSync(await made, { recursive: true, force: true });
  });
  return here;
}

async function makeOnce(): Promise<string> {
  const dataDir = mkdtempSync(join(tmpdir(), "mainstay-made-"));
  await (await openEmbeddedPostgres({ dataDir })).stop();
  return dataDir;
}

/** SIGQUIT, not SIGKILL: a server that is told gives its shared memory back. */
async function endServer(here: Installation): Promise<void> {
  const pid = here.postmaster();
  if (pid === null) return;
  try {
    process.kill(pid, "SIGQUIT");
  } catch {
    return; // gone already
  }
  for (let look = 0; look < 100 && here.postmaster() !== null; look++) await pause(50);
}

/** Asks a database one thing, over a connection of its own. */
export async function ask(url: string, statement: string): Promise<{ [column: string]: unknown }[]> {
  const client = new pg.Client(url);
  client.on("error", () => undefined);
  await client.connect();
  return (await client.query(statement).finally(() => client.end())).rows as { [column: string]: unknown }[];
}
