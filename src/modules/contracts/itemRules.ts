import type { Day } from "../../kernel/dayRules.js";
import { sumOf } from "../../kernel/decimalRules.js";

/** What one snapshot of a published list says about one item of a contract: an agreement on money for a stretch of time. */
export interface Item {
  /** Its number, by which the list knows it. Later ones have longer numbers, or ones that come later in the alphabet. */
  readonly item: string;
  /** The date of the snapshot. */
  readonly observedOn: Day;
  readonly title: string;
  readonly startsOn: Day;
  /** The last day, that day included. */
  readonly endsOn: Day;
  /** What is agreed for its dates as a whole, as a decimal number; null where nobody says. */
  readonly amount: string | null;
  /** What was paid for its dates as a whole, up to the snapshot. */
  readonly paid: string | null;
}

/** Below zero where the item was agreed before the other, above where after, by their numbers; zero for one item. */
export const byNumber = (a: Item, b: Item): number =>
  a.item.length - b.item.length || compare(a.item, b.item);

/** What was seen last comes last; of one snapshot, what has the later number. */
export const bySnapshot = (a: Item, b: Item): number =>
  compare(a.observedOn, b.observedOn) || byNumber(a, b) || compare(written(a), written(b));

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Only for two statements about one item in one snapshot: their order must not depend on who was read first. */
const written = (item: Item): string => JSON.stringify(Object.entries(item).sort());

/** Of each item what its latest snapshot says, by number. */
export function latestOf<Known extends Item>(items: readonly Known[]): Known[] {
  const latest = new Map<string, Known>();
  for (const each of items) {
    const known = latest.get(each.item);
    if (!known || bySnapshot(known, each) < 0) latest.set(each.item, each);
  }
  return [...latest.values()].sort(byNumber);
}

/**
 * The items that count, by their first day: one that was seen later speaks for all that it includes. Of items that start on one
 * day it is the last one, since an amendment says anew what is agreed and paid for the term as a whole; and one that starts
 * earlier and ends no sooner includes another. So what these items say can be added up, and nothing is counted twice.
 */
export function standing<Known extends Item>(items: readonly Known[]): Known[] {
  const heads = new Map<Day, Known>();
  for (const each of items) {
    const head = heads.get(each.startsOn);
    if (!head || bySnapshot(head, each) < 0) heads.set(each.startsOn, each);
  }
  const all = [...heads.values()];
  const included = (part: Known): boolean => all.some((whole) => includes(whole, part));
  return all.filter((each) => !included(each)).sort((a, b) => compare(a.startsOn, b.startsOn));
}

const includes = (whole: Item, part: Item): boolean =>
  whole.startsOn < part.startsOn && whole.endsOn >= part.endsOn && whole.observedOn >= part.observedOn;

/** A term, and the items that made it, by their numbers: the one by which it was agreed first, and those that changed it. */
export interface ItemTerm {
  readonly startsOn: Day;
  readonly endsOn: Day;
  readonly first: Item;
  readonly changes: readonly Item[];
}

/** The terms that items make, by their first day: items whose dates overlap belong to one term. Each item is in one. */
export function termsOf(items: readonly Item[]): ItemTerm[] {
  const spans: { startsOn: Day; endsOn: Day }[] = [];
  for (const { startsOn, endsOn } of standing(items)) {
    const last = spans.at(-1);
    if (!last || startsOn > last.endsOn) spans.push({ startsOn, endsOn });
    else if (endsOn > last.endsOn) last.endsOn = endsOn;
  }
  return spans.flatMap((span) => {
    const within = ({ startsOn }: Item): boolean => span.startsOn <= startsOn && startsOn <= span.endsOn;
    const [first, ...changes] = items.filter(within).sort(byNumber);
    return first ? [{ ...span, first, changes }] : [];
  });
}

/** What is agreed for all items together; null where none of them says. */
export function amountOf(items: readonly Item[]): string | null {
  const said = standing(items).flatMap(({ amount }) => amount ?? []);
  return said.length === 0 ? null : sumOf(said);
}

/** The last day of all items together. */
export const endOf = (items: readonly Item[]): Day =>
  standing(items).reduce((last, { endsOn }) => (endsOn > last ? endsOn : last), "");
