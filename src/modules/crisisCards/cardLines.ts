import { minutesInWords } from "./cardWords.js";
import type {
  CrisisCard,
  CrisisCardContract,
  CrisisCardPath,
  CrisisCardPerson,
  CrisisCardStep,
} from "./CrisisCard.js";

/** What a card says of one severity, line by line. */
interface PathLines {
  readonly heading: string;
  readonly say: string | null;
  /** Each step's lines: whom to call first, and what else is to be known. */
  readonly steps: readonly { readonly whom: string; readonly more: readonly string[] }[];
  readonly doubts: readonly string[];
}

/** What a card says, line by line, whatever it is written in. */
export interface CardLines {
  readonly title: string;
  readonly facts: string;
  readonly paths: readonly PathLines[];
  /** The headings of the severities for which nobody has said whom to call. */
  readonly gaps: readonly string[];
  readonly stamp: string;
}

/** The lines of a card, each a plain text of one line. */
export function cardLines(card: CrisisCard): CardLines {
  const { name, criticality, supportLevel, recoveryTimeMinutes, hours } = card;
  const facts = [
    `Criticality ${criticality}`,
    `help up to ${supportLevel} is needed`,
    recoveryTimeMinutes !== null && `back within ${minutesInWords(recoveryTimeMinutes)}`,
    hours !== null && `runs ${hours}`,
  ];
  return {
    title: line(`${name}: whom to call`),
    facts: line(`${joined(facts)}.`),
    paths: card.paths.map(pathLines),
    gaps: card.withoutPath,
    stamp: `Made for ${card.madeFor.toISOString()}. Contents ${card.sha256}: a newer card with the same is no different.`,
  };
}

const pathLines = ({ severity, callScript, steps, readiness }: CrisisCardPath): PathLines => ({
  heading: `${severity}: ${readiness.state} at that time`,
  say: callScript === null ? null : line(callScript),
  steps: steps.map((step) => ({ whom: line(personText(step.call)), more: stepLines(step).map(line) })),
  doubts: readiness.reasons.map(({ message, fix }) => line(`${message} ${fix}`)),
});

function stepLines(step: CrisisCardStep): string[] {
  const { afterMinutes, attempts, supportLevel, partner, deputy, hours, contracts } = step;
  const when = [
    partner ?? "our own",
    supportLevel,
    afterMinutes === 0 ? "at once" : `after ${minutesInWords(afterMinutes)}`,
    attempts > 1 && `${attempts} times`,
  ];
  return [
    joined(when),
    ...(deputy === null ? [] : [`stands in: ${personText(deputy)}`]),
    ...(hours === null ? [] : [`works ${hours}`]),
    ...contracts.map(contractText),
  ];
}

/** Who somebody is and how to reach them. */
const personText = ({ name, title, phone, email }: CrisisCardPerson): string =>
  joined([title === null ? name : `${name} (${title})`, phone, email]);

/** What entitles us to help, as it is said on the telephone. */
const contractText = ({ number, title, supportLevel, hours, ...promised }: CrisisCardContract): string =>
  joined([
    number === null ? `contract "${title}"` : `contract ${number}, "${title}"`,
    supportLevel !== null && `up to ${supportLevel}`,
    hours,
    promised.respondMinutes !== null &&
      `answer within ${minutesInWords(promised.respondMinutes)} of those hours`,
    promised.resolveMinutes !== null &&
      `remedy within ${minutesInWords(promised.resolveMinutes)} of those hours`,
  ]);

const joined = (parts: readonly (string | null | false)[]): string =>
  parts.filter((part) => part !== null && part !== false).join(", ");

const line = (text: string): string => text.replace(/\s+/g, " ").trim();
