import type { Config } from "../config.js";
import { formatQuarter, quarterOf } from "../kernel/Quarter.js";
import { adminKeyFile } from "./adminKey.js";

/** What a person at a terminal reads after the start of an embedded installation. */
export function welcome(url: string, config: Config, newKey: string | null): string {
  const keyFile = adminKeyFile(config.dataDir);
  const quarter = formatQuarter(quarterOf(new Date()) - 1);
  const query =
    `{ scorecards(quarter: "${quarter}", first: 5, orderBy: { field: LOWER, direction: DESC }) ` +
    "{ nodes { partner { name } lower grade standing } } }";
  const lines = [
    "",
    `Mainstay listens on ${url}`,
    ...(newKey === null
      ? [`The administrator's key is in ${keyFile}`]
      : [`The administrator's key, shown this once and kept in ${keyFile}:`, `  ${newKey}`]),
    "",
    "Paste this for the best scorecards of the last quarter:",
    `  curl -s ${url}/graphql -H "Authorization: Bearer $(cat '${keyFile}')" -H 'Content-Type: application/json' \\`,
    `    -d '${JSON.stringify({ query })}'`,
    "",
    ...(config.production
      ? []
      : [`Or query in a browser: ${url}/${newKey === null ? "" : `#key=${newKey}`}`, ""]),
  ];
  return `${lines.join("\n")}\n`;
}
