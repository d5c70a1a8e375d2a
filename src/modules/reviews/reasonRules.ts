import type { Problems } from "../../kernel/DomainError.js";
import { checkText } from "../../kernel/textRules.js";
import { DIMENSIONS, judged, LEAST_STARS, MOST_STARS, RATED } from "./ratingRules.js";
import type { RatingReason } from "./RatingReason.js";
import type { Ratings } from "./Review.js";

const LEAST_WORDS = 2;
const words = new Intl.Segmenter("und", { granularity: "word" });

/** Whether a text can be a reason: it holds at least two words, in whatever script. */
export function saysWhy(text: string | null | undefined): boolean {
  let found = 0;
  // Words are counted no further than needed, since a text may be long.
  for (const { isWordLike } of words.segment(text ?? ""))
    if (isWordLike === true && ++found === LEAST_WORDS) return true;
  return false;
}

interface Said {
  readonly reasons?: readonly RatingReason[] | null | undefined;
  readonly comment?: string | null | undefined;
}

const NEEDS_A_REASON =
  "The best and the worst rating need a reason, of this dimension or as the comment: two words or more.";

/** The best and the worst rating need a reason: one of their own, or the comment. */
export function checkExtremes(
  problems: Problems,
  ratings: Readonly<Ratings>,
  { reasons, comment }: Said,
): void {
  if (saysWhy(comment)) return;
  const explained = (reasons ?? []).map(({ dimension }): string => dimension);
  for (const name of RATED) {
    const extreme = ratings[name] === LEAST_STARS || ratings[name] === MOST_STARS;
    problems.unless(!extreme || explained.includes(DIMENSIONS[name]), `ratings.${name}`, NEEDS_A_REASON);
  }
}

/** Each reason says something, and no dimension has two. */
export function checkReasons(problems: Problems, reasons: readonly RatingReason[]): void {
  reasons.forEach(({ dimension, text }, at) => {
    const earlier = reasons.slice(0, at).some((each) => each.dimension === dimension);
    problems.unless(!earlier, `reasons.${at}.dimension`, "This dimension has a reason already.");
    problems.unless(saysWhy(text), `reasons.${at}.text`, "A reason has two words or more.");
    checkText(problems, `reasons.${at}.text`, text);
  });
}

/** A reason explains a rating that is given. */
export function checkExplained(
  problems: Problems,
  reasons: readonly RatingReason[],
  ratings: Readonly<Ratings>,
): void {
  const rated = judged(ratings).map((name): string => DIMENSIONS[name]);
  reasons.forEach(({ dimension }, at) =>
    problems.unless(
      rated.includes(dimension),
      `reasons.${at}.dimension`,
      "This dimension is not rated, so there is nothing to explain.",
    ),
  );
}

/** The reasons as they are stored, without blanks around them. */
export const plainReasons = (reasons: readonly RatingReason[] = []): RatingReason[] =>
  reasons.map(({ dimension, text }) => ({ dimension, text: text.trim() }));
