import { describe, expect, test } from "@jest/globals";
import { readFileSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { mapTable } from "../../../../src/modules/imports/mapping/mapTable.js";
import { checkMapping } from "../../../../src/modules/imports/mapping/readMapping.js";
import { readTable } from "../../../../src/modules/imports/reading/readTable.js";

const page = readFileSync("docs/mappings.md", "utf8");
const blocks = (kind: string): string[] =>
  [...page.matchAll(new RegExp(`^\`\`\`${kind}\n(.*?)^\`\`\``, "gms"))].map(([, block = ""]) => block);
const usual = { name: "test", system: "test", format: { type: "csv" }, identity: "id" };

/** The example as a whole mapping: it may be one, or one record, or one value. */
function whole(example: { noun?: string; records?: unknown }): object {
  if (example.records) return example;
  const record = example.noun ? example : { noun: "partner", name: example };
  return { ...usual, records: [record] };
}

describe("the page on mappings", () => {
  test.each(blocks("json"))("shows a mapping that works: %s", (block) => {
    expect(checkMapping("docs/mappings.md", whole(JSON.parse(block)))).toBeDefined();
  });

  test("shows what its whole example does", async () => {
    const folder = await mkdtemp(join(tmpdir(), "mainstay-example-"));
    try {
      const path = join(folder, "reviews-2024-03-31.csv");
      await writeFile(path, blocks("csv")[0]!);
      const mapping = checkMapping("docs/mappings.md", JSON.parse(blocks("json")[0]!));
      const { rows, rejected } = mapTable(await readTable(path, mapping.format), mapping, path);
      expect(rejected).toEqual([]);
      expect(rows.map(({ drafts }) => drafts[0])).toMatchObject([
        {
          externalReference: { system: "survey", id: "r-1" },
          observedOn: "2024-03-31",
          reviewer: { name: "Ada Low", email: "ada@example.com" },
          reviewedOn: "2024-03-09",
          ratings: { responsiveness: 4, delivery: 5 },
          comment: "Quick, but had to be asked",
        },
        { reviewedOn: "2024-03-10", ratings: { delivery: 1 } },
      ]);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
