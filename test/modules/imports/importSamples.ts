import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  importSources,
  readSource,
  type Result,
  type SourceFile,
} from "../../../src/modules/imports/importFiles.js";
import { checkMapping, readMapping } from "../../../src/modules/imports/mapping/readMapping.js";
import type { TestApi } from "../../support/api.js";

/** A folder for the files of one test file. */
export async function tempFolder(): Promise<{
  readonly path: string;
  write(name: string, text: string | Uint8Array): Promise<string>;
  remove(): Promise<void>;
}> {
  const path = await mkdtemp(join(tmpdir(), "mainstay-import-"));
  return {
    path,
    write: async (name, text) => {
      const file = join(path, name);
      await writeFile(file, text);
      return file;
    },
    remove: () => rm(path, { recursive: true, force: true }),
  };
}

/** A text as a file, read by one of our mappings or by one that is written out. */
export async function sourceOf(map: string | object, text: string): Promise<SourceFile> {
  const folder = await tempFolder();
  try {
    const mapping = typeof map === "string" ? await readMapping(map) : checkMapping("mapping.json", map);
    return await readSource(await folder.write(`file.${mapping.format.type}`, text), mapping);
  } finally {
    await folder.remove();
  }
}

/** Imports texts as files. */
export async function importTexts(
  api: TestApi,
  map: string | object,
  texts: readonly string[],
  options: Parameters<typeof importSources>[2] = {},
): Promise<Result> {
  const sources = await Promise.all(texts.map((text) => sourceOf(map, text)));
  return importSources(api.context(), sources, options);
}

/** The counts of one file, in the order created, updated, unchanged, rejected. */
export const countsOf = ({ files: [file] }: Result): (number | undefined)[] => [
  file?.created,
  file?.updated,
  file?.unchanged,
  file?.rejected.length,
];

/** Every row of every table that an import may write, and nothing that changes when nothing is imported. */
export async function everything(api: TestApi): Promise<unknown> {
  const tables = [
    "partner",
    "service_area",
    "skill",
    "role_requirement",
    "offering",
    "engagement",
    "engagement_promise",
    "engagement_service_area",
    "review",
    "person",
    "evidence",
    "evidence_cell",
    "dimension_statistic",
    "external_reference",
  ];
  const contents = [];
  for (const table of tables)
    contents.push(
      await api.dataSource.query(`SELECT to_jsonb(t) AS row FROM ${table} t ORDER BY to_jsonb(t)::text`),
    );
  return contents;
}

const DELIVERIES = "vendor,shipment,purchase_order,scheduled_on,delivered_on,recorded_on";
/** A file of deliveries. */
export const deliveries = (...rows: readonly string[]): string => [DELIVERIES, ...rows, ""].join("\n");

const INCIDENTS = "vendor,service,incident_id,started_at,resolved_at,impact_raw,source";
/** A file of incidents. */
export const incidents = (...rows: readonly string[]): string => [INCIDENTS, ...rows, ""].join("\n");
