import { beforeEach, describe, expect, test } from "@jest/globals";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { ask, useInstallation } from "../support/embeddedInstallation.js";
import { spawnHolder } from "../support/holdDatabase.js";

const here = useInstallation();
const one = "SELECT 1 AS one";
const halfMade = (): string[] => readdirSync(here.dataDir).filter((name) => name.startsWith("postgres.new"));

/** Whether a process is there and not just waiting to be buried. */
const isAlive = (pid: number): boolean => {
  try {
    return !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, "utf8"));
  } catch {
    return false;
  }
};

test("of a first start: the database is made anew", async () => {
  const killed = spawnHolder(here.dataDir);
  while (!halfMade().some((name) => existsSync(join(here.dataDir, name, "base")))) await pause(5);
  killed.kill("SIGKILL");
  await once(killed, "exit");
  expect(existsSync(join(here.dataDir, "postgres"))).toBe(false);
  const { url } = await here.open();
  expect(await ask(url, one)).toEqual([{ one: 1 }]);
  expect(halfMade()).toEqual([]);
});

describe("after the first start", () => {
  beforeEach(() => here.putMade());

  test("of the process that started it: the next one attaches, and stops it in the end", async () => {
    const first = await here.hold();
    first.child.kill("SIGKILL");
    await once(first.child, "exit");
    const second = await here.open();
    expect([second.startedHere, second.url]).toEqual([false, first.url]);
    await second.stop();
    expect(here.postmaster()).toBeNull();
  });

  test("of the server: it starts again with all that was committed", async () => {
    const first = await here.open();
    await ask(first.url, "CREATE TABLE kept AS SELECT 7 AS number");
    process.kill(here.postmaster()!, "SIGKILL");
    await expect(first.stop()).resolves.toBeUndefined();
    const second = await here.open();
    expect(second.startedHere).toBe(true);
    expect(await ask(second.url, "SELECT number FROM kept")).toEqual([{ number: 7 }]);
  });

  const onLinux = process.platform === "linux" ? test : test.skip;

  onLinux(
    "of the server amid a busy session: that session is ended before another server starts",
    async () => {
      const first = await here.open();
      const client = new pg.Client(first.url);
      client.on("error", () => undefined);
      await client.connect();
      const [{ pid }] = (await client.query<{ pid: number }>("SELECT pg_backend_pid() AS pid")).rows as [
        { pid: number },
      ];
      // It notices nothing for about a minute.
      const busy = client.query("DO $$ BEGIN FOR i IN 1..2000000000 LOOP NULL; END LOOP; END $$");
      const failed = expect(busy).rejects.toThrow();
      const working = "SELECT 1 FROM pg_stat_activity WHERE state = 'active' AND query LIKE 'DO %'";
      while ((await ask(first.url, working)).length === 0) await pause(20);
      process.kill(here.postmaster()!, "SIGKILL");
      expect(isAlive(pid)).toBe(true);
      const second = await here.open();
      expect([second.startedHere, isAlive(pid)]).toEqual([true, false]);
      await failed;
    },
  );

  onLinux("of the machine: a note with the number of another process is no obstacle", async () => {
    const first = await here.open();
    const note = readFileSync(here.note(), "utf8");
    await first.stop();
    const stranger = spawn("sleep", ["60"]);
    writeFileSync(here.note(), note.replace(/^\d+/, String(stranger.pid)));
    const second = await here.open();
    expect(second.startedHere).toBe(true);
    expect(stranger.exitCode).toBeNull();
    stranger.kill();
  });

  onLinux("of the machine: nor is one with the number of another cluster's server", async () => {
    const first = await here.open();
    const other = await here.open({ dataDir: join(here.dataDir, "other") });
    const note = readFileSync(here.note(), "utf8");
    await first.stop();
    const otherPid = readFileSync(join(here.dataDir, "other", "postgres", "postmaster.pid"), "utf8").split(
      "\n",
    )[0]!;
    writeFileSync(here.note(), note.replace(/^\d+/, otherPid));
    const second = await here.open();
    expect(second.startedHere).toBe(true);
    expect(await ask(other.url, one)).toEqual([{ one: 1 }]);
  });

  test("of the machine: nor is an empty note", async () => {
    const first = await here.open();
    await first.stop();
    writeFileSync(here.note(), "");
    const second = await here.open();
    expect(second.startedHere).toBe(true);
  });

  test("a signal to the whole terminal stops the process and not the database under it", async () => {
    const first = await here.hold({ detached: true });
    process.kill(-first.child.pid!, "SIGINT");
    await once(first.child, "exit");
    await pause(200);
    expect(await ask(first.url, one)).toEqual([{ one: 1 }]);
  });
});
