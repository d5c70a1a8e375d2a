import type { Command } from "commander";
import { basename } from "node:path";
import { OperatorError } from "../app/OperatorError.js";
import type { Context } from "../kernel/Context.js";
import {
  importSources,
  readSource,
  type FileReport,
  type Result,
  type SourceFile,
} from "../modules/imports/importFiles.js";
import { readMapping } from "../modules/imports/mapping/readMapping.js";
import type { StagedFile } from "../modules/imports/stagedFile.js";
import type { NearMatch } from "../modules/imports/nearMatches.js";
import { placesOfRejects, stageRejects } from "../modules/imports/writeRejects.js";
import { progress } from "./progress.js";
import { withDatabase } from "./withDatabase.js";

interface Options {
  readonly map: string;
  readonly dryRun?: boolean;
  readonly rejects?: string;
}

/** Adds `import`. */
export function importCommand(program: Command): void {
  program
    .command("import")
    .description("load files as they were published: all of them, or on a failure none")
    .argument("<file...>", "CSV or JSON, as the mapping says")
    .requiredOption("--map <mapping>", "what the rows become: a file, or the name of one in seeds/mappings")
    .option("--dry-run", "tell what would happen, and store nothing")
    .option("--rejects <file>", "where rejected rows go, with the reasons; of several files, a folder")
    .action(importFiles);
}

async function importFiles(paths: readonly string[], options: Options): Promise<void> {
  // All that can be wrong with the files is found before the database is looked for.
  const mapping = await readMapping(options.map);
  const sources: SourceFile[] = [];
  for (const path of new Set(paths)) sources.push(await readSource(path, mapping));
  const result = await store(sources, options);
  const { dryRun = false, rejects } = options;
  if (dryRun) print("A dry run: nothing is stored.");
  for (const file of result.files) printFile(file, rejects !== undefined);
  result.nearMatches.map(asQuestion).forEach(print);
  const taken = result.files.reduce((sum, file) => sum + file.created + file.updated + file.unchanged, 0);
  const rejected = result.files.reduce((sum, file) => sum + file.rejected.length, 0);
  if (taken === 0 && rejected > 0) throw new OperatorError("Nothing was taken: every row is rejected.");
}

async function store(sources: readonly SourceFile[], { dryRun = false, rejects }: Options): Promise<Result> {
  const paths = sources.map(({ path }) => path);
  const places = rejects === undefined ? new Map<string, string>() : await placesOfRejects(rejects, paths);
  let staged: StagedFile[] = [];
  // Rows that cannot be written out for mending are not left behind: then nothing is stored at all.
  const beforeCommit = async ({ files }: Result): Promise<void> => {
    staged = await stageRejects(files, places);
  };
  const shown = progress("Rows stored");
  const work = (ctx: Context): Promise<Result> =>
    importSources(ctx, sources, { dryRun, progress: shown.at, beforeCommit });
  try {
    const result = await withDatabase("import", work).finally(shown.end);
    for (const file of staged) await file.keep();
    return result;
  } catch (error) {
    for (const file of staged) await file.discard();
    throw error;
  }
}

const FEW = 5;

function printFile({ source, rejected, ...counts }: FileReport, areWritten: boolean): void {
  const { created, updated, unchanged } = counts;
  const name = basename(source.path);
  print(
    `${name}: ${created} created, ${updated} updated, ${unchanged} unchanged, ${rejected.length} rejected.`,
  );
  for (const { line, field, reason } of rejected.slice(0, FEW))
    print(`  ${source.table.counts} ${line}${field === null ? "" : `, ${field}`}: ${reason}`);
  if (rejected.length > FEW)
    print(`  and ${rejected.length - FEW} more${areWritten ? "" : "; --rejects FILE writes them all down"}.`);
}

/** Asks whoever imports whether two partners that look alike are one. */
export const asQuestion = ({ name, like }: NearMatch): string =>
  `Are "${name}" and "${like}" one partner? They are kept apart.`;

/** Prints one line, or several. */
export const print = (line: string): void => void process.stdout.write(`${line}\n`);
