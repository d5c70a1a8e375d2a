import { InvalidArgumentError, type Command } from "commander";
import { OperatorError } from "../app/OperatorError.js";
import { verifyAudit } from "../modules/audit/chainQueries.js";
import type { ChainEnd } from "../modules/audit/chainRules.js";
import { withDatabase } from "./withDatabase.js";

const anchorOf = (text: string): ChainEnd => {
  const [, position, hash] = /^(\d{1,15}):([0-9a-f]{64})$/.exec(text) ?? [];
  if (position === undefined || hash === undefined)
    throw new InvalidArgumentError("Write it as audit verify printed it, POSITION:HASH.");
  return { position: Number(position), hash };
};

/** Adds `audit verify`. */
export function auditCommand(program: Command): void {
  program
    .command("audit")
    .description("who changed what")
    .command("verify")
    .description(
      "recompute the chain of audit entries, and name each that was changed, removed, inserted or moved",
    )
    .option(
      "--anchor <position:hash>",
      "an end of the chain that was noted before, which it must still hold",
      anchorOf,
    )
    .action(async ({ anchor }: { anchor?: ChainEnd }) => {
      const { head, unsealed, problems } = await withDatabase("audit verify", (ctx) =>
        verifyAudit(ctx, anchor),
      );
      for (const { position, problem } of problems) process.stdout.write(`${position}: ${problem}\n`);
      const waiting = unsealed === 0 ? "" : `, ${unsealed} not sealed yet`;
      process.stdout.write(
        `${head.position} entries${waiting}; the chain ends at ${head.position}:${head.hash}\n`,
      );
      if (problems.length > 0)
        throw new OperatorError(
          `The audit was tampered with in ${problems.length} ${problems.length === 1 ? "place" : "places"}.`,
        );
    });
}
