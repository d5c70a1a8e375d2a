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
