import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { execFileSync } from "node:child_process";
import { mkdir, readdir, readFile, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { startTestApi, type TestApi } from "../support/api.js";
import { deliveries, everything, tempFolder } from "../modules/imports/importSamples.js";
import { run, type Ended } from "./cli.js";

let api: TestApi;
let folder: Awaited<ReturnType<typeof tempFolder>>;
beforeAll(async () => {
  api = await startTestApi();
  folder = await tempFolder();
});
afterAll(async () => {
  await folder.remove();
  await api.stop();
});

/** Imports while the server runs. */
const take = (...args: string[]): Promise<Ended> => run("cli.js", ["import", ...args], api.databaseUrl);
const at = (name: string): string => join(folder.path, name);
const FINE = "Bolt,A-1,P-1,2010-03-01,2010-03-01,2010-03-01";
const SHORT = "Bolt,A-2,P-1";
const ODD = 'Bolt,A-3,P-1,2010-03-01,"some, time",2010-03-01';

describe("mainstay import", () => {
  test("tells the counts, the first rejections with their reasons, and writes the rejected rows down for mending", async () => {
    const file = await folder.write("one.csv", deliveries(FINE, SHORT, ODD, FINE));
    const { code, out, err } = await take(file, "--map", "deliveries", "--rejects", at("rejects.csv"));
    const lines = out.split("\n");
    expect(lines[0]).toBe("one.csv: 1 created, 0 updated, 1 unchanged, 2 rejected.");
    expect(lines[1]).toBe("  line 3: The row has 3 cells, but the header names 6 columns.");
    expect(lines[2]).toMatch(/^ {2}line 4, .+some, time/);
    expect([code, err, lines.length]).toEqual([0, "", 4]);
    const [header, short, odd] = (await readFile(at("rejects.csv"), "utf8")).split("\n");
    expect(header).toBe(
      "_line,_field,_reason,vendor,shipment,purchase_order,scheduled_on,delivered_on,recorded_on",
    );
    expect(short).toBe(`3,,"The row has 3 cells, but the header names 6 columns.",${SHORT}`);
    expect(odd).toMatch(/^4,.*,Bolt,A-3,P-1,2010-03-01,"some, time",2010-03-01$/);

    // Sent again, what is mended is taken, and what is not is refused once more.
    const mended = (await readFile(at("rejects.csv"), "utf8")).replace(',"some, time",', ",2010-03-05,");
    const again = await folder.write("mended.csv", mended);
    const second = await take(again, "--map", "deliveries", "--rejects", at("again.csv"));
    expect(second.out).toContain("mended.csv: 1 created, 0 updated, 0 unchanged, 1 rejected.");
    expect(await readFile(at("again.csv"), "utf8")).toMatch(
      new RegExp(`^_line,_field,_reason,vendor,.*\n2,,"The row has 6 cells[^"]*",${SHORT}\n$`),
    );
  });

  test("writes no rejects where there are none, and tells that all is unchanged", async () => {
    const file = await folder.write("fine.csv", deliveries(FINE));
    const { code, out } = await take(file, "--map", "deliveries", "--rejects", at("none.csv"));
    expect([code, out]).toEqual([0, "fine.csv: 0 created, 0 updated, 1 unchanged, 0 rejected.\n"]);
    expect(await readdir(folder.path)).not.toContain("none.csv");
  });

  test("rejected items of JSON are JSON again, and a dry run writes them too", async () => {
    const items = [{ id: "1", vendor: "Nut", site: "nut" }, 7, { id: "2", vendor: "Cog" }];
    const file = await folder.write("partners.json", JSON.stringify(items));
    const record = { noun: "partner", name: "vendor", website: "site" };
    const mapping = { name: "p", system: "p", format: { type: "json" }, identity: "id", records: [record] };
    const map = await folder.write("map.json", JSON.stringify(mapping));
    const before = await everything(api);
    const dry = await take(file, "--map", map, "--dry-run", "--rejects", at("r.json"));
    expect(dry.out).toContain(
      "A dry run: nothing is stored.\npartners.json: 1 created, 0 updated, 0 unchanged, 2 rejected.\n",
    );
    expect(await everything(api)).toEqual(before);
    expect(JSON.parse(await readFile(at("r.json"), "utf8"))).toEqual([
      { _line: 1, _field: "website", _reason: expect.any(String), id: "1", vendor: "Nut", site: "nut" },
      { _line: 2, _field: null, _reason: expect.any(String), item: 7 },
    ]);
  });

  test("rejected rows of another encoding can be sent again, in UTF-8", async () => {
    const record = { noun: "partner", name: "vendor", website: "site" };
    const format = { type: "csv", encoding: "windows-1252", delimiter: ";" };
    const mapping = { name: "w", system: "w", format, identity: "vendor", records: [record] };
    const map = await folder.write("wide.json", JSON.stringify(mapping));
    const file = await folder.write(
      "wide.csv",
      Buffer.from("vendor;site\nFlügel;nowhere\nÜber;\n", "latin1"),
    );
    expect((await take(file, "--map", map, "--rejects", at("wide-r.csv"))).code).toBe(0);
    const text = await readFile(at("wide-r.csv"), "utf8");
    const mended = await folder.write("wide-m.csv", text.replace(";nowhere", ";https://flügel.example"));
    const { out } = await take(mended, "--map", map);
    expect(out).toBe("wide-m.csv: 1 created, 0 updated, 0 unchanged, 0 rejected.\n");
    const names = await api.dataSource.query<{ name: string }[]>(
      `SELECT name FROM partner WHERE website IS NOT NULL`,
    );
    expect(names).toEqual([{ name: "Flügel" }]);
  });

  test("of several files, writes the rejects into a folder, each under its file's name", async () => {
    const a = await folder.write("a.csv", deliveries(FINE, SHORT));
    const b = await folder.write("b.csv", deliveries(FINE));
    const { code, out } = await take(a, b, "--map", "deliveries", "--rejects", at("several"));
    expect([code, out.match(/^[ab]\.csv.*$/gm)]).toEqual([
      0,
      [
        "a.csv: 0 created, 0 updated, 1 unchanged, 1 rejected.",
        "b.csv: 0 created, 0 updated, 1 unchanged, 0 rejected.",
      ],
    ]);
    expect(await readdir(at("several"))).toEqual(["a.csv"]);
  });

  test("names partners that look alike, and keeps them apart", async () => {
    const file = await folder.write(
      "like.csv",
      deliveries(FINE.replace("Bolt", "Lakeside Labs").replace("A-1", "L-1")),
    );
    await take(file, "--map", "deliveries");
    const near = await folder.write(
      "near.csv",
      deliveries(FINE.replace("Bolt", "Lakesid Labs").replace("A-1", "L-2")),
    );
    const { out } = await take(near, "--map", "deliveries");
    expect(out).toContain('Are "Lakesid Labs" and "Lakeside Labs" one partner? They are kept apart.');
    const names = await api.dataSource.query<object[]>(`SELECT 1 FROM partner WHERE name LIKE 'Lakesid%'`);
    expect(names).toHaveLength(2);
  });
});

describe("a failure is one sentence and exit code 1, with nothing written:", () => {
  const sentence = /^mainstay: [^\n]+\.\n$/;
  const refuse = async (...args: string[]): Promise<string> => {
    const before = await everything(api);
    const { code, out, err } = await take(...args, "--rejects", at("failed.csv"));
    expect([code, out]).toEqual([1, ""]);
    expect(err).toMatch(sentence);
    expect(await everything(api)).toEqual(before);
    expect(await readdir(folder.path)).not.toContain("failed.csv");
    return err;
  };

  test.each([
    ["empty.csv", "", "empty.csv is empty."],
    ["blank.csv", "\n \n", "blank.csv is empty."],
    ["binary.csv", Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 7]), "binary.csv is a binary file"],
    [
      "latin.csv",
      Buffer.from(deliveries(FINE, FINE.replace("Bolt", "Flügel")), "latin1"),
      "latin.csv is not written in utf-8 at line 3",
    ],
    ["quote.csv", deliveries(FINE, 'Bolt,"A-9,P-1,2010-03-01'), "quote.csv, line 3: a quote is opened here"],
    ["columns.csv", "vendor,shipment\nBolt,1\n", "columns.csv lacks what the mapping"],
  ])("%s", async (name, text, says) => {
    const fine = await folder.write("fine.csv", deliveries(FINE.replace("A-1", "New")));
    expect(await refuse(fine, await folder.write(name, text), "--map", "deliveries")).toContain(says);
  });

  test("a file that is missing, or a folder", async () => {
    expect(await refuse(at("missing.csv"), "--map", "deliveries")).toContain("missing.csv does not exist.");
    await mkdir(at("folder.csv"));
    expect(await refuse(at("folder.csv"), "--map", "deliveries")).toContain("folder.csv is a folder");
  });

  test("a mapping that is unknown, or no mapping", async () => {
    const fine = await folder.write("fine.csv", deliveries(FINE));
    expect(await refuse(fine, "--map", "nonsense")).toContain('There is no mapping "nonsense".');
    expect(await refuse(fine, "--map", at("nowhere.json"))).toContain("nowhere.json does not exist.");
    const broken = await folder.write("broken.json", "{");
    expect(await refuse(fine, "--map", broken)).toContain("broken.json is not JSON");
  });

  test("every row is rejected: the rows are written down, and nothing else", async () => {
    const before = await everything(api);
    const file = await folder.write("all.csv", deliveries(SHORT));
    const { code, err } = await take(file, "--map", "deliveries", "--rejects", at("all-r.csv"));
    expect([code, err]).toEqual([1, "mainstay: Nothing was taken: every row is rejected.\n"]);
    expect(await readFile(at("all-r.csv"), "utf8")).toContain(SHORT);
    expect(await everything(api)).toEqual(before);
  });

  test("rejects that cannot be written, would be written over the source, or in the place of a pipe", async () => {
    const text = deliveries(FINE.replace("A-1", "New"), SHORT);
    const file = await folder.write("source.csv", text);
    const before = await everything(api);
    execFileSync("mkfifo", [at("pipe")]);
    for (const rejects of [file, at("no/such/folder/r.csv"), at("pipe")]) {
      const { code, out, err } = await take(file, "--map", "deliveries", "--rejects", rejects);
      expect([code, out, err]).toEqual([1, "", expect.stringMatching(sentence)]);
    }
    expect(await readFile(file, "utf8")).toBe(text);
    expect((await stat(at("pipe"))).isFIFO()).toBe(true);
    expect(await everything(api)).toEqual(before);
    expect((await readdir(folder.path)).filter((name) => name.endsWith(".tmp"))).toEqual([]);
  });

  test("a database that cannot be reached", async () => {
    const fine = await folder.write("fine.csv", deliveries(FINE));
    const nowhere = new URL(api.databaseUrl);
    nowhere.pathname = "/no_such_database";
    const { code, out, err } = await run("cli.js", ["import", fine, "--map", "deliveries"], nowhere.href);
    expect([code, out, err]).toEqual([1, "", expect.stringContaining("cannot be reached")]);
    await rm(fine);
  });
});
