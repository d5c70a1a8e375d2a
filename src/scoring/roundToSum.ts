/**
 * Rounds parts so that what a reader adds up is the rounded total (the method of largest remainders).
 * @param decimals How many digits stay after the point.
 * @returns The rounded parts, in the order given.
 */
export function roundToSum(parts: readonly number[], total: number, decimals: number): number[] {
  const unit = 10 ** decimals;
  const floors = parts.map((part) => Math.floor(part * unit));
  const missing = Math.round(total * unit) - floors.reduce((sum, each) => sum + each, 0);
  const byRemainder = parts
    .map((part, at) => ({ at, remainder: part * unit - (floors[at] ?? 0) }))
    .sort((a, b) => b.remainder - a.remainder || a.at - b.at);
  const rounded = [...floors];
  // More than one a part would be missing only where the parts do not sum to the total at all.
  for (let each = 0; each < Math.abs(missing) && byRemainder.length > 0; each++) {
    const { at } = byRemainder[each % byRemainder.length] as { at: number };
    rounded[at] = (rounded[at] ?? 0) + Math.sign(missing);
  }
  return rounded.map((each) => each / unit);
}
