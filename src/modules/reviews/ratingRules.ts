import type { Problems } from "../../kernel/DomainError.js";
import { Dimension } from "../evidence/Dimension.js";
import type { Ratings } from "./Review.js";

/** The dimension of each rating. */
export const DIMENSIONS = {
  delivery: Dimension.DELIVERY,
  responsiveness: Dimension.RESPONSIVENESS,
  expertise: Dimension.EXPERTISE,
  communication: Dimension.COMMUNICATION,
  value: Dimension.VALUE,
} as const;
export const RATED = Object.keys(DIMENSIONS) as (keyof typeof DIMENSIONS)[];

export const LEAST_STARS = 1;
export const MOST_STARS = 5;

/** Those of the five that are judged. */
export const judged = (ratings: Readonly<Ratings>): (keyof typeof DIMENSIONS)[] =>
  RATED.filter((name) => ratings[name] !== undefined && ratings[name] !== null);

/** A review judges something. */
export function checkSomeRating(problems: Problems, ratings: Readonly<Ratings>): void {
  problems.unless(judged(ratings).length > 0, "ratings", "At least one rating is needed.");
}

/** Each rating that is given is 1 to 5 stars. */
export function checkStars(problems: Problems, ratings: Readonly<Ratings>): void {
  for (const name of judged(ratings)) {
    const stars = ratings[name] ?? 0;
    const usable = Number.isInteger(stars) && stars >= LEAST_STARS && stars <= MOST_STARS;
    problems.unless(usable, `ratings.${name}`, `A rating is a whole number from 1 to ${MOST_STARS}.`);
  }
}

/** Every rating with null for what is not judged. */
export const allRatings = (ratings: Readonly<Ratings>): Required<Ratings> => ({
  delivery: ratings.delivery ?? null,
  responsiveness: ratings.responsiveness ?? null,
  expertise: ratings.expertise ?? null,
  communication: ratings.communication ?? null,
  value: ratings.value ?? null,
});
