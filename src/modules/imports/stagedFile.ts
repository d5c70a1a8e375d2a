import { open, rename, rm, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { invalid } from "../../kernel/DomainError.js";

/** A file that is written, but not in its place yet. */
export interface StagedFile {
  readonly path: string;
  /** Puts it in its place, whatever was there. */
  keep(): Promise<void>;
  /** Takes it away. */
  discard(): Promise<void>;
}

/**
 * Writes a file beside its place, so that nobody ever finds it half written.
 * @throws DomainError INVALID at "rejects" where it cannot be written, or something other than a file is there.
 */
export async function stageFile(path: string, text: string): Promise<StagedFile> {
  const staged = join(dirname(path), `.${basename(path)}.${process.pid}.tmp`);
  const discard = (): Promise<void> => rm(staged, { force: true });
  const failed = async (error: unknown): Promise<never> => {
    await discard().catch(() => undefined);
    throw invalid("rejects", `${path} cannot be written: ${(error as Error).message}.`);
  };
  const write = async (): Promise<void> => {
    // A device or a pipe would be replaced by the file, not written to.
    const there = await stat(path).catch(() => null);
    if (there && !there.isFile()) throw new Error("it is not an ordinary file");
    const file = await open(staged, "w");
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
  };
  await write().catch(failed);
  return { path, keep: () => rename(staged, path).catch(failed), discard };
}
