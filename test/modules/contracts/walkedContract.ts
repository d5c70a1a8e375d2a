import { RenewalMode } from "../../../src/modules/contracts/RenewalMode.js";
import type { ContractFacts } from "../../../src/modules/contracts/termRules.js";

/** What a contract is on one day, as somebody finds who lives through all of its days, one after the other. */
export interface WalkedDay {
  readonly day: string;
  readonly state: string;
  readonly term: { readonly startsOn: string; readonly endsOn: string | null } | null;
  readonly lastSafeNoticeOn: string | null;
  readonly nextRenewalOn: string | null;
}

interface WalkedTerm {
  startsOn: string;
  endsOn: string | null;
}

/** The day after, by the calendar: no library, and nothing of what is tested. */
export function nextDay(day: string): string {
  const [year = 0, month = 0, date = 0] = day.split("-").map(Number);
  if (date < lengthOf(year, month)) return write(year, month, date + 1);
  return month < 12 ? write(year, month + 1, 1) : write(year + 1, 1, 1);
}

const lengthOf = (year: number, month: number): number => {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
};

const write = (year: number, month: number, date: number): string =>
  [String(year).padStart(4, "0"), String(month).padStart(2, "0"), String(date).padStart(2, "0")].join("-");

/** Turns the calendar's pages one by one; on a page without such a date, the last one. */
export function turnPages(day: string, pages: number): string {
  const [year = 0, month = 0, date = 0] = day.split("-").map(Number);
  let [y, m] = [year, month];
  for (let page = 0; page < pages; page++) [y, m] = m < 12 ? [y, m + 1] : [y + 1, 1];
  return write(y, m, Math.min(date, lengthOf(y, m)));
}

const YEARS_AHEAD = 6;

/** Lives through `days` days from `from` on. */
export function walkContract(facts: ContractFacts, from: string, days: number): WalkedDay[] {
  const calendar: string[] = [facts.startsOn < from ? facts.startsOn : from];
  const until = turnPages(from, 12 * (YEARS_AHEAD + Math.ceil(days / 365)));
  while ((calendar.at(-1) as string) < until) calendar.push(nextDay(calendar.at(-1) as string));
  const terms = walkTerms(facts, calendar);
  const termOfDay = new Map<string, WalkedTerm>();
  for (const term of terms)
    for (let day = term.startsOn; day <= (term.endsOn ?? until) && day <= until; day = nextDay(day)) {
      if (termOfDay.has(day)) throw new Error(`${day} lies in two terms.`);
      termOfDay.set(day, term);
    }
  const start = calendar.indexOf(from);
  const safeDays = safeDaysOf(facts, terms, calendar);
  return calendar.slice(start, start + days).map((day) => live(facts, terms, termOfDay, day, safeDays));
}

function walkTerms(facts: ContractFacts, calendar: readonly string[]): WalkedTerm[] {
  let term: WalkedTerm = { startsOn: facts.startsOn, endsOn: facts.endsOn };
  const terms = [term];
  let lapsed = false;
  let anchor: string | null = null;
  for (const day of calendar) {
    const renewal = facts.renewals.find(({ startsOn }) => startsOn === day);
    const lapse = facts.renewals.find(({ lapsedFrom }) => lapsedFrom === day);
    const endBefore = (first: string): void => {
      const eve = calendar[calendar.indexOf(first) - 1] as string;
      if (term.endsOn === null || term.endsOn > eve) term.endsOn = eve;
    };
    if (lapse) {
      lapsed = true;
      endBefore(day);
    }
    if (renewal) {
      endBefore(renewal.lapsedFrom ?? day);
      lapsed = false;
      anchor = null;
      terms.push((term = { startsOn: day, endsOn: renewal.endsOn }));
    } else if (!lapsed && facts.renewalMode === RenewalMode.TACIT && (term.endsOn ?? day) < day) {
      anchor ??= anchorFor(facts, term, day);
      terms.push((term = { startsOn: day, endsOn: tacitEnd(facts, anchor, day, calendar) }));
    }
    for (const move of [...facts.endMoves].sort((a, b) => a.number - b.number))
      if (move.effectiveOn === day) [term.endsOn, anchor] = [move.endsOn, null];
  }
  return terms;
}

/** The day from which months are counted: the first start, else that of the term before, else anew. */
const anchorFor = (facts: ContractFacts, before: WalkedTerm, day: string): string =>
  [facts.startsOn, before.startsOn].find((anchor) => turnPages(anchor, pagesTo(anchor, day)) === day) ?? day;

function pagesTo(anchor: string, day: string): number {
  let pages = 0;
  while (turnPages(anchor, pages) < day) pages++;
  return pages;
}

function tacitEnd(facts: ContractFacts, anchor: string, day: string, calendar: readonly string[]): string {
  const following = turnPages(anchor, pagesTo(anchor, day) + (facts.renewalMonths ?? 0));
  return calendar[calendar.indexOf(following) - 1] ?? "9999-12-31";
}

function live(
  facts: ContractFacts,
  terms: readonly WalkedTerm[],
  termOfDay: ReadonlyMap<string, WalkedTerm>,
  day: string,
  safeDays: readonly string[],
): WalkedDay {
  const { termination } = facts;
  const last = termination && day >= termination.noticeGivenOn ? termination.effectiveOn : null;
  const full = last !== null && day > last ? undefined : termOfDay.get(day);
  const term = full && {
    startsOn: full.startsOn,
    endsOn: last !== null && (full.endsOn === null || full.endsOn > last) ? last : full.endsOn,
  };
  const following = terms.find(({ startsOn }) => startsOn > day && startsOn !== facts.startsOn);
  const state = ((): string => {
    if (day < facts.startsOn) return "NOT_YET_IN_FORCE";
    if (last !== null && day > last) return "TERMINATED";
    if (term) return last === null ? "IN_FORCE" : "IN_NOTICE";
    return following ? "LAPSED" : "ENDED";
  })();
  return {
    day,
    state,
    term: term ?? null,
    lastSafeNoticeOn: last === null ? (safeDays.find((safe) => safe >= day) ?? null) : null,
    nextRenewalOn: following && (last === null || following.startsOn <= last) ? following.startsOn : null,
  };
}

/** The days on which exactly the notice window is left of a term that no agreed one follows. */
function safeDaysOf(
  facts: ContractFacts,
  terms: readonly WalkedTerm[],
  calendar: readonly string[],
): string[] {
  if (facts.renewalMode === RenewalMode.NONE) return [];
  const agreed = new Set(facts.renewals.map(({ startsOn }) => startsOn));
  const lastAgreed = Math.max(
    ...terms.map((term, at) => (agreed.has(term.startsOn) ? at : 0)),
    ...facts.endMoves.map(({ effectiveOn }) => terms.findLastIndex((term) => term.startsOn <= effectiveOn)),
    0,
  );
  const ends = new Set(terms.slice(lastAgreed).map(({ endsOn }) => endsOn));
  const window = facts.noticeDays ?? 0;
  return calendar.filter((_day, at) => ends.has(calendar[at + window] ?? ""));
}
