/** The five sides of routine work that are judged. Crises have a ledger of their own. */
export const DIMENSIONS = ["DELIVERY", "RESPONSIVENESS", "EXPERTISE", "COMMUNICATION", "VALUE"] as const;

/** One of the five dimensions. */
export type Dimension = (typeof DIMENSIONS)[number];

/** A value for each dimension. */
export type PerDimension<Value> = Readonly<{ [Each in Dimension]: Value }>;

/** Makes a value for each dimension. */
export function perDimension<Value>(make: (dimension: Dimension) => Value): PerDimension<Value> {
  return Object.fromEntries(
    DIMENSIONS.map((dimension) => [dimension, make(dimension)]),
  ) as PerDimension<Value>;
}
