import type { Config } from "../config.js";
import { formatQuarter, quarterOf } from "../kernel/Quarter.js";
import { adminKeyFile } from "./adminKey.js";

/**
 * What a person at a terminal reads after the start of an embedded installation.
 * @param key The administrator's, where its file is there.
 * @param isNew Whether the key was made just now.
 */
export function welcome(url: string, config: Config, key: string | null, isNew: boolean): string {
  const keyFile = adminKeyFile(config.dataDir);
  const quarter = formatQuarter(quarterOf(new Date()) - 1);
  const query =
    `{ scorecards(quarter: "${quarter}", first: 5, orderBy: { field: LOWER, direction: DESC }) ` +
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
