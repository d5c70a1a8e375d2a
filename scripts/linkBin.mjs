// npm links the commands of dependencies but not those of the root package, and `npx mainstay` must never fall
// through to the registry, where the name belongs to a stranger.
import { chmodSync, mkdirSync, rmSync, symlinkSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const bin = `${root}node_modules/.bin`;
mkdirSync(bin, { recursive: true });
rmSync(`${bin}/mainstay`, { force: true });
symlinkSync("../../dist/src/cli.js", `${bin}/mainstay`);
chmodSync(`${root}dist/src/cli.js`, 0o755);
