#!/usr/bin/env node
import { Command, InvalidArgumentError, Option } from "commander";
import { migrate, openDatabase } from "./app/database.js";
import { auditCommand } from "./commands/auditCommands.js";
import { alertsCommand } from "./commands/alertsCommand.js";
import { crisisCardsCommand } from "./commands/crisisCardsCommand.js";
import { failWith } from "./commands/failWith.js";
import { ignoreClosedPipe } from "./commands/ignoreClosedPipe.js";
import { importCommand } from "./commands/importFiles.js";
import { pullCommand } from "./commands/pullCommand.js";
import { publishCommand, verifyCommand } from "./commands/scorecardsCommands.js";
import { withDatabase } from "./commands/withDatabase.js";
import { readConfig } from "./config.js";
import { parseQuarter } from "./kernel/Quarter.js";
import { Role } from "./kernel/Role.js";
import { createApiKey } from "./modules/access/apiKeyService.js";
import { rebuildStatistics } from "./modules/evidence/statisticsService.js";
import { seedDemo } from "../seeds/seedDemo.js";

const print = (text: string): void => void process.stdout.write(text);

const quarterText = (text: string): string => {
  try {
    parseQuarter(text);
    return text;
  } catch (error) {
    throw new InvalidArgumentError((error as Error).message);
  }
};
const quarterOption = new Option("--quarter <quarter>", "for example 2026-Q3")
  .argParser(quarterText)
  .makeOptionMandatory();

const program = new Command("mainstay")
  .description("Whom to call outside, and how far to trust them.")
  .showHelpAfterError("(mainstay --help lists the commands)");

program
  .command("start")
  .description("start the server, as npm start does")
  .action(async () => {
    // Loading the server takes a quarter of the time in which a command starts; the others do without.
    const { runUntilStopped } = await import("./app/run.js");
    await runUntilStopped(readConfig());
  });

program
  .command("migrate")
  .description("bring the database's schema to this version")
  .action(async () => {
    const database = await openDatabase(readConfig(), 0);
    try {
      const done = await migrate(database.dataSource);
      print(done.length === 0 ? "Nothing to do: the schema is up to date.\n" : `Ran ${done.join(", ")}.\n`);
    } finally {
      await database.close();
    }
  });

program
  .command("seed")
  .description("fill an empty database with the demo organisation")
  .action(async () => {
    const filled = await withDatabase("seed", seedDemo);
    print(filled ? "The demo organisation is there.\n" : "Nothing done: there are partners already.\n");
  });

const apiKey = program.command("api-key").description("keys for programs and people");
apiKey
  .command("create")
  .description("make a key and print its secret, once")
  .addOption(
    new Option("--role <role>", "what its holder may do").choices(Object.values(Role)).makeOptionMandatory(),
  )
  .requiredOption("--name <name>", "what it is for")
  .action(async ({ role, name }: { role: Role; name: string }) => {
    const { secret } = await withDatabase("api-key create", (ctx) =>
      ctx.commit((tx) => createApiKey(tx, { role, name })),
    );
    print(`${secret}\n`);
  });

importCommand(program);
alertsCommand(program);
crisisCardsCommand(program);

const scorecards = program.command("scorecards").description("the quarterly scorecards");
publishCommand(scorecards, quarterOption);
verifyCommand(scorecards, quarterOption);
pullCommand(scorecards, quarterOption);

program
  .command("evidence")
  .description("the ledger that scores are made from")
  .command("rebuild")
  .description("compute all statistics anew from the ledger")
  .action(async () => {
    await withDatabase("evidence rebuild", (ctx) => ctx.commit(rebuildStatistics));
    print("The statistics are rebuilt.\n");
  });

auditCommand(program);

ignoreClosedPipe();
try {
  await program.parseAsync();
} catch (error) {
  failWith(error);
}
