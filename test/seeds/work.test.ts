import { expect, test } from "@jest/globals";
import { PARTNERS } from "../../seeds/partners.js";
import type { Work } from "../../seeds/scene.js";
import { FINISHED_QUARTERS, timelineTo } from "../../seeds/timeline.js";
import { workOf } from "../../seeds/work.js";
import { dayOf } from "../../src/kernel/dayRules.js";
import { CALENDAR_QUARTERS, firstDayOf, parseQuarter, quarterOf } from "../../src/kernel/Quarter.js";

const quarterAt = (instant: Date): number => quarterOf(dayOf(instant), CALENDAR_QUARTERS);

/** What the work proves, each with the quarter in which it counts. */
const proofsOf = ({
  promises,
  severity,
  outcome,
  endedAt,
}: Work): readonly (readonly [number, unknown])[] => [
  ...promises.map(({ kind, promisedFor, fulfilledAt }) => {
    const kept = fulfilledAt !== null && fulfilledAt <= promisedFor;
    return [quarterAt(fulfilledAt ?? promisedFor), [kind, kept]] as const;
  }),
  [quarterAt(endedAt), [severity, outcome]],
];

const quartersFrom = (first: string, count: number): number[] =>
  Array.from({ length: count }, (_, at) => parseQuarter(first) + at);

test("the work of a quarter proves the same, and in that quarter alone, whatever the quarter", () => {
  const proven = quartersFrom("2020-Q1", 48).map((running) => {
    const timeline = timelineTo(new Date(`${firstDayOf(running, CALENDAR_QUARTERS)}T00:00:00Z`));
    return PARTNERS.flatMap((plan) =>
      Array.from({ length: FINISHED_QUARTERS + 1 }, (_, ago) =>
        workOf(plan, ago, timeline).flatMap((work) =>
          proofsOf(work).map(([quarter, proof]) => [plan.name, ago, running - quarter, proof]),
        ),
      ),
    ).flat();
  });
  const [first = [], ...others] = proven;
  expect(first.length).toBeGreaterThan(2_000);
  expect(first.filter(([, ago, quartersAgo]) => ago !== quartersAgo)).toEqual([]);
  for (const other of others) expect(other).toEqual(first);
});
