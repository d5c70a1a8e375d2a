import { describe, expect, test } from "@jest/globals";
import { join } from "node:path";
import type { EngagementDraft, MappedFile } from "../../../../src/modules/imports/drafts.js";
import { mapTable } from "../../../../src/modules/imports/mapping/mapTable.js";
import { readMapping } from "../../../../src/modules/imports/mapping/readMapping.js";
import { readTable } from "../../../../src/modules/imports/reading/readTable.js";

/** The folder of the public records; without it these tests are skipped. */
const folder = process.env["REAL_DATA"];
const withRecords = folder === undefined ? describe.skip : describe;

async function mapped(name: string, file: string): Promise<MappedFile> {
  const mapping = await readMapping(name);
  const path = join(folder ?? "", file);
  return mapTable(await readTable(path, mapping.format), mapping, path);
}

withRecords("the public records", () => {
  test.each([
    [
      "fedramp-offerings",
      "fedramp-providers.json",
      { records: 423, lines: 423, duplicates: 0, rejected: [292, 293] },
    ],
    [
      "vendor-incidents",
      "vendor-incidents.csv",
      { records: 1468, lines: 1906, duplicates: 10, rejected: [90, 91, 143, 144] },
    ],
    ["deliveries", "deliveries-2006-2011.csv", { records: 1819, lines: 1819, duplicates: 0, rejected: [] }],
    [
      "gcloud-service-categories",
      "gcloud-service-categories.csv",
      { records: 275, lines: 275, duplicates: 33, rejected: [] },
    ],
    ["ddat-skills", "ddat-role-skills.csv", { records: 167, lines: 167, duplicates: 1629, rejected: [] }],
    [
      "ddat-role-requirements",
      "ddat-role-skills.csv",
      { records: 1780, lines: 1780, duplicates: 16, rejected: [] },
    ],
  ])("%s takes every row of %s or says why not", async (name, file, counts) => {
    const { rows, rejected } = await mapped(name, file);
    expect({
      records: rows.length,
      lines: rows.flatMap(({ lines }) => lines).length,
      duplicates: rows.flatMap(({ repeats }) => repeats).length,
      rejected: rejected.map(({ line }) => line),
    }).toEqual(counts);
  });

  test("143 of 1,819 deliveries came after the day that was scheduled", async () => {
    const { rows } = await mapped("deliveries", "deliveries-2006-2011.csv");
    const promises = rows.flatMap(({ drafts }) =>
      (drafts as EngagementDraft[]).flatMap((draft) => draft.promises),
    );
    const late = promises.filter(({ promisedFor, fulfilledAt }) => !fulfilledAt || fulfilledAt > promisedFor);
    expect([promises.length, late.length]).toEqual([1819, 143]);
  });
});
