import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { readdir } from "node:fs/promises";
import { basename, join } from "node:path";
import { importSources, readSource, type Result } from "../../../src/modules/imports/importFiles.js";
import { readMapping } from "../../../src/modules/imports/mapping/readMapping.js";
import { startTestApi, type TestApi } from "../../support/api.js";
import { contractTables } from "./contractTables.js";

/** The folder of the public records; without it these tests are skipped. */
const folder = process.env["REAL_DATA"];
const withRecords = folder === undefined ? describe.skip : describe;

/** An order that looks like chance, and is the same in every run. */
const shuffled = (names: readonly string[], seed: number): string[] => {
  const rank = (name: string): number =>
    Buffer.from(`${name}${seed}`).reduce((hash, byte) => (hash * 31 + byte) % 1_000_003, seed);
  return [...names].sort((a, b) => rank(a) - rank(b));
};

withRecords("the IT contracts of Philadelphia", () => {
  const place = join(folder ?? "", "philadelphia-it-contracts");
  let names: string[];
  let api: TestApi;
  beforeAll(async () => {
    names = (await readdir(place)).sort();
    api = await startTestApi();
  });
  afterAll(() => api.stop());

  async function take(into: TestApi, order: readonly string[]): Promise<Result> {
    const mapping = await readMapping("philadelphia-it-contracts");
    const sources = [];
    for (const name of order) sources.push(await readSource(join(place, name), mapping));
    return importSources(into.context(), sources);
  }
  const totals = ({ files }: Result): number[] => [
    files.reduce((sum, { created }) => sum + created, 0),
    files.reduce((sum, { updated }) => sum + updated, 0),
    files.reduce((sum, { unchanged }) => sum + unchanged, 0),
    files.reduce((sum, { rejected }) => sum + rejected.length, 0),
  ];

  test("every one of the 2,558 rows is accounted for, and each rejected one says why", async () => {
    const result = await take(api, names);
    const [created, updated, unchanged, rejected] = totals(result) as [number, number, number, number];
    expect(created + updated + unchanged + rejected).toBe(2558);
    expect([created, rejected]).toEqual([250, 15]);
    const rejections = result.files.flatMap(({ source, rejected: rows }) =>
      rows.map((each) => ({ ...each, file: basename(source.path) })),
    );
    expect(rejections.filter(({ field }) => field === "item.paid")).toEqual([
      expect.objectContaining({ file: "FY-2013-Q4.csv", reason: expect.stringMatching(/below zero/) }),
      expect.objectContaining({ file: "FY-2013-Q4.csv", reason: expect.stringMatching(/below zero/) }),
    ]);
    const others = rejections.filter(({ field }) => field !== "item.paid");
    expect(others).toHaveLength(13);
    for (const { field, reason } of others)
      expect([field, reason]).toEqual([
        "item.startsOn",
        expect.stringMatching(/^Lines .* say different things/),
      ]);
  }, 900_000);

  test("a second import of all files, in another order, is unchanged throughout", async () => {
    const before = await contractTables(api);
    expect(totals(await take(api, shuffled(names, 1)))).toEqual([0, 0, 2543, 15]);
    expect(await contractTables(api)).toEqual(before);
  }, 900_000);

  test.each([2, 3, 4])(
    "read in another order (%i), the tables are the same",
    async (seed) => {
      const other = await startTestApi();
      try {
        await take(other, shuffled(names, seed));
        expect(await contractTables(other)).toEqual(await contractTables(api));
      } finally {
        await other.stop();
      }
    },
    900_000,
  );
});
