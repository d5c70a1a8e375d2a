/** Below this difference the closed form loses digits, and the series is exact to the last one. */
const NEAR = 0.01;

/**
 * The logarithmic mean (a − b)/ln(a/b) of two positive numbers, and a where they are equal: the weight that makes a
 * product's parts add up exactly (LMDI; Ang, Energy Policy 32, 2004).
 */
export function logMean(a: number, b: number): number {
  const u = (a - b) / (a + b);
  if (Math.abs(u) >= NEAR) return (a - b) / Math.log(a / b);
  const u2 = u * u;
  return (a + b) / 2 / (1 + u2 / 3 + u2 ** 2 / 5 + u2 ** 3 / 7);
}
