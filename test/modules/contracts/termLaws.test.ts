import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { isDeepStrictEqual } from "node:util";
import { addDays } from "../../../src/kernel/dayRules.js";
import { RenewalMode } from "../../../src/modules/contracts/RenewalMode.js";
import { contractStateAt, positionAt } from "../../../src/modules/contracts/termRules.js";
import { termAfter, termOn, timelineOf, type Term } from "../../../src/modules/contracts/timelineRules.js";
import { someFacts } from "./someFacts.js";
import { walkContract, type WalkedDay } from "./walkedContract.js";

const TEN_YEARS = 3653;
const RUNS = 30;

test("every day of ten years agrees with somebody who lives through them", () => {
  fc.assert(
    fc.property(someFacts, (facts) => {
      const walked = walkContract(facts, addDays(facts.startsOn, -30), TEN_YEARS);
      const computed = walked.map(({ day }): WalkedDay => {
        const { state, term } = contractStateAt(facts, day);
        const { currentTerm, lastSafeNoticeOn, nextRenewalOn } = positionAt(facts, day);
        if (!isDeepStrictEqual(currentTerm, term)) throw new Error(`Two terms on ${day}.`);
        return { day, state, term, lastSafeNoticeOn, nextRenewalOn };
      });
      const different = walked.findIndex((day, at) => !isDeepStrictEqual(day, computed[at]));
      expect(computed[different]).toEqual(walked[different]);
    }),
    { numRuns: RUNS },
  );
});

/** The terms of fifteen years. */
function termsOf(facts: Parameters<typeof timelineOf>[0]): Term[] {
  const timeline = timelineOf(facts);
  const terms: Term[] = [timeline.settled[0]];
  const until = addDays(facts.startsOn, 15 * 366);
  for (
    let term = termAfter(timeline, facts.startsOn);
    term && term.startsOn < until;
    term = termAfter(timeline, term.startsOn)
  )
    terms.push(term);
  return terms;
}

describe("the terms of a contract", () => {
  test("never overlap, and never leave a hole but one that was agreed", () => {
    fc.assert(
      fc.property(someFacts, (facts) => {
        const gaps = new Map(facts.renewals.map(({ startsOn, lapsedFrom }) => [startsOn, lapsedFrom]));
        const terms = termsOf(facts);
        terms.forEach(({ startsOn, endsOn }, at) => {
          expect(endsOn === null || endsOn >= startsOn).toBe(true);
          const before = terms[at - 1];
          if (!before) return;
          const follows = gaps.get(startsOn) ?? startsOn;
          const agreedHole = facts.renewalMode !== RenewalMode.TACIT && gaps.has(startsOn);
          expect(before.endsOn).not.toBeNull();
          if (agreedHole && facts.endMoves.length > 0) expect((before.endsOn as string) < follows).toBe(true);
          else expect(addDays(before.endsOn as string, 1)).toBe(follows);
        });
      }),
      { numRuns: 300 },
    );
  });

  test("each day lies in the term that the day finds", () => {
    fc.assert(
      fc.property(someFacts, fc.integer({ min: -50, max: 4000 }), (facts, at) => {
        const day = addDays(facts.startsOn, at);
        const found = termsOf(facts).filter(
          ({ startsOn, endsOn }) => startsOn <= day && (endsOn ?? day) >= day,
        );
        expect(found).toEqual([termOn(timelineOf(facts), day)].filter((term) => term !== null));
      }),
      { numRuns: 300 },
    );
  });
});

describe("the last safe notice date", () => {
  test("stays until it has passed, and the next one lies after it", () => {
    fc.assert(
      fc.property(someFacts, fc.integer({ min: -50, max: 4000 }), (facts, at) => {
        const open = { ...facts, termination: null };
        const day = addDays(facts.startsOn, at);
        const safe = positionAt(open, day).lastSafeNoticeOn;
        if (safe === null) return;
        expect(safe >= day).toBe(true);
        expect(positionAt(open, safe).lastSafeNoticeOn).toBe(safe);
        const next = positionAt(open, addDays(safe, 1)).lastSafeNoticeOn;
        expect(next === null || next > safe).toBe(true);
        if (facts.renewalMode === RenewalMode.TACIT) expect(next).not.toBeNull();
      }),
      { numRuns: 300 },
    );
  });
});
