import escapeHtml from "escape-html";
import { cardLines, type CardLines } from "./cardLines.js";
import type { CrisisCard } from "./CrisisCard.js";

const STYLE = `body { font: 15px/1.4 sans-serif; max-width: 50em; margin: 1em auto; padding: 0 1em; color: #111 }
h1 { font-size: 1.5em } h2 { font-size: 1.15em; border-top: 2px solid #111; padding-top: .4em }
li { margin: .4em 0 } small { color: #444 } .who { font-size: 1.15em; font-weight: bold }
.say { border-left: 4px solid #111; padding-left: .6em }
@media print { body { margin: 0 } h2, li { break-inside: avoid } }`;

/** A page that needs nothing but itself: no script, no font, no image from anywhere. */
function page(title: string, body: string): string {
  const policy = "default-src 'none'; style-src 'unsafe-inline'";
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width">
<title>${escapeHtml(title)}</title>
<style>
${STYLE}
</style>
${body}
</html>
`;
}

/** A crisis card as one HTML file, for print and for when nothing else works. */
export function cardHtml(card: CrisisCard): string {
  const { title, facts, paths, gaps, stamp } = cardLines(card);
  return page(
    title,
    [
      `<h1>${escapeHtml(title)}</h1>`,
      `<p>${escapeHtml(facts)}</p>`,
      ...paths.map(pathHtml),
      ...gaps.map(
        (heading) => `<h2>${escapeHtml(heading)}</h2>\n<p><b>Nobody has said whom to call.</b></p>`,
      ),
      `<p><small>${escapeHtml(stamp)}</small></p>`,
    ].join("\n"),
  );
}

function pathHtml({ heading, say, steps, doubts }: CardLines["paths"][number]): string {
  const listed = steps.map(({ whom, more }) => {
    const lines = [`<span class="who">${escapeHtml(whom)}</span>`, ...more.map((each) => escapeHtml(each))];
    return `<li>${lines.join("<br>\n")}</li>`;
  });
  return [
    `<h2>${escapeHtml(heading)}</h2>`,
    ...(say === null ? [] : [`<p class="say">Say: ${escapeHtml(say)}</p>`]),
    `<ol>\n${listed.join("\n")}\n</ol>`,
    ...(doubts.length === 0
      ? []
      : [
          `<p>What spoke against it:</p>`,
          `<ul>\n${doubts.map((each) => `<li>${escapeHtml(each)}</li>`).join("\n")}\n</ul>`,
        ]),
  ].join("\n");
}

/** The page that leads to the cards. @param files Each card's file name, in the order in which they are listed. */
export function indexHtml(cards: readonly { readonly card: CrisisCard; readonly file: string }[]): string {
  const items = cards.map(
    ({ card, file }) =>
      `<li><a href="${escapeHtml(encodeURIComponent(file))}">${escapeHtml(card.name)}</a> <small>${card.criticality}</small></li>`,
  );
  return page("Whom to call", `<h1>Whom to call</h1>\n<ul>\n${items.join("\n")}\n</ul>`);
}
