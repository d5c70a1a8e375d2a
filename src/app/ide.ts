import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";

/** A file of the query page. */
interface IdeFile {
  readonly type: string;
  readonly body: string | Buffer;
  readonly headers: Readonly<{ [name: string]: string }>;
}

const require = createRequire(import.meta.url);
const folderOf = (dependency: string): string => join(require.resolve(`${dependency}/package.json`), "..");

const HTML = `<!doctype html>
<html lang="en">
<meta charset="utf-8" />
<title>Mainstay</title>
<meta name="viewport" content="width=device-width, initial-scale=1" />
<link rel="icon" href="data:," />
<link rel="stylesheet" href="/ide/graphiql.css" />
<style>body { margin: 0 } #graphiql { height: 100dvh }</style>
<div id="graphiql">Loading the query page …</div>
<script src="/ide/react.js"></script>
<script src="/ide/react-dom.js"></script>
<script src="/ide/graphiql.js"></script>
<script src="/ide/page.js"></script>
</html>
`;

// The key comes in the link's fragment, which browsers never send, and leaves the address bar at once.
const PAGE = `"use strict";
const given = new URLSearchParams(location.hash.slice(1)).get("key");
if (given) {
  sessionStorage.setItem("mainstay.key", given);
  history.replaceState(null, "", location.pathname);
}
const key = sessionStorage.getItem("mainstay.key") ?? prompt("The API key (in the file data/admin.key):") ?? "";
sessionStorage.setItem("mainstay.key", key);
const fetcher = GraphiQL.createFetcher({
  url: "/graphql",
  headers: { authorization: "Bearer " + key },
  fetch: async (...request) => {
    const response = await fetch(...request);
    // A key that is refused is not kept: the page asks for another when it is loaded again.
    if (response.status === 401) sessionStorage.removeItem("mainstay.key");
    return response;
  },
});
const defaultQuery = \`{
  partners(first: 10, orderBy: { field: TRUST_LOWER, direction: DESC }) {
    nodes {
      name
      latestScorecard { quarter lower standing grade }
    }
  }
}\`;
ReactDOM.createRoot(document.getElementById("graphiql")).render(
  React.createElement(GraphiQL, { fetcher, defaultQuery, shouldPersistHeaders: false }),
);
`;

const CONTENT_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self' data:",
  "img-src 'self' data:",
  "connect-src 'self'",
  "worker-src 'self' blob:",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join("; ");

const SCRIPT = "text/javascript; charset=utf-8";
const library = (dependency: string, file: string) => (): Promise<Buffer> =>
  readFile(join(folderOf(dependency), file));

const FILES: ReadonlyMap<string, readonly [type: string, read: () => Promise<string | Buffer>]> = new Map([
  ["/", ["text/html; charset=utf-8", () => Promise.resolve(HTML)]],
  ["/ide/page.js", [SCRIPT, () => Promise.resolve(PAGE)]],
  ["/ide/react.js", [SCRIPT, library("react", "umd/react.production.min.js")]],
  ["/ide/react-dom.js", [SCRIPT, library("react-dom", "umd/react-dom.production.min.js")]],
  ["/ide/graphiql.js", [SCRIPT, library("graphiql", "graphiql.min.js")]],
  ["/ide/graphiql.css", ["text/css; charset=utf-8", library("graphiql", "graphiql.min.css")]],
]);

/** A file of the query page, all of it from this machine, or null where there is none at that path. */
export async function ideFile(path: string): Promise<IdeFile | null> {
  const [type, read] = FILES.get(path) ?? [];
  if (!type || !read) return null;
  return { type, body: await read(), headers: { "content-security-policy": CONTENT_POLICY } };
}
