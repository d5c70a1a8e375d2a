import Table from "cli-table3";
import { Command } from "commander";
import { stat } from "node:fs/promises";
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
] as const;

const program = new Command("real-data")
  .description("import the sets of public records in a folder, all or none")
  .argument("<folder>", "where the files are")
  .option("--json", "print the counts as one JSON object")
  .action(async (folder: string, { json = false }: { json?: boolean }) => {
    const { files, nearMatches } = await importSets(folder);
    const counts = Object.fromEntries(SETS.map(({ set }, at) => [set, countsOf(files[at])]));
    if (json) print(JSON.stringify(counts));
    else [tableOf(files), ...nearMatches.map(asQuestion)].forEach(print);
  });

async function importSets(folder: string): Promise<Result> {
  const found = await stat(folder).catch(() => null);
  if (!found?.isDirectory()) throw new OperatorError(`There is no folder ${folder}.`);
  const sources: SourceFile[] = [];
  for (const { file, mapping } of SETS)
    sources.push(await readSource(join(folder, file), await readMapping(mapping)));
  const shown = progress("Rows stored");
  const work = (ctx: Context): Promise<Result> => importSources(ctx, sources, { progress: shown.at });
  return withDatabase("import", work).finally(shown.end);
}

const countsOf = (report: FileReport | undefined): { readonly [outcome: string]: number } => ({
  created: report?.created ?? 0,
  updated: report?.updated ?? 0,
  unchanged: report?.unchanged ?? 0,
  rejected: report?.rejected.length ?? 0,
});

function tableOf(files: readonly FileReport[]): string {
  const table = new Table({
    head: ["Set", "Created", "Updated", "Unchanged", "Rejected"],
    colAligns: ["left", "right", "right", "right", "right"],
    style: { head: [], border: [] },
  });
  for (const [at, { set }] of SETS.entries())
    table.push([set, ...Object.values(countsOf(files[at])).map(String)]);
  return table.toString();
}

ignoreClosedPipe();
try {
  await program.parseAsync();
} catch (error) {
  failWith(error);
}
