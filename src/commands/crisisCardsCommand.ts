import { InvalidArgumentError, type Command } from "commander";
import { mkdir, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { OperatorError } from "../app/OperatorError.js";
import { cardHtml, indexHtml } from "../modules/crisisCards/cardHtml.js";
import { cardMarkdown } from "../modules/crisisCards/cardMarkdown.js";
import { allCrisisCards } from "../modules/crisisCards/cardQueries.js";
import type { CrisisCard } from "../modules/crisisCards/CrisisCard.js";
import { withDatabase } from "./withDatabase.js";

interface Options {
  readonly out: string;
  readonly at?: Date;
}

const instant = (text: string): Date => {
  const at = new Date(text);
  if (!/^\d{4}-\d{2}-\d{2}T.*(Z|[+-]\d{2}:\d{2})$/.test(text) || Number.isNaN(at.getTime()))
    throw new InvalidArgumentError("Write it as 2026-11-24T03:00:00Z.");
  return at;
};

/** Adds `crisis-cards`. */
export function crisisCardsCommand(program: Command): void {
  program
    .command("crisis-cards")
    .description("write whom to call for each service area, as files that work when nothing else does")
    .requiredOption("--out <folder>", "where to; it is made where it is not there")
    .option("--at <instant>", "for which instant readiness is told; now where nothing is said", instant)
    .action(async ({ out, at }: Options) => {
      const cards = await withDatabase("crisis-cards", (ctx) => allCrisisCards(ctx, at ?? ctx.now));
      await writeCards(cards, out);
      process.stdout.write(
        `Wrote the cards of ${cards.length} service areas to ${out}: begin with index.html.\n`,
      );
    });
}

async function writeCards(cards: readonly CrisisCard[], folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
    const named = cards.map((card) => ({ card, file: `${fileNameOf(card)}.html` }));
    for (const { card, file } of named) {
      await writeWhole(join(folder, file), cardHtml(card));
      await writeWhole(join(folder, file.replace(/html$/, "md")), cardMarkdown(card));
    }
    await writeWhole(join(folder, "index.html"), indexHtml(named));
  } catch (error) {
    throw new OperatorError(`The cards cannot be written to ${folder}: ${(error as Error).message}`, {
      cause: error,
    });
  }
}

/** Whoever is interrupted leaves the card of before, never half a card. */
async function writeWhole(path: string, text: string): Promise<void> {
  await writeFile(`${path}.new`, text);
  await rename(`${path}.new`, path);
}

/** The area's name in what every file system takes, and enough of its id to tell two apart. */
const fileNameOf = ({ name, serviceAreaId }: CrisisCard): string => {
  const words = name
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "")
    .slice(0, 60);
  return `${words || "area"}-${serviceAreaId.slice(-6)}`;
};
