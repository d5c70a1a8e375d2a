/** `value`, held between two limits. */
export const clamp = (value: number, least: number, most: number): number =>
  Math.min(Math.max(value, least), most);

/** The sum in the order given. */
export const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** The limits between which a probability is held, so that its logarithm and its odds stay finite. */
export const holdProbability = (value: number): number => clamp(value, 0.02, 0.998);

/** How much a quarter of that age still counts: half after each half-life, measured from the middle of the quarter. */
export const decay = (age: number, halfLife: number): number => 0.5 ** ((age + 0.5) / halfLife);
