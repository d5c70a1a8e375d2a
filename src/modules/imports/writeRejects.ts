import { mkdir, stat } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import { invalid } from "../../kernel/DomainError.js";
import type { FileReport } from "./importFiles.js";
import { rejectsOf } from "./rejectsFile.js";
import { stageFile, type StagedFile } from "./stagedFile.js";

/**
 * Where the rejected rows of each file go: of one file to `rejects`, of several to files of the same names in the folder
 * `rejects`, so that a mapping that reads the file's name finds it there.
 * @throws DomainError INVALID at "rejects" where a file would be written over a source or over another.
 */
export async function placesOfRejects(
  rejects: string,
  sources: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const isFolder = sources.length > 1 || (await isDirectory(rejects));
  const places = new Map(
    sources.map((path) => [path, isFolder ? join(rejects, basename(path)) : rejects] as const),
  );
  const used = new Set(sources.map((path) => resolve(path)));
  for (const place of places.values()) {
    if (used.has(resolve(place)))
      throw invalid("rejects", `${place} would be written over: name another place for the rejected rows.`);
    used.add(resolve(place));
  }
  if (sources.length > 1) await makeFolder(rejects);
  return places;
}

async function makeFolder(path: string): Promise<void> {
  await mkdir(path, { recursive: true }).catch((error: unknown) => {
    throw invalid("rejects", `The folder ${path} cannot be made: ${(error as Error).message}.`);
  });
}

const isDirectory = (path: string): Promise<boolean> =>
  stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );

/** Writes the rejected rows of all files that have some, beside their places. Errors as for stageFile. */
export async function stageRejects(
  files: readonly FileReport[],
  places: ReadonlyMap<string, string>,
): Promise<StagedFile[]> {
  const staged: StagedFile[] = [];
  try {
    for (const file of files) {
      const place = places.get(file.source.path);
      if (place !== undefined && file.rejected.length > 0)
        staged.push(await stageFile(place, rejectsOf(file)));
    }
    return staged;
  } catch (error) {
    for (const each of staged) await each.discard();
    throw error;
  }
}
