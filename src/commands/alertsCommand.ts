import { todayOf } from "../modules/organisation/settingsQueries.js";
import Table from "cli-table3";
import { InvalidArgumentError, Option, type Command } from "commander";
import { checkDay, type Day } from "../kernel/dayRules.js";
import { Problems } from "../kernel/DomainError.js";
import { recordAlerts, type NewAlert } from "../modules/contracts/alertService.js";
import { PLAIN_TABLE } from "./plainTable.js";
import { withDatabase } from "./withDatabase.js";

const FORMATS = ["table", "json"] as const;
const MAX_DAYS = 730;

interface Options {
  readonly asOf?: Day;
  readonly within: number;
  readonly format: (typeof FORMATS)[number];
}

const day = (text: string): Day => {
  const problems = new Problems();
  checkDay(problems, "as-of", text);
  try {
    problems.throwIfAny();
    return text;
  } catch (error) {
    throw new InvalidArgumentError((error as Error).message);
  }
};

const days = (text: string): number => {
  if (!/^\d{1,3}$/.test(text) || Number(text) > MAX_DAYS)
    throw new InvalidArgumentError(`It is a whole number of days from 0 to ${MAX_DAYS}.`);
  return Number(text);
};

/** Adds `alerts`. */
export function alertsCommand(program: Command): void {
  program
    .command("alerts")
    .description("record what must be decided about contracts, and print what is new: each alert comes once")
    .option("--as-of <date>", "the day from which it is looked ahead; today where nothing is said", day)
    .option("--within <days>", "how many days it is looked ahead", days, 90)
    .addOption(new Option("--format <format>").choices([...FORMATS]).default("table"))
    .action(async ({ asOf, within, format }: Options) => {
      const alerts = await withDatabase("alerts", (ctx) =>
        ctx.commit(async (tx) => recordAlerts(tx, asOf ?? (await todayOf(tx)), within)),
      );
      process.stdout.write(
        format === "json" ? `${JSON.stringify(alerts, null, 2)}\n` : `${asTable(alerts)}\n`,
      );
    });
}

const NAME_WIDTH = 30;

function asTable(alerts: readonly NewAlert[]): string {
  if (alerts.length === 0) return "Nothing new.";
  const table = new Table({ head: ["Decide by", "What", "Partner", "In words"], ...PLAIN_TABLE });
  for (const { decideBy, kind, partner, message } of alerts)
    table.push([decideBy, kind, partner.slice(0, NAME_WIDTH), message]);
  return table.toString();
}
