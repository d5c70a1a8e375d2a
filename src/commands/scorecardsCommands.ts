import type { Command, Option } from "commander";
import { OperatorError } from "../app/OperatorError.js";
import { parseQuarter } from "../kernel/Quarter.js";
import { publishQuarter } from "../modules/scorecards/publicationService.js";
import { verifyQuarter } from "../modules/scorecards/verificationQueries.js";
import { progress } from "./progress.js";
import { withDatabase } from "./withDatabase.js";

interface Options {
  readonly quarter: string;
}

/** Adds `scorecards publish`. */
export function publishCommand(scorecards: Command, quarterOption: Option): void {
  scorecards
    .command("publish")
    .description("seal the scorecards of a quarter that is over; again, restate those whose evidence changed")
    .addOption(quarterOption)
    .action(async ({ quarter }: Options) => {
      const shown = progress("Partners scored");
      const { published, restated, unchanged } = await withDatabase("scorecards publish", (ctx) =>
        ctx.commit((tx) => publishQuarter(tx, parseQuarter(quarter), shown.at)),
      ).finally(shown.end);
      process.stdout.write(
        `${quarter}: ${published} published, ${restated} restated, ${unchanged} unchanged.\n`,
      );
    });
}

/** Adds `scorecards verify`. */
export function verifyCommand(scorecards: Command, quarterOption: Option): void {
  scorecards
    .command("verify")
    .description(
      "recompute a quarter's sealed scorecards from what they were made from, and compare the seals",
    )
    .addOption(quarterOption)
    .action(async ({ quarter }: Options) => {
      const { verified, broken } = await withDatabase("scorecards verify", (ctx) =>
        verifyQuarter(ctx, parseQuarter(quarter)),
      );
      for (const { scorecardId, partnerId, problem } of broken)
        process.stdout.write(`${scorecardId} of partner ${partnerId}: ${problem} does not fit\n`);
      process.stdout.write(`${quarter}: ${verified} verified, ${broken.length} broken.\n`);
      if (broken.length > 0) throw new OperatorError(`${broken.length} seals of ${quarter} are broken.`);
    });
}
