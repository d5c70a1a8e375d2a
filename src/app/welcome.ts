import type { Config } from "../config.js";
import { formatQuarter, type Quarter } from "../kernel/Quarter.js";
import { adminKeyFile } from "./adminKey.js";

interface Welcomed {
  /** The administrator's key, where its file is there. */
  readonly key: string | null;
  /** Whether the key was made just now. */
  readonly isNew: boolean;
  /** The quarter that is running. */
  readonly running: Quarter;
}

/** What a person at a terminal reads after the start of an embedded installation. */
export function welcome(url: string, config: Config, { key, isNew, running }: Welcomed): string {
  const keyFile = adminKeyFile(config.dataDir);
  const query =
    `{ scorecards(quarter: "${formatQuarter(running - 1)}", first: 5, orderBy: { field: LOWER, direction: DESC }) ` +
    "{ nodes { partner { name } lower grade standing } } }";
  const lines = [
    "",
    `Mainstay listens on ${url}`,
    ...(key === null
      ? [`The administrator's key is no longer in ${keyFile}: put it back there for what follows.`]
      : isNew
        ? [`The administrator's key, kept in ${keyFile}:`, `  ${key}`]
        : [`The administrator's key is in ${keyFile}`]),
    "",
    "Paste this for the best scorecards of the last quarter:",
    `  curl -s ${url}/graphql -H "Authorization: Bearer $(cat '${keyFile}')" -H 'Content-Type: application/json' \\`,
    `    -d '${JSON.stringify({ query })}'`,
    "",
    ...(config.production ? [] : [`Or query in a browser: ${url}/${key === null ? "" : `#key=${key}`}`, ""]),
  ];
  return `${lines.join("\n")}\n`;
}
