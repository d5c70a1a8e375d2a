import type { Context } from "../../kernel/Context.js";
import type { MappedFile } from "./drafts.js";
import { importTable, type ImportReport } from "./importService.js";
import type { Mapping } from "./mapping/mappingSchema.js";
import { mapTable } from "./mapping/mapTable.js";
import { nearMatches, type NearMatch } from "./nearMatches.js";
import { readTable } from "./reading/readTable.js";
import type { Table } from "./reading/Table.js";

/** A file as it was published, and what a mapping makes of it. */
export interface SourceFile {
  readonly path: string;
  readonly mapping: Mapping;
  readonly table: Table;
  readonly mapped: MappedFile;
}

/** Reads and maps a file. @throws DomainError INVALID at "file" where it cannot be used as a whole. */
export async function readSource(path: string, mapping: Mapping): Promise<SourceFile> {
  const table = await readTable(path, mapping.format);
  return { path, mapping, table, mapped: mapTable(table, mapping, path) };
}

/** What became of a file. */
export interface FileReport extends ImportReport {
  readonly source: SourceFile;
}

/** What became of the files of one command. */
export interface Result {
  readonly files: readonly FileReport[];
  readonly nearMatches: readonly NearMatch[];
}

interface Options {
  /** Find out what would happen, and store nothing. */
  readonly dryRun?: boolean;
  readonly progress?: (done: number, total: number, path: string) => void;
  /** What else must succeed for the import to be stored. */
  readonly beforeCommit?: (result: Result) => Promise<void>;
}

class TakeBack extends Error {}

/**
 * Stores several files, one after the other, in one transaction.
 * @throws whatever is not the files' fault; nothing is stored then.
 */
export async function importSources(
  ctx: Context,
  sources: readonly SourceFile[],
  { dryRun = false, progress, beforeCommit }: Options = {},
): Promise<Result> {
  let result: Result = { files: [], nearMatches: [] };
  try {
    await ctx.commit(async (tx) => {
      const files: FileReport[] = [];
      for (const source of sources) {
        const { mapped, mapping, path } = source;
        const told = (done: number, total: number): void => progress?.(done, total, path);
        const report = await importTable(tx, mapped, { mapping: mapping.name, progress: told });
        files.push({ ...report, source });
      }
      result = { files, nearMatches: await nearMatches(tx) };
      await beforeCommit?.(result);
      if (dryRun) throw new TakeBack();
    });
  } catch (error) {
    if (!(error instanceof TakeBack)) throw error;
  }
  return result;
}
