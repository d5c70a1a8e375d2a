import Table from "cli-table3";
import { Command } from "commander";
import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { OperatorError } from "../app/OperatorError.js";
import {
  importSources,
  readSource,
  type FileReport,
  type Result,
  type SourceFile,
} from "../modules/imports/importFiles.js";
import { readMapping } from "../modules/imports/mapping/readMapping.js";
import type { Context } from "../kernel/Context.js";
import { failWith } from "./failWith.js";
import { ignoreClosedPipe } from "./ignoreClosedPipe.js";
import { asQuestion, print } from "./importFiles.js";
import { progress } from "./progress.js";
import { withDatabase } from "./withDatabase.js";

/** The sets of public records that the product is tried on, in the order in which they are imported. */
const SETS = [
  { set: "fedramp", file: "fedramp-providers.json", mapping: "fedramp-offerings" },
  { set: "incidents", file: "vendor-incidents.csv", mapping: "vendor-incidents" },
  { set: "deliveries", file: "deliveries-2006-2011.csv", mapping: "deliveries" },
  { set: "serviceAreas", file: "gcloud-service-categories.csv", mapping: "gcloud-service-categories" },
  { set: "skills", file: "ddat-role-skills.csv", mapping: "ddat-skills" },
  { set: "contracts", folder: "philadelphia-it-contracts", mapping: "philadelphia-it-contracts" },
  { set: "roleRequirements", file: "ddat-role-skills.csv", mapping: "ddat-role-requirements" },
] as const;

const program = new Command("real-data")
  .description("import the sets of public records in a folder, all or none")
  .argument("<folder>", "where the files are")
  .option("--json", "print the counts as one JSON object")
  .action(async (folder: string, { json = false }: { json?: boolean }) => {
    const { files, nearMatches } = await importSets(folder);
    const counts = SETS.map(({ set, mapping }) => [set, countsOf(filesBy(mapping, files))] as const);
    if (json) print(JSON.stringify(Object.fromEntries(counts)));
    else [tableOf(counts), ...nearMatches.map(asQuestion)].forEach(print);
  });

async function importSets(folder: string): Promise<Result> {
  await refuseNoFolder(folder);
  const sources: SourceFile[] = [];
  for (const each of SETS) {
    const mapping = await readMapping(each.mapping);
    for (const path of await pathsOf(each, folder)) sources.push(await readSource(path, mapping));
  }
  const shown = progress("Rows stored");
  const work = (ctx: Context): Promise<Result> => importSources(ctx, sources, { progress: shown.at });
  return withDatabase("import", work).finally(shown.end);
}

async function refuseNoFolder(path: string): Promise<void> {
  const found = await stat(path).catch(() => null);
  if (!found?.isDirectory()) throw new OperatorError(`There is no folder ${path}.`);
}

/** The one file of a set, or all CSV files of its folder. */
async function pathsOf(set: (typeof SETS)[number], folder: string): Promise<string[]> {
  if ("file" in set) return [join(folder, set.file)];
  const path = join(folder, set.folder);
  await refuseNoFolder(path);
  const names = (await readdir(path)).filter((name) => name.endsWith(".csv")).sort();
  if (names.length === 0) throw new OperatorError(`There are no CSV files in ${path}.`);
  return names.map((name) => join(path, name));
}

const filesBy = (mapping: string, files: readonly FileReport[]): FileReport[] =>
  files.filter(({ source }) => source.mapping.name === mapping);

interface Counts {
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly rejected: number;
}

const countsOf = (files: readonly FileReport[]): Counts =>
  files.reduce(
    (sum, { created, updated, unchanged, rejected }) => ({
      created: sum.created + created,
      updated: sum.updated + updated,
      unchanged: sum.unchanged + unchanged,
      rejected: sum.rejected + rejected.length,
    }),
    { created: 0, updated: 0, unchanged: 0, rejected: 0 },
  );

function tableOf(rows: readonly (readonly [string, Counts])[]): string {
  const table = new Table({
    head: ["Set", "Created", "Updated", "Unchanged", "Rejected"],
    colAligns: ["left", "right", "right", "right", "right"],
    style: { head: [], border: [] },
  });
  for (const [set, counts] of rows) table.push([set, ...Object.values(counts).map(String)]);
  return table.toString();
}

ignoreClosedPipe();
try {
  await program.parseAsync();
} catch (error) {
  failWith(error);
}
