import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { parse } from "csv-parse/sync";
import { Role } from "../../src/kernel/Role.js";
import { recordEvidence } from "../../src/modules/evidence/evidenceService.js";
import { createPartner } from "../../src/modules/partners/partnerService.js";
import { routine } from "../modules/evidence/evidenceSamples.js";
import { startTestApi, type TestApi } from "../support/api.js";
import { run, type Ended } from "./cli.js";

const PARTNERS = 3;
let api: TestApi;
let names: string[];
beforeAll(async () => {
  api = await startTestApi();
  names = Array.from({ length: PARTNERS }, (_each, at) => `=Partner, "${at}"`);
  await api.context().commit(async (tx) => {
    for (const [at, name] of names.entries()) {
      const { id } = await createPartner(tx, { name });
      await recordEvidence(tx, [routine(id, "DELIVERY", { on: "2011-05-04", value: at / PARTNERS })]);
    }
  });
  await take("scorecards", "publish", "--quarter", "2011-Q2");
});
afterAll(() => api.stop());

const take = (...args: string[]): Promise<Ended> => run("cli.js", args, api.databaseUrl);
const pull = (...args: string[]): Promise<Ended> =>
  take("scorecards", "pull", "--quarter", "2011-Q2", ...args);
const fails = { code: 1, out: "" };

describe("mainstay scorecards pull", () => {
  test("prints a table, CSV and JSON of the same scorecards, the most trusted first", async () => {
    const cards = JSON.parse((await pull("--format", "json")).out) as {
      partner: { name: string };
      lower: number;
      sha256: string;
    }[];
    expect(cards.map(({ partner }) => partner.name)).toEqual(names.toReversed());
    const { out, err, code } = await pull("--format", "csv");
    const rows = parse<{ partner: string; lower: string; sha256: string }>(out, { columns: true });
    expect([code, err]).toEqual([0, ""]);
    // A spreadsheet would run what begins with "=".
    expect(rows.map(({ partner }) => partner)).toEqual(names.toReversed().map((name) => `'${name}`));
    expect(rows.map(({ lower, sha256 }) => [Number(lower), sha256])).toEqual(
      cards.map(({ lower, sha256 }) => [lower, sha256]),
    );
    const table = (await pull()).out.trimEnd().split("\n");
    expect(table).toHaveLength(1 + PARTNERS);
    expect(table[1]).toContain(names.at(-1));
  });

  test("asks another server with its key, by its address or by that of its API", async () => {
    const own = (await pull("--format", "csv")).out;
    const key = await api.key(Role.VIEWER);
    for (const url of [api.url, `${api.url}/`, `${api.url}/graphql`])
      expect(await pull("--format", "csv", "--url", url, "--key", key)).toEqual({
        code: 0,
        out: own,
        err: "",
      });
  });

  test("says beside an empty list that a quarter is not published", async () => {
    const { code, out, err } = await take("scorecards", "pull", "--quarter", "2010-Q1", "--format", "json");
    expect([code, out]).toEqual([0, "[]\n"]);
    expect(err).toBe("There are no scorecards of 2010-Q1: it is not published.\n");
  });

  test.each([
    ["no URL", ["--url", "nonsense", "--key", "k"], /"nonsense" is not a URL such as/],
    ["another protocol", ["--url", "ftp://127.0.0.1", "--key", "k"], /"ftp:.*" is not a URL such as/],
    [
      "nobody there",
      ["--url", "http://127.0.0.1:1", "--key", "k"],
      /127\.0\.0\.1:1\/graphql cannot be reached/,
    ],
    ["a URL without a key", ["--url", "http://127.0.0.1:1"], /needs both, --url and --key/],
    ["a key without a URL", ["--key", "k"], /needs both, --url and --key/],
  ])("refuses %s in one sentence", async (_what, args, says) => {
    const ended = await pull(...args);
    expect(ended).toMatchObject(fails);
    expect(ended.err).toMatch(says);
    expect(ended.err).toMatch(/^mainstay: [^\n]+\.\n$/);
  });

  test("refuses a wrong key, and one that no header holds, in one sentence", async () => {
    for (const [key, says] of [
      ["wrong", "mainstay: Send a valid key as `Authorization: Bearer …`.\n"],
      ["wr\nöng", "mainstay: The key holds characters that no key has.\n"],
    ] as const)
      expect(await pull("--url", api.url, "--key", key)).toEqual({ ...fails, err: says });
  });

  test("ends quietly where its reader closes the pipe", async () => {
    const cli = fileURLToPath(new URL("../../dist/src/cli.js", import.meta.url));
    const child = spawn(process.execPath, [cli, "scorecards", "pull", "--quarter", "2011-Q2"], {
      env: { PATH: process.env["PATH"], DATABASE_URL: api.databaseUrl },
    });
    let err = "";
    child.stderr.on("data", (chunk: Buffer) => (err += chunk.toString()));
    child.stdout.destroy();
    expect([...((await once(child, "close")) as [number]), err]).toEqual([0, null, ""]);
  });
});

describe("mainstay scorecards", () => {
  test("publish seals a quarter once, and verify recomputes it", async () => {
    const again = await take("scorecards", "publish", "--quarter", "2011-Q2");
    expect(again).toEqual({ code: 0, out: "2011-Q2: 0 published, 0 restated, 3 unchanged.\n", err: "" });
    const rebuilt = await take("evidence", "rebuild");
    expect(rebuilt).toEqual({ code: 0, out: "The statistics are rebuilt.\n", err: "" });
    const verified = await take("scorecards", "verify", "--quarter", "2011-Q2");
    expect(verified).toEqual({ code: 0, out: "2011-Q2: 3 verified, 0 broken.\n", err: "" });
  });

  test.each([
    ["2199-Q4", "2199-Q4 is not over until the end of 2199-12-31."],
    ["2011-Q5", '"2011-Q5" is not a quarter'],
  ])("publish refuses %s", async (quarter, says) => {
    const ended = await take("scorecards", "publish", "--quarter", quarter);
    expect(ended).toMatchObject(fails);
    expect(ended.err).toContain(says);
  });

  test("verify names a seal that does not fit, and fails", async () => {
    const [{ id }] = await api.dataSource.query<[{ id: string }]>("SELECT id FROM scorecard LIMIT 1");
    // Only who may take the guard away can change a sealed scorecard, and then the seal tells.
    await api.dataSource.query(`
      ALTER TABLE scorecard DISABLE TRIGGER USER;
      UPDATE scorecard SET results = jsonb_set(results::jsonb, '{trust}', '0.999') WHERE id = '${id}';
      ALTER TABLE scorecard ENABLE TRIGGER USER`);
    const { code, out, err } = await take("scorecards", "verify", "--quarter", "2011-Q2");
    expect([code, err]).toEqual([1, "mainstay: 1 seals of 2011-Q2 are broken.\n"]);
    expect(out).toContain(id);
  });
});
