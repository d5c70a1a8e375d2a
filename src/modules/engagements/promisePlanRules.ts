import type { EngagementPromise } from "./EngagementPromise.js";
import type { NewPromise, PromiseChange } from "./engagementRules.js";

/** What a statement of an engagement changes about the promises that are stored, and which it adds. */
export interface PromisePlan {
  readonly promises: readonly PromiseChange[];
  readonly newPromises: readonly NewPromise[];
}

/**
 * Matches the promises that another system states with those stored: by kind, the first with the first. Where it states another
 * date than the first one that was promised, the promise was moved; the first date stays.
 */
export function planPromises(stored: readonly EngagementPromise[], said: readonly NewPromise[]): PromisePlan {
  const left = [...stored];
  const promises: PromiseChange[] = [];
  const newPromises: NewPromise[] = [];
  for (const each of said) {
    const at = left.findIndex(({ kind }) => kind === each.kind);
    const [known] = at < 0 ? [] : left.splice(at, 1);
    if (!known) newPromises.push(each);
    else promises.push(...changesOf(known, each));
  }
  return { promises, newPromises };
}

function changesOf(known: EngagementPromise, said: NewPromise): PromiseChange[] {
  const moved = isSame(known.promisedFor, said.promisedFor) ? undefined : said.promisedFor;
  const revisedTo = news(known.revisedTo, said.revisedTo ?? moved);
  const fulfilledAt = news(known.fulfilledAt, said.fulfilledAt);
  return revisedTo === undefined && fulfilledAt === undefined
    ? []
    : [{ id: known.id, revisedTo, fulfilledAt }];
}

/** What is said, where it is something else than what is known. */
const news = (known: Date | null, said: Date | null | undefined): Date | null | undefined =>
  said === undefined || isSame(known, said) ? undefined : said;

const isSame = (a: Date | null, b: Date | null): boolean => a?.getTime() === b?.getTime();
