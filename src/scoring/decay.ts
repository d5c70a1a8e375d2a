import type { Quarter } from "./statistics.js";

/**
 * What evidence of a quarter still weighs as of another one, from 0 to 1. The half puts the evidence of a quarter at
 * its middle.
 */
export const decayOf = (quarter: Quarter, asOf: Quarter, halfLife: number): number =>
  0.5 ** ((asOf - quarter + 0.5) / halfLife);
