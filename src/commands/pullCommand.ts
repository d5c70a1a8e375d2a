import { Option, type Command } from "commander";
import { OperatorError } from "../app/OperatorError.js";
import { FORMATS, formatScorecards } from "./scorecardFormats.js";
import { pullScorecards, type PulledScorecard } from "./scorecardsClient.js";

interface Options {
  readonly quarter: string;
  readonly format: (typeof FORMATS)[number];
  readonly url?: string;
  readonly key?: string;
}

/** Adds `scorecards pull`. */
export function pullCommand(scorecards: Command, quarterOption: Option): void {
  scorecards
    .command("pull")
    .description("print a quarter's scorecards, the most trusted first")
    .addOption(quarterOption)
    .addOption(new Option("--format <format>").choices([...FORMATS]).default("table"))
    .option("--url <url>", "a server to ask; left out, this installation's own data")
    .option("--key <key>", "the key for that server")
    .action(async (options: Options) => {
      const pulled = await pull(options);
      process.stdout.write(formatScorecards(pulled, options.format));
      // Beside the output, which a program may be reading.
      if (pulled.length === 0)
        process.stderr.write(`There are no scorecards of ${options.quarter}: it is not published.\n`);
    });
}

async function pull({ quarter, url, key }: Options): Promise<PulledScorecard[]> {
  if ((url === undefined) !== (key === undefined))
    throw new OperatorError("A server that is asked needs both, --url and --key.");
  if (url !== undefined && key !== undefined) return pullScorecards(url, key, quarter);
  // Loaded here alone, for it brings the server along.
  const { withApi } = await import("./withApi.js");
  return withApi((own, ownKey) => pullScorecards(own, ownKey, quarter));
}
