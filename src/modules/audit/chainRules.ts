import { createHash } from "node:crypto";

/** One entry as the chain seals it: every value as the text that PostgreSQL shows, so that no digit is lost on the way. */
export interface ChainedEntry {
  readonly id: string;
  readonly number: string;
  readonly at: string;
  readonly actorId: string;
  readonly actorName: string;
  readonly requestId: string;
  readonly action: string;
  readonly kind: string;
  readonly recordId: string;
  readonly change: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** An entry with the place and the hash that it was sealed with. */
export interface SealedEntry extends ChainedEntry {
  readonly position: number;
  readonly hash: string;
}

/** The end of a chain: how many entries it has, and the hash of the last, which stands for all of them. */
export interface ChainEnd {
  readonly position: number;
  readonly hash: string;
}

/** The chain before its first entry. */
export const BEGINNING: ChainEnd = { position: 0, hash: "" };

/** The end of the chain once `entry` has been added: SHA-256, in hex, of the hash before it, its place and its values. */
export function append(end: ChainEnd, entry: ChainedEntry): ChainEnd {
  const position = end.position + 1;
  const { id, number, at, actorId, actorName, requestId, action, kind, recordId, change, before, after } =
    entry;
  const values = [
    id,
    number,
    at,
    actorId,
    actorName,
    requestId,
    action,
    kind,
    recordId,
    change,
    before,
    after,
  ];
  const hash = createHash("sha256")
    .update(JSON.stringify([end.hash, position, ...values]))
    .digest("hex");
  return { position, hash };
}

/** What does not fit in a chain, and where. */
export interface ChainProblem {
  /** The place in the chain, from 1. */
  readonly position: number;
  /** One sentence for a person. */
  readonly problem: string;
}

/**
 * Follows sealed entries, in the order of their places, from `end`: gives the end that the stored hashes lead to, and
 * what does not fit. Behind an entry that does not fit the chain goes on from its stored hash, so that each is judged
 * for itself.
 */
export function follow(
  end: ChainEnd,
  entries: readonly SealedEntry[],
): { readonly end: ChainEnd; readonly problems: ChainProblem[] } {
  const problems: ChainProblem[] = [];
  for (const entry of entries) {
    const { position, hash } = entry;
    if (position !== end.position + 1)
      problems.push({ position: end.position + 1, problem: `Up to ${position - 1}, entries are missing.` });
    else if (append(end, entry).hash !== hash)
      problems.push({ position, problem: "The entry is not what was sealed here." });
    end = { position, hash };
  }
  return { end, problems };
}

/** What does not fit between the end that the entries lead to and the one that was noted. */
export function compareEnds(reached: ChainEnd, noted: ChainEnd): ChainProblem[] {
  if (reached.position < noted.position)
    return [{ position: reached.position + 1, problem: `Up to ${noted.position}, entries are missing.` }];
  if (reached.position > noted.position)
    return [{ position: noted.position + 1, problem: "From here on, entries were sealed by somebody else." }];
  if (reached.hash !== noted.hash)
    return [{ position: noted.position, problem: "The chain does not end as it was sealed." }];
  return [];
}
