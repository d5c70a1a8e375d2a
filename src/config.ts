import { accessSync, constants, existsSync, statSync } from "node:fs";
import { resolve } from "node:path";

/** The settings of a process, read once and never changed. */
export interface Config {
  /** The address to listen on. */
  readonly host: string;
  /** The TCP port; 0 takes a free one. */
  readonly port: number;
  /** Where the embedded database and its keys live, an absolute path. */
  readonly dataDir: string;
  /** A PostgreSQL server of the operator's own; null drives the embedded one. */
  readonly databaseUrl: string | null;
  readonly logLevel: LogLevel;
  readonly production: boolean;
  /** What each key may spend in the long run (docs/limits.md). */
  readonly pointsPerSecond: number;
  /** The file of the only documents that are run, an absolute path; null runs any. */
  readonly trustedDocuments: string | null;
  /** Whether a new embedded database is filled with the demo organisation. */
  readonly demo: boolean;
}

const LOG_LEVELS = ["fatal", "error", "warn", "info", "debug", "trace", "silent"] as const;
type LogLevel = (typeof LOG_LEVELS)[number];

const SWITCH: ReadonlyMap<string, boolean> = new Map([
  ["on", true],
  ["off", false],
]);

/** Thrown with every wrong setting at once, so that an operator mends them in one go. */
export class ConfigError extends Error {
  constructor(readonly problems: readonly string[]) {
    super(`The settings cannot be used:\n${problems.map((each) => `  - ${each}`).join("\n")}`);
    this.name = "ConfigError";
  }
}

/**
 * Reads the settings from the environment. An empty variable counts as unset.
 * @throws ConfigError naming every setting that is wrong.
 */
export function readConfig(environment: NodeJS.ProcessEnv = process.env): Config {
  const problems: string[] = [];
  const read = <Value>(name: string, preset: string, parse: (text: string) => Value | string): Value => {
    const value = parse(environment[name]?.trim() || preset);
    if (typeof value === "string" && value.startsWith("!")) problems.push(`${name} ${value.slice(1)}`);
    return value as Value;
  };
  const host = read("HOST", "127.0.0.1", (text) =>
    /^[\w.:-]+$/.test(text) ? text : `!must be an address or a host name, not "${text}".`,
  );
  const port = read<number>("PORT", "4000", wholeNumber(0, 65_535));
  const databaseUrl = environment.DATABASE_URL?.trim() ? read("DATABASE_URL", "", checkDatabaseUrl) : null;
  const dataDir = read("DATA_DIR", "data", (text) => checkDataDir(resolve(text), databaseUrl !== null));
  const logLevel = read("LOG_LEVEL", "info", (text) =>
    LOG_LEVELS.includes(text as LogLevel)
      ? (text as LogLevel)
      : `!must be one of ${LOG_LEVELS.join(", ")}, not "${text}".`,
  ) as LogLevel;
  const production = read("NODE_ENV", "development", (text) =>
    ["development", "production", "test"].includes(text)
      ? text === "production"
      : `!must be development, production or test, not "${text}".`,
  );
  const pointsPerSecond = read<number>("POINTS_PER_SECOND", "50000", wholeNumber(1, 999_999_999));
  const trustedDocuments = environment.TRUSTED_DOCUMENTS?.trim()
    ? read("TRUSTED_DOCUMENTS", "", (text) => checkReadable(resolve(text)))
    : null;
  const demo = read("DEMO", "on", (text) => SWITCH.get(text) ?? `!must be on or off, not "${text}".`);
  if (problems.length > 0) throw new ConfigError(problems);
  return Object.freeze({
    host,
    port,
    dataDir,
    databaseUrl,
    logLevel,
    production,
    pointsPerSecond,
    trustedDocuments,
    demo,
  });
}

function checkDatabaseUrl(text: string): string {
  const usable = URL.canParse(text) && /^postgres(ql)?:$/.test(new URL(text).protocol);
  // The value may hold a password, so it is not shown.
  return usable ? text : "!must be a URL such as postgres://user:password@host:5432/mainstay.";
}

const wholeNumber =
  (min: number, max: number) =>
  (text: string): number | string =>
    /^\d{1,9}$/.test(text) && Number(text) >= min && Number(text) <= max
      ? Number(text)
      : `!must be a whole number from ${min} to ${max}, not "${text}".`;

function checkReadable(path: string): string {
  try {
    accessSync(path, constants.R_OK);
    return path;
  } catch {
    return `!names ${path}, which cannot be read.`;
  }
}

/** The nearest folder that is there must be writable; with a database of the operator's own nothing is written. */
function checkDataDir(path: string, unused: boolean): string {
  if (unused) return path;
  let nearest = path;
  while (!existsSync(nearest)) nearest = resolve(nearest, "..");
  if (!statSync(nearest).isDirectory()) return `!names ${path}, but ${nearest} is not a folder.`;
  try {
    accessSync(nearest, constants.W_OK | constants.X_OK);
    return path;
  } catch {
    return `!names ${path}, but ${nearest} cannot be written to.`;
  }
}
