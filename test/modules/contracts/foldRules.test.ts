import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { ContractKind } from "../../../src/modules/contracts/Contract.js";
import { checkFit } from "../../../src/modules/contracts/fitRules.js";
import {
  foldItems,
  type FoldedContract,
  type Observation,
} from "../../../src/modules/contracts/foldRules.js";
import { RenewalMode } from "../../../src/modules/contracts/RenewalMode.js";
import { timelineOf, type TermFacts } from "../../../src/modules/contracts/timelineRules.js";
import { sumOf } from "../../../src/kernel/decimalRules.js";

/** An item of one year from January 2014 on, as a snapshot of that year's March says it; tests say what is different. */
const seen = (different: Partial<Observation> = {}): Observation => ({
  item: "7",
  observedOn: "2014-03-31",
  title: "Help desk",
  startsOn: "2014-01-01",
  endsOn: "2014-12-31",
  amount: "100.00",
  paid: "0.00",
  holderId: "bolt",
  formerHolderId: null,
  kind: ContractKind.SOW,
  number: "7",
  department: "Health",
  renewalMode: RenewalMode.EXPRESS,
  currency: "USD",
  ...different,
});
const fold = (...observations: Partial<Observation>[]): FoldedContract =>
  foldItems(observations.map(seen)) as FoldedContract;

const renewal = { item: "701", startsOn: "2015-01-01", endsOn: "2015-12-31", observedOn: "2015-03-31" };

describe("the items of a contract", () => {
  test("nothing is no contract, and one item is its first term and what was paid", () => {
    expect(foldItems([])).toBeNull();
    expect(fold({ paid: "40.00" })).toEqual({
      partnerId: "bolt",
      predecessorIds: [],
      kind: "SOW",
      title: "Help desk",
      number: "7",
      department: "Health",
      renewalMode: "EXPRESS",
      currency: "USD",
      observedOn: "2014-03-31",
      terms: [
        {
          reference: "7",
          startsOn: "2014-01-01",
          endsOn: "2014-12-31",
          lapsedFrom: null,
          amount: "100.00",
        },
      ],
      amendments: [],
      payments: [{ reference: "7", paidOn: "2014-03-31", amount: "40.00" }],
    });
  });

  test("an item that follows is a renewal; one that leaves a gap says so", () => {
    const later = { ...renewal, item: "702", startsOn: "2016-03-01", endsOn: "2016-12-31" };
    expect(fold({}, renewal, later).terms).toEqual([
      expect.objectContaining({ reference: "7", lapsedFrom: null }),
      expect.objectContaining({ reference: "701", startsOn: "2015-01-01", lapsedFrom: null }),
      expect.objectContaining({ reference: "702", startsOn: "2016-03-01", lapsedFrom: "2016-01-01" }),
    ]);
  });

  test("items of one start say anew what is agreed and paid: amendments by the difference, and no payment twice", () => {
    const more = { item: "701", amount: "150.00", paid: "120.00", title: "More", observedOn: "2014-06-30" };
    const less = { ...more, item: "702", amount: "130.00", endsOn: "2015-03-31", title: "Less, for longer" };
    const same = { ...less, item: "703", title: "Another schedule", paid: "125.00" };
    const { terms, amendments, payments } = fold({ paid: "90.00" }, more, less, same);
    expect(terms).toHaveLength(1);
    expect(amendments).toEqual([
      { reference: "701", effectiveOn: "2014-01-01", title: "More", amount: "50.00", endsOn: null },
      {
        reference: "702",
        effectiveOn: "2014-01-01",
        title: "Less, for longer",
        amount: "-20.00",
        endsOn: "2015-03-31",
      },
      {
        reference: "703",
        effectiveOn: "2014-01-01",
        title: "Another schedule",
        amount: null,
        endsOn: null,
      },
    ]);
    expect(payments).toEqual([{ reference: "703", paidOn: "2014-06-30", amount: "125.00" }]);
  });

  test("an item that begins before another ends amends its term, and both count", () => {
    const early = { ...renewal, startsOn: "2014-11-01", amount: "80.00", paid: "10.00" };
    const { terms, amendments, payments } = fold({ paid: "95.00" }, early);
    expect(terms).toHaveLength(1);
    expect(amendments).toEqual([
      {
        reference: "701",
        effectiveOn: "2014-11-01",
        title: "Help desk",
        amount: "80.00",
        endsOn: "2015-12-31",
      },
    ]);
    expect(payments.map(({ amount }) => amount)).toEqual(["95.00", "10.00"]);
  });

  test("an item that includes others, and was seen as late, speaks for them; one that was seen before does not", () => {
    const whole = {
      item: "702",
      endsOn: "2015-12-31",
      amount: "230.00",
      paid: "180.00",
      observedOn: "2015-06-30",
    };
    const { terms, amendments, payments } = fold({}, { ...renewal, paid: "70.00" }, whole);
    expect(terms.map(({ startsOn, endsOn }) => [startsOn, endsOn])).toEqual([["2014-01-01", "2014-12-31"]]);
    expect(amendments.map(({ amount, endsOn }) => [amount, endsOn])).toEqual([
      ["100.00", "2015-12-31"],
      ["30.00", null],
    ]);
    expect(payments).toEqual([{ reference: "702", paidOn: "2015-06-30", amount: "180.00" }]);
    const seenLater = { ...renewal, paid: "90.00", observedOn: "2015-09-30" };
    expect(fold({}, seenLater, whole).payments.map(({ amount }) => amount)).toEqual(["180.00", "90.00"]);
  });

  test("a term that is cut short ends sooner, and leaves room for the next", () => {
    const cut = { item: "701", endsOn: "2014-06-30", observedOn: "2014-06-30" };
    const next = { ...renewal, item: "702", startsOn: "2014-07-01" };
    const { terms, amendments } = fold({}, cut, next);
    expect(terms.map(({ startsOn, endsOn }) => [startsOn, endsOn])).toEqual([
      ["2014-01-01", "2014-12-31"],
      ["2014-07-01", "2015-12-31"],
    ]);
    expect(amendments).toEqual([expect.objectContaining({ endsOn: "2014-06-30", amount: null })]);
  });

  test("the latest snapshot says who holds the contract and for whom; whoever was named before is a predecessor", () => {
    const passed = { holderId: "nut", department: "Police", observedOn: "2014-06-30" };
    expect(fold({}, passed, { formerHolderId: "cog" })).toMatchObject({
      partnerId: "nut",
      predecessorIds: ["bolt", "cog"],
      department: "Police",
      observedOn: "2014-06-30",
    });
    expect(fold(passed, { observedOn: "2014-09-30" })).toMatchObject({
      partnerId: "bolt",
      predecessorIds: ["nut"],
    });
    expect(fold({}, { item: "701", title: "Amendment one", observedOn: "2014-06-30" }).title).toBe(
      "Help desk",
    );
  });
});

const day = (month: number): string => new Date(Date.UTC(2014, month - 1, 1)).toISOString().slice(0, 10);
const lastOf = (month: number): string => new Date(Date.UTC(2014, month, 0)).toISOString().slice(0, 10);

/** Snapshots of a few items, whose dates touch, overlap and include each other more often than chance would have them. */
const observations = fc.array(
  fc
    .record({
      item: fc.constantFrom("7", "701", "702", "703", "710"),
      start: fc.integer({ min: 1, max: 12 }),
      months: fc.integer({ min: 1, max: 9 }),
      snapshot: fc.integer({ min: 1, max: 5 }),
      amount: fc.constantFrom(null, "0.00", "10.00", "25.50", "0.0001"),
      paid: fc.constantFrom(null, "0.00", "5.00"),
      holderId: fc.constantFrom("bolt", "nut", "cog"),
      formerHolderId: fc.constantFrom(null, "bolt", "pin"),
      title: fc.constantFrom("Help desk", "More"),
    })
    .map(({ start, months, snapshot, ...rest }) =>
      seen({
        ...rest,
        startsOn: day(start),
        endsOn: lastOf(start + months - 1),
        observedOn: lastOf(snapshot * 3),
      }),
    ),
  { minLength: 1, maxLength: 9 },
);

const factsOf = ({ terms: [first, ...later], amendments, renewalMode }: FoldedContract): TermFacts => ({
  startsOn: first!.startsOn,
  endsOn: first!.endsOn,
  renewalMode,
  renewalMonths: null,
  renewals: later,
  endMoves: amendments.flatMap(({ effectiveOn, endsOn }, at) =>
    endsOn === null ? [] : [{ effectiveOn, endsOn, number: at + 1 }],
  ),
});

describe("laws of the fold", () => {
  test("any order and any repetition of the observations gives the same contract", () => {
    const shuffled = observations.chain((all) =>
      fc
        .tuple(
          fc.constant(all),
          fc.shuffledSubarray(all),
          fc.shuffledSubarray(all, { minLength: all.length }),
        )
        .map(([first, some, again]) => [first, [...some, ...again, ...some]] as const),
    );
    fc.assert(
      fc.property(shuffled, ([all, again]) => {
        expect(foldItems(again)).toEqual(foldItems(all));
      }),
      { numRuns: 500 },
    );
  });

  test("terms neither overlap nor leave an unsaid hole, and the timeline made of them covers each item's first day", () => {
    fc.assert(
      fc.property(observations, (all) => {
        const contract = foldItems(all) as FoldedContract;
        const facts = factsOf(contract);
        checkFit("item", facts);
        const { settled } = timelineOf(facts);
        expect(settled).toHaveLength(contract.terms.length);
        const latest = new Map(
          [...all].sort((a, b) => (a.observedOn < b.observedOn ? -1 : 1)).map((each) => [each.item, each]),
        );
        for (const { item, observedOn } of latest.values()) {
          const twins = all.filter((each) => each.item === item && each.observedOn === observedOn);
          const covered = twins.some(({ startsOn }) =>
            settled.some((term) => term.startsOn <= startsOn && startsOn <= term.endsOn!),
          );
          expect(covered).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });

  test("every item is the first of a term or an amendment, and values and changes add up to what counts", () => {
    fc.assert(
      fc.property(observations, (all) => {
        const { terms, amendments, payments } = foldItems(all) as FoldedContract;
        const references = [...terms, ...amendments].map(({ reference }) => reference);
        expect(references.sort()).toEqual([...new Set(all.map(({ item }) => item))].sort());
        expect(payments.every(({ reference }) => references.includes(reference))).toBe(true);
        const amounts = [...terms, ...amendments].flatMap(({ amount }) => amount ?? []);
        const largest = sumOf(all.flatMap(({ amount }) => amount ?? []));
        expect(Number(sumOf(amounts))).toBeLessThanOrEqual(Number(largest));
        expect(Number(sumOf(amounts))).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 500 },
    );
  });
});
