import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { DomainError } from "../../../src/kernel/DomainError.js";
import { Dimension } from "../../../src/modules/evidence/Dimension.js";
import { DIMENSIONS, RATED } from "../../../src/modules/reviews/ratingRules.js";
import { saysWhy } from "../../../src/modules/reviews/reasonRules.js";
import { checkJudgement, checkReview, type ReviewDetails } from "../../../src/modules/reviews/reviewRules.js";

const TODAY = "2026-05-20";
function fieldsOf(check: () => void): (string | null)[] {
  try {
    check();
    return [];
  } catch (error) {
    return (error as DomainError).problems.map(({ field }) => field);
  }
}
const problemsOf = (review: ReviewDetails): (string | null)[] =>
  fieldsOf(() => checkJudgement(review, TODAY));

describe("a text is a reason", () => {
  test.each(["Late again.", "  Came   twice ", "彼らは約束を守った。", "не пришли", "ไม่ได้มาเลย"])(
    "%j",
    (text) => expect(saysWhy(text)).toBe(true),
  );
  test.each(["", " ", "Great!", "...", "★★★★★", "-- !!", null, undefined])("but not %j", (text) =>
    expect(saysWhy(text)).toBe(false),
  );
});

describe("the best and the worst rating", () => {
  test("need a reason, each at its field", () => {
    expect(problemsOf({ ratings: { delivery: 1, expertise: 3, value: 5 } })).toEqual([
      "ratings.delivery",
      "ratings.value",
    ]);
  });

  test("take the comment as the reason of all, or one of their own", () => {
    const ratings = { delivery: 1, value: 5 };
    expect(problemsOf({ ratings, comment: "Late but cheap." })).toEqual([]);
    expect(problemsOf({ ratings, comment: "Hm." })).toEqual(["ratings.delivery", "ratings.value"]);
    const reasons = [{ dimension: Dimension.VALUE, text: "Half the price." }];
    expect(problemsOf({ ratings, reasons })).toEqual(["ratings.delivery"]);
  });

  test("of a source that cannot be asked need none", () => {
    expect(fieldsOf(() => checkReview({ ratings: { delivery: 1, value: 5 } }, TODAY))).toEqual([]);
  });
});

test("a reason says something, of a rating that is given, once", () => {
  const reasons = [
    { dimension: Dimension.DELIVERY, text: "Came late." },
    { dimension: Dimension.DELIVERY, text: "Late." },
    { dimension: Dimension.VALUE, text: "Too dear." },
  ];
  expect(problemsOf({ ratings: { delivery: 2 }, reasons }).sort()).toEqual([
    "reasons.1.dimension",
    "reasons.1.text",
    "reasons.2.dimension",
  ]);
});

const someRatings = fc
  .record(Object.fromEntries(RATED.map((name) => [name, fc.option(fc.integer({ min: 1, max: 5 }))])))
  .filter((ratings) => RATED.some((name) => ratings[name] !== null));

test("exactly the extremes without a reason are refused, whatever the stars", () => {
  fc.assert(
    fc.property(someRatings, fc.subarray(RATED), (ratings, explained) => {
      const judged = explained.filter((name) => ratings[name] !== null);
      const reasons = judged.map((name) => ({ dimension: DIMENSIONS[name], text: "We saw it." }));
      const expected = RATED.filter(
        (name) => (ratings[name] === 1 || ratings[name] === 5) && !judged.includes(name),
      ).map((name) => `ratings.${name}`);
      expect(problemsOf({ ratings, reasons })).toEqual(expected);
      expect(problemsOf({ ratings, reasons, comment: "All in all." })).toEqual([]);
    }),
    { numRuns: 200 },
  );
});
