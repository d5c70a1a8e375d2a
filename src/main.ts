import { readConfig } from "./config.js";
import { runUntilStopped } from "./app/run.js";
import { failWith } from "./commands/failWith.js";
import { ignoreClosedPipe } from "./commands/ignoreClosedPipe.js";

ignoreClosedPipe();
try {
  await runUntilStopped(readConfig());
} catch (error) {
  failWith(error);
}
