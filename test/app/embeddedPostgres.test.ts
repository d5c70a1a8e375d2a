import { beforeEach, describe, expect, test } from "@jest/globals";
import { spawnSync } from "node:child_process";
import { chmodSync, chownSync, mkdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { ask, useInstallation } from "../support/embeddedInstallation.js";
import { BUILT } from "../support/holdDatabase.js";

const asRoot = process.getuid?.() === 0;
const ORDINARY = { uid: 1000, gid: 1000 };
/** Only root can become other users, and these must be able to read the checkout then. */
const othersCanRead =
  asRoot && spawnSync("test", ["-r", fileURLToPath(BUILT), "-a", "-x", tmpdir()], ORDINARY).status === 0;
const testAsRoot = asRoot ? test : test.skip;
const testAsOthers = othersCanRead ? test : test.skip;

const here = useInstallation();
const one = "SELECT 1 AS one";

describe("a first start", () => {
  test("makes a database in UTF-8 that only we can read, in a folder of mode 0700", async () => {
    chmodSync(here.dataDir, 0o700);
    const { url, startedHere } = await here.open();
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
    for (const part of ["postgres.password", "postgres", "postgres.log"])
      expect((statSync(join(here.dataDir, part)).mode & 0o077).toString(8)).toBe("0");
    expect(new URL(url).password.length).toBeGreaterThan(20);
    await expect(ask(url.replace(/:[^:@]+@/, ":wrong@"), "SELECT 1")).rejects.toThrow("authentication");
  });

  test("works without LANG and with a foreign locale in the environment", async () => {
    const held = await here.hold({
      env: { PATH: process.env.PATH, LC_ALL: "xx_YY.ISO-8859-1", PGPORT: "1" },
    });
    const [row] = await ask(
      held.url,
      `SELECT current_setting('server_encoding') AS encoding, 'é' AS letter, datlocprovider AS provider
       FROM pg_database WHERE datname = current_database()`,
    );
    expect(row).toEqual({ encoding: "UTF8", letter: "é", provider: "b" });
    await held.stop();
  });

  testAsOthers(
    "works as an ordinary user, whose data no other user starts (skipped unless root)",
    async () => {
      chownSync(here.dataDir, 1000, 1000);
      const held = await here.hold({ ...ORDINARY, env: { PATH: process.env.PATH } });
      expect(await ask(held.url, one)).toEqual([{ one: 1 }]);
      await held.stop();
      expect(statSync(join(here.dataDir, "postgres", "PG_VERSION")).uid).toBe(1000);
      await expect(here.open()).rejects.toThrow("belongs to another user (number 1000)");
    },
  );

  testAsOthers("works as a user whose number has no name (skipped unless root)", async () => {
    chownSync(here.dataDir, 54_321, 54_321);
    const held = await here.hold({ uid: 54_321, gid: 54_321, env: { PATH: process.env.PATH } });
    expect(await ask(held.url, one)).toEqual([{ one: 1 }]);
    await held.stop();
    expect(statSync(join(here.dataDir, "postgres", "PG_VERSION")).uid).toBe(54_321);
  });

  test("runs PostgreSQL 15 as well, and tells its data from that of 18", async () => {
    const fifteen = await here.open({ major: 15 });
    const [row] = await ask(
      fifteen.url,
      "SELECT current_setting('server_version_num')::int / 10000 AS major, current_setting('server_encoding') AS encoding",
    );
    expect(row).toEqual({ major: 15, encoding: "UTF8" });
    await fifteen.stop();
    await expect(here.open({ major: 18 })).rejects.toThrow("holds data of PostgreSQL 15");
  });
});

describe("a second start", () => {
  beforeEach(() => here.putMade());

  test("finds the data again, on another port if need be", async () => {
    const first = await here.open();
    await ask(first.url, "CREATE TABLE kept AS SELECT 42 AS number");
    await first.stop();
    expect(here.postmaster()).toBeNull();
    const second = await here.open();
    expect(second.startedHere).toBe(true);
    expect(await ask(second.url, "SELECT number FROM kept")).toEqual([{ number: 42 }]);
  });

  test("attaches where it runs, under whatever path, and leaves it running", async () => {
    const first = await here.hold();
    symlinkSync(here.dataDir, join(here.dataDir, "elsewhere"));
    const second = await here.open({ dataDir: join(here.dataDir, "elsewhere") });
    expect([first.startedHere, second.startedHere, second.url]).toEqual([true, false, first.url]);
    await second.stop();
    expect(await ask(first.url, one)).toEqual([{ one: 1 }]);
    await first.stop();
    await expect(ask(first.url, "SELECT 1")).rejects.toThrow();
  });

  test("in the same process attaches as well, and leaves it running", async () => {
    const first = await here.open();
    const second = await here.open();
    expect(second.startedHere).toBe(false);
    await second.stop();
    expect(await ask(first.url, one)).toEqual([{ one: 1 }]);
  });

  test("of two at once, one starts it and the other attaches", async () => {
    const both = await Promise.all([here.hold(), here.hold()]);
    expect(both.map(({ startedHere }) => startedHere).sort()).toEqual([false, true]);
    expect(both[0].url).toBe(both[1].url);
    await Promise.all(both.map((each) => each.stop()));
    expect(here.postmaster()).toBeNull();
  });

  test("whoever started it leaves it to those who still use it, and the last one stops it", async () => {
    const first = await here.hold();
    const second = await here.hold();
    const client = new pg.Client(second.url);
    await client.connect();
    await first.stop();
    expect((await client.query(one)).rows).toEqual([{ one: 1 }]);
    await client.end();
    await second.stop();
    await expect(ask(second.url, "SELECT 1")).rejects.toThrow();
  });
});

describe("what cannot be is told in a sentence", () => {
  test("a folder that cannot be made", async () => {
    writeFileSync(join(here.dataDir, "file"), "");
    const inside = join(here.dataDir, "file", "inside");
    await expect(here.open({ dataDir: inside })).rejects.toThrow(
      `The embedded database cannot use the folder ${inside}`,
    );
  });

  testAsOthers("a folder that cannot be written to (skipped unless root)", async () => {
    chmodSync(here.dataDir, 0o755);
    await expect(here.hold(ORDINARY)).rejects.toThrow(
      `OperatorError: The embedded database cannot use the folder`,
    );
  });

  test("a folder whose name PostgreSQL's programs would misread", async () => {
    await expect(here.open({ dataDir: join(here.dataDir, "$HOME") })).rejects.toThrow("the path may hold no");
  });

  test("a folder with something else in it, which stays as it is", async () => {
    mkdirSync(join(here.dataDir, "postgres"));
    writeFileSync(join(here.dataDir, "postgres", "precious"), "kept");
    await expect(here.open()).rejects.toThrow("is no PostgreSQL data");
    expect(readFileSync(join(here.dataDir, "postgres", "precious"), "utf8")).toBe("kept");
  });

  test("a server that does not start, with the end of its log", async () => {
    await here.putMade();
    await expect(here.open({ settings: { shared_buffers: "nonsense" } })).rejects.toThrow(
      /does not start: .*invalid value for parameter "shared_buffers": "nonsense"/,
    );
  });

  test("a platform without a package", async () => {
    const platform = Object.getOwnPropertyDescriptor(process, "platform")!;
    Object.defineProperty(process, "platform", { ...platform, value: "sunos" });
    const opening = here.open().finally(() => Object.defineProperty(process, "platform", platform));
    await expect(opening).rejects.toThrow(/for sunos-\w+ is not installed.* set DATABASE_URL/);
  });

  testAsRoot("root where user namespaces are forbidden (skipped unless root)", async () => {
    const forbid = 'echo 0 >/proc/sys/user/max_user_namespaces && exec "$@"';
    const prefix = ["unshare", "--user", "--map-root-user", "sh", "-c", forbid, "sh"];
    await expect(here.hold({}, prefix)).rejects.toThrow(
      /does not run as root, and a user namespace for it cannot be made \(.+\): .*DATABASE_URL/,
    );
  });
});
