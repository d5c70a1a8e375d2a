import { existsSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { z } from "zod";
import { DomainError, invalid, type Problem } from "../../../kernel/DomainError.js";
import { parsedJson } from "../reading/parseJson.js";
import { readText } from "../reading/readText.js";
import { mappingSchema, type Mapping } from "./mappingSchema.js";

/**
 * Reads a mapping.
 * @param path Where it is; or the name of one in seeds/mappings, without ".json".
 * @throws DomainError INVALID at "mapping", or at the path of each part that is wrong, with the file's name.
 */
export async function readMapping(path: string): Promise<Mapping> {
  const file = /^[a-z0-9-]+$/.test(path) ? await findOurs(path) : path;
  return checkMapping(path, await readDocument(file));
}

async function readDocument(path: string): Promise<unknown> {
  try {
    return parsedJson(path, await readText(path, "utf-8"));
  } catch (error) {
    throw error instanceof DomainError ? invalid("mapping", error.message) : error;
  }
}

async function findOurs(name: string): Promise<string> {
  const folder = join(packageRoot(), "seeds", "mappings");
  const files = (await readdir(folder)).filter((file) => file.endsWith(".json"));
  if (files.includes(`${name}.json`)) return join(folder, `${name}.json`);
  const names = files.map((file) => file.slice(0, -".json".length)).sort();
  throw invalid("mapping", `There is no mapping "${name}". There are ${names.join(", ")}; or give a path.`);
}

/** The sources and the build lie at different depths below it. */
function packageRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, "package.json"))) folder = dirname(folder);
  return folder;
}

/**
 * A mapping from its document.
 * @param path Its file, for the errors.
 * @throws DomainError INVALID with all that is wrong, each at its path within the document.
 */
export function checkMapping(path: string, document: unknown): Mapping {
  const { data, error } = mappingSchema.safeParse(document);
  if (data) return data;
  const [first, ...rest] = error.issues.map((issue) => problemOf(path, issue));
  throw first ? new DomainError([first, ...rest]) : error;
}

function problemOf(path: string, { path: at, message }: z.core.$ZodIssue): Problem {
  const field = at.length === 0 ? "mapping" : at.join(".");
  return { code: "INVALID", field, message: `${path}, at ${field}: ${message.replace(/\.?$/, ".")}` };
}
