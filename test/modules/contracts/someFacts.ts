import fc from "fast-check";
import { RenewalMode } from "../../../src/modules/contracts/RenewalMode.js";
import type { ContractFacts } from "../../../src/modules/contracts/termRules.js";
import type { AgreedRenewal, EndMove } from "../../../src/modules/contracts/timelineRules.js";
import { nextDay, turnPages } from "./walkedContract.js";

/** A contract for one year from 2024 on without renewal; tests say what is different. */
export const facts = (different: Partial<ContractFacts> = {}): ContractFacts => ({
  startsOn: "2024-01-01",
  endsOn: "2024-12-31",
  renewalMode: RenewalMode.NONE,
  renewalMonths: null,
  noticeDays: null,
  partnerNoticeDays: null,
  renewals: [],
  endMoves: [],
  termination: null,
  ...different,
});

const after = (day: string, days: number): string => {
  let result = day;
  for (let each = 0; each < days; each++) result = nextDay(result);
  return result;
};
const before = (day: string): string =>
  after(turnPages(day, 0).replace(/^\d+/, String(Number(day.slice(0, 4)) - 1)), 364);

// Month ends, leap days and the turn of the year more often than chance would have them.
const days = fc.oneof(
  fc.constantFrom(
    "2019-12-31",
    "2020-01-31",
    "2020-02-29",
    "2020-03-01",
    "2021-02-28",
    "2023-08-31",
    "2024-02-29",
  ),
  fc
    .tuple(
      fc.integer({ min: 2019, max: 2024 }),
      fc.integer({ min: 1, max: 12 }),
      fc.integer({ min: 1, max: 28 }),
    )
    .map((parts) => parts.map((part) => String(part).padStart(2, "0")).join("-")),
);

const eve = (day: string): string => {
  let result = before(day);
  while (nextDay(result) < day) result = nextDay(result);
  return result;
};

/** Lasts whole months, or any number of days. */
const lengths = fc.oneof(
  fc.record({ months: fc.integer({ min: 1, max: 30 }) }),
  fc.record({ days: fc.integer({ min: 0, max: 700 }) }),
);
const endOf = (startsOn: string, length: { months: number } | { days: number }): string =>
  "months" in length ? eve(turnPages(startsOn, length.months)) : after(startsOn, length.days);

const plans = fc.record({
  startsOn: days,
  initial: lengths,
  openEnded: fc.integer({ min: 0, max: 9 }).map((dice) => dice === 0),
  renewalMode: fc.constantFrom(...Object.values(RenewalMode)),
  renewalMonths: fc.integer({ min: 1, max: 24 }),
  noticeDays: fc.option(fc.integer({ min: 0, max: 100 })),
  renewals: fc.array(
    fc.record({
      gap: fc.constantFrom(0, 0, 0, 1, 40),
      wait: fc.integer({ min: 0, max: 400 }),
      length: lengths,
    }),
    { maxLength: 3 },
  ),
  endMoves: fc.array(
    fc.record({ at: fc.integer({ min: 0, max: 600 }), by: fc.integer({ min: 0, max: 500 }) }),
    { maxLength: 2 },
  ),
  notice: fc.option(
    fc.record({ at: fc.integer({ min: 0, max: 2000 }), window: fc.integer({ min: 0, max: 400 }) }),
  ),
});

/**
 * Contracts of every shape that the rules allow, and some that they do not: renewals and amendments may come in the middle
 * of a term.
 */
export const someFacts: fc.Arbitrary<ContractFacts> = plans.map((plan) => {
  const { startsOn, renewalMode, notice } = plan;
  const endsOn = plan.openEnded ? null : endOf(startsOn, plan.initial);
  const renewals: AgreedRenewal[] = [];
  let last = endsOn;
  for (const { gap, wait, length } of last === null ? [] : plan.renewals) {
    const ended: string = after(last as string, renewalMode === RenewalMode.TACIT ? wait : 0);
    const from = nextDay(ended);
    const begins = after(from, gap);
    last = endOf(begins, length);
    renewals.push({ startsOn: begins, endsOn: last, lapsedFrom: gap === 0 ? null : from });
  }
  const endMoves = plan.endMoves.map(({ at, by }, number): EndMove => {
    const effectiveOn = after(startsOn, at);
    return { effectiveOn, number, endsOn: after(effectiveOn, by) };
  });
  const given = notice && after(startsOn, notice.at);
  return facts({
    startsOn,
    endsOn,
    renewalMode,
    renewalMonths: renewalMode === RenewalMode.NONE ? null : plan.renewalMonths,
    noticeDays: plan.noticeDays,
    renewals,
    endMoves,
    termination:
      given === null ? null : { noticeGivenOn: given, effectiveOn: after(given, notice?.window ?? 0) },
  });
});
