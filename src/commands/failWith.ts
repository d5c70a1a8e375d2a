import { ConfigError } from "../config.js";
import { OperatorError } from "../app/OperatorError.js";
import { DomainError } from "../kernel/DomainError.js";

/** Tells a failure in one clear sentence where somebody can mend it, else whole, and ends the process with 1. */
export function failWith(error: unknown): never {
  const expected = [ConfigError, OperatorError, DomainError].some((kind) => error instanceof kind);
  const text = expected
    ? (error as Error).message
    : error instanceof Error
      ? (error.stack ?? error.message)
      : String(error);
  process.stderr.write(`mainstay: ${text}\n`);
  process.exit(1);
}
