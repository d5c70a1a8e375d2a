import quantile from "@stdlib/stats-base-dists-beta-quantile";

/**
 * The quantile of a Beta distribution that is given by its mean and its variance.
 * @param p Between 0 and 1.
 * @param mean Between 0 and 1.
 * @param variance Above 0; held at 0.95·mean·(1 − mean), where the distribution would fall apart into its two ends.
 * @returns From 0 to 1, good to 1e-9.
 */
export function betaQuantile(p: number, mean: number, variance: number): number {
  const widest = mean * (1 - mean);
  const size = widest / Math.min(variance, 0.95 * widest) - 1;
  return quantile(p, mean * size, (1 - mean) * size);
}
