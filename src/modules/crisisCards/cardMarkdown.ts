import { cardLines, type CardLines } from "./cardLines.js";
import type { CrisisCard } from "./CrisisCard.js";

/** A crisis card as Markdown (CommonMark), for a wiki or a terminal: whole, without links to anywhere. */
export function cardMarkdown(card: CrisisCard): string {
  const { title, facts, paths, gaps, stamp } = cardLines(card);
  return [
    `# ${plain(title)}`,
    plain(facts),
    ...paths.flatMap(pathMarkdown),
    ...gaps.flatMap((heading) => [`## ${plain(heading)}`, "**Nobody has said whom to call.**"]),
    "---",
    plain(stamp),
  ]
    .join("\n\n")
    .concat("\n");
}

function pathMarkdown({ heading, say, steps, doubts }: CardLines["paths"][number]): string[] {
  const listed = steps.map(({ whom, more }, at) =>
    [`${at + 1}. **${plain(whom)}**`, ...more.map((each) => `   - ${plain(each)}`)].join("\n"),
  );
  return [
    `## ${plain(heading)}`,
    ...(say === null ? [] : [`Say: ${plain(say)}`]),
    listed.join("\n"),
    ...(doubts.length === 0
      ? []
      : ["What spoke against it:", doubts.map((each) => `- ${plain(each)}`).join("\n")]),
  ];
}

/** A text that says what it says, whatever signs of Markdown or HTML are in it. */
const plain = (text: string): string => text.replace(/[\\`*_{}[\]<>#|~&]/g, (sign) => `\\${sign}`);
