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
const ROUNDED_AWAY = 10n ** BigInt(PLACES + RATE_PLACES - SHOWN_PLACES);

/**
 * An amount times a rate, rounded once to two digits behind the point, half away from zero.
 * @param amount In the spelling of `parseDecimal`.
 * @param rate In the spelling of `parseRate`.
 */
export function convert(amount: string, rate: string): string {
  const [whole = "0", fraction = ""] = rate.split(".");
  const product = scaled(amount) * BigInt(whole + fraction.padEnd(RATE_PLACES, "0"));
  const half = (product < 0n ? -ROUNDED_AWAY : ROUNDED_AWAY) / 2n;
  return spelled(((product + half) / ROUNDED_AWAY) * 10n ** BigInt(PLACES - SHOWN_PLACES));
}
