const PLACES = 4;

/** The number as a whole number of ten-thousandths, so that sums are exact. */
function scaled(decimal: string): bigint {
  const [whole = "0", fraction = ""] = decimal.split(".");
  return BigInt(whole + fraction.padEnd(PLACES, "0"));
}

/** The one spelling of `parseDecimal`, of any size. */
function spelled(amount: bigint): string {
  const digits = String(amount < 0n ? -amount : amount).padStart(PLACES + 1, "0");
  const fraction = digits.slice(-PLACES).replace(/0{1,2}$/, "");
  return `${amount < 0n ? "-" : ""}${digits.slice(0, -PLACES)}.${fraction}`;
}

/** The exact sum of decimal numbers as texts; "0.00" of none. They must be in the spelling of `parseDecimal`. */
export const sumOf = (decimals: readonly string[]): string =>
  spelled(decimals.reduce((sum, each) => sum + scaled(each), 0n));

/** The exact difference `a − b`. As for sums. */
export const difference = (a: string, b: string): string => spelled(scaled(a) - scaled(b));

const RATE_PLACES = 10;
const SHOWN_PLACES = 2;

/** A whole number of 1/`parts`, rounded once to two digits behind the point, half away from zero. */
function rounded(amount: bigint, parts: bigint): string {
  const away = parts / 10n ** BigInt(SHOWN_PLACES);
  const half = (amount < 0n ? -away : away) / 2n;
  return spelled(((amount + half) / away) * 10n ** BigInt(PLACES - SHOWN_PLACES));
}

/**
 * An amount times a rate, rounded once to two digits behind the point, half away from zero.
 * @param amount In the spelling of `parseDecimal`.
 * @param rate In the spelling of `parseRate`.
 */
export function convert(amount: string, rate: string): string {
  const [whole = "0", fraction = ""] = rate.split(".");
  const product = scaled(amount) * BigInt(whole + fraction.padEnd(RATE_PLACES, "0"));
  return rounded(product, 10n ** BigInt(PLACES + RATE_PLACES));
}

/** So many percent of an amount, rounded as by `convert`. Both in the spelling of `parseDecimal`. */
export const percentOf = (amount: string, percent: string): string =>
  rounded(scaled(amount) * scaled(percent), 10n ** BigInt(2 * PLACES + 2));

/** An amount divided by a whole number above 0, rounded as by `convert`. */
export const dividedBy = (amount: string, parts: number): string =>
  rounded(scaled(amount), 10n ** BigInt(PLACES) * BigInt(parts));

/** Whether one decimal number is smaller than another. Both in the spelling of `parseDecimal`. */
export const isLess = (a: string, b: string): boolean => scaled(a) < scaled(b);

/** Whether a part of a whole is less than so many percent of it, exactly; both are whole numbers. */
export const isLessThanPercent = (part: number, whole: number, percent: string): boolean =>
  BigInt(part) * 100n * 10n ** BigInt(PLACES) < BigInt(whole) * scaled(percent);
