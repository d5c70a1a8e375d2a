import { readConfig } from "./config.js";
import { runUntilStopped } from "./app/run.js";
import { failWith } from "./commands/failWith.js";

try {
  await runUntilStopped(readConfig());
} catch (error) {
  failWith(error);
}
