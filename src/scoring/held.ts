/** A value held within limits: the nearer limit where it lies beyond one. */
export const held = (value: number, minimum: number, maximum: number): number =>
  Math.min(Math.max(value, minimum), maximum);
