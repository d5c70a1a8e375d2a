import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { spawn, type SpawnOptions } from "node:child_process";
import { once } from "node:events";
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { openEmbeddedPostgres, type EmbeddedPostgres } from "../../src/app/postgres/embeddedPostgres.js";
import { holdDatabase, type Holder } from "../support/holdDatabase.js";

const asRoot = process.getuid?.() === 0;

let dataDir: string;
let opened: EmbeddedPostgres[] = [];
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), "mainstay-embedded-"));
});
afterEach(async () => {
  for (const each of opened) await each.stop().catch(() => undefined);
  opened = [];
  const pid = postmaster();
  if (pid !== null) killHard(pid);
  rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 });
});

const open = async (options: { major?: 15 | 18 } = {}): Promise<EmbeddedPostgres> => {
  const postgres = await openEmbeddedPostgres({ dataDir, settings: { fsync: "off" }, ...options });
  opened.push(postgres);
  return postgres;
};
const ask = async (url: string, statement: string): Promise<{ [column: string]: unknown }[]> => {
  const client = new pg.Client(url);
  client.on("error", () => undefined);
  await client.connect();
  return (await client.query(statement).finally(() => client.end())).rows as { [column: string]: unknown }[];
};
const postmaster = (): number | null => {
  const file = join(dataDir, "postgres", "postmaster.pid");
  return existsSync(file) ? Number(readFileSync(file, "utf8").split("\n")[0]) : null;
};
const killHard = (pid: number): void => {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // gone already
  }
};

const holder = (options: SpawnOptions = {}): Promise<Holder> => holdDatabase(dataDir, options);

describe("a first start", () => {
  test("makes a database in UTF-8 that only we can read, in a folder of mode 0700", async () => {
    chmodSync(dataDir, 0o700);
    const { url, startedHere } = await open();
    expect(startedHere).toBe(true);
    const [row] = await ask(
      url,
      `SELECT current_setting('server_version_num')::int / 10000 AS major, current_setting('server_encoding') AS encoding,
         datlocprovider AS provider, datlocale AS locale, current_setting('synchronous_commit') AS commit,
         current_setting('listen_addresses') AS addresses, upper('ß é å') AS upper
       FROM pg_database WHERE datname = current_database()`,
    );
    expect(row).toEqual({
      major: 18,
      encoding: "UTF8",
      provider: "b",
      locale: "C.UTF-8",
      commit: "on",
      addresses: "127.0.0.1",
      upper: "ß É Å",
    });
    for (const part of ["postgres.password", "postgres"])
      expect((statSync(join(dataDir, part)).mode & 0o077).toString(8)).toBe("0");
    expect(new URL(url).password.length).toBeGreaterThan(20);
    await expect(ask(url.replace(/:[^:@]+@/, ":wrong@"), "SELECT 1")).rejects.toThrow("authentication");
  });

  test("works without LANG and with a foreign locale in the environment", async () => {
    const held = await holder({ env: { PATH: process.env.PATH, LC_ALL: "xx_YY.ISO-8859-1", PGPORT: "1" } });
    const [row] = await ask(held.url, "SELECT current_setting('server_encoding') AS encoding, 'é' AS letter");
    expect(row).toEqual({ encoding: "UTF8", letter: "é" });
    await held.stop();
  });

  (asRoot ? test : test.skip)("works as an ordinary user", async () => {
    chownSync(dataDir, 1000, 1000);
    const held = await holder({ uid: 1000, gid: 1000, env: { PATH: process.env.PATH } });
    expect(await ask(held.url, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
    await held.stop();
    expect(statSync(join(dataDir, "postgres", "PG_VERSION")).uid).toBe(1000);
  });

  test("that was killed midway is made anew", async () => {
    mkdirSync(join(dataDir, "postgres.new", "base"), { recursive: true });
    writeFileSync(join(dataDir, "postgres.new", "PG_VERSION"), "18\n");
    const { url } = await open();
    expect(await ask(url, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
    expect(existsSync(join(dataDir, "postgres.new"))).toBe(false);
  });

  test("runs PostgreSQL 15 as well, and tells its data from that of 18", async () => {
    const fifteen = await open({ major: 15 });
    const [row] = await ask(
      fifteen.url,
      "SELECT current_setting('server_version_num')::int / 10000 AS major",
    );
    expect(row).toEqual({ major: 15 });
    await fifteen.stop();
    await expect(open({ major: 18 })).rejects.toThrow("holds data of PostgreSQL 15");
  });
});

describe("a second start", () => {
  test("finds the data again, on another port if need be", async () => {
    const first = await open();
    await ask(first.url, "CREATE TABLE kept AS SELECT 42 AS number");
    await first.stop();
    expect(postmaster()).toBeNull();
    const second = await open();
    expect(second.startedHere).toBe(true);
    expect(await ask(second.url, "SELECT number FROM kept")).toEqual([{ number: 42 }]);
  });

  test("attaches where it runs, and leaves it running", async () => {
    const first = await holder();
    const second = await open();
    expect([first.startedHere, second.startedHere]).toEqual([true, false]);
    await second.stop();
    expect(await ask(first.url, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
    await first.stop();
    await expect(ask(first.url, "SELECT 1")).rejects.toThrow();
  });

  test("of two at once, one starts it and the other attaches", async () => {
    const both = await Promise.all([holder(), holder()]);
    expect(both.map(({ startedHere }) => startedHere).sort()).toEqual([false, true]);
    expect(both[0].url).toBe(both[1].url);
    await Promise.all(both.map((each) => each.stop()));
  });

  test("whoever started it leaves it to those who still use it, and the last one stops it", async () => {
    const first = await holder();
    const second = await holder();
    const client = new pg.Client(second.url);
    await client.connect();
    await first.stop();
    expect((await client.query("SELECT 1 AS one")).rows).toEqual([{ one: 1 }]);
    await client.end();
    await second.stop();
    await expect(ask(second.url, "SELECT 1")).rejects.toThrow();
  });
});

describe("after a crash", () => {
  test("of the process that started it, the next one attaches, and stops it in the end", async () => {
    const first = await holder();
    first.child.kill("SIGKILL");
    await once(first.child, "exit");
    const second = await open();
    expect([second.startedHere, second.url]).toEqual([false, first.url]);
    await second.stop();
    expect(postmaster()).toBeNull();
  });

  test("of the server it starts again with all that was committed", async () => {
    const first = await open();
    await ask(first.url, "CREATE TABLE kept AS SELECT 7 AS number");
    killHard(postmaster()!);
    const second = await open();
    expect(second.startedHere).toBe(true);
    expect(await ask(second.url, "SELECT number FROM kept")).toEqual([{ number: 7 }]);
  });

  test("of the machine, a note with the number of another process is no obstacle", async () => {
    const first = await open();
    const note = readFileSync(join(dataDir, "postgres", "postmaster.pid"), "utf8");
    await first.stop();
    const stranger = spawn("sleep", ["60"]);
    writeFileSync(join(dataDir, "postgres", "postmaster.pid"), note.replace(/^\d+/, String(stranger.pid)));
    const second = await open();
    expect(second.startedHere).toBe(true);
    stranger.kill();
  });

  test("a signal to the whole terminal stops the process and not the database under it", async () => {
    const first = await holder({ detached: true });
    process.kill(-first.child.pid!, "SIGINT");
    await once(first.child, "exit");
    await pause(200);
    expect(await ask(first.url, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
  });
});

test("a folder that cannot be made is told in a sentence", async () => {
  writeFileSync(join(dataDir, "file"), "");
  await expect(openEmbeddedPostgres({ dataDir: join(dataDir, "file", "inside") })).rejects.toThrow(
    "cannot be made",
  );
});
