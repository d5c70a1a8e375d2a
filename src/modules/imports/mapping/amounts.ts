import { parseDecimal } from "../../../kernel/moneyRules.js";
import type { Value } from "./valueSchema.js";

type Reading = Pick<Value, "thousands" | "point" | "decimals">;

/**
 * An exact decimal number in the one spelling of `parseDecimal`; null where the text is none. Separators stand between whole
 * groups of three digits, so that "1,5" does not become fifteen. With `decimals` it is rounded, half away from zero.
 */
export function amountOf(text: string, { thousands, point = ".", decimals }: Reading): string | null {
  const [whole = "", fraction, ...more] = text.split(point);
  const digits = thousands === undefined ? whole : withoutGroups(whole, thousands);
  if (digits === null || more.length > 0 || !/^-?\d+$/.test(digits) || !/^\d*$/.test(fraction ?? ""))
    return null;
  const plain = fraction === undefined || fraction === "" ? digits : `${digits}.${fraction}`;
  return parseDecimal(decimals === undefined ? plain : rounded(digits, fraction ?? "", decimals));
}

function withoutGroups(whole: string, separator: string): string | null {
  const [first = "", ...groups] = whole.split(separator);
  if (groups.length === 0) return whole;
  const inGroups = /^-?\d{1,3}$/.test(first) && groups.every((group) => /^\d{3}$/.test(group));
  return inGroups ? [first, ...groups].join("") : null;
}

/** Digits are counted as whole numbers, never as floats. */
function rounded(whole: string, fraction: string, decimals: number): string {
  const sign = whole.startsWith("-") ? "-" : "";
  const kept = whole.replace("-", "") + fraction.slice(0, decimals).padEnd(decimals, "0");
  const up = (fraction[decimals] ?? "0") >= "5" ? 1n : 0n;
  const digits = String(BigInt(kept) + up).padStart(decimals + 1, "0");
  const point = digits.length - decimals;
  return sign + digits.slice(0, point) + (decimals === 0 ? "" : `.${digits.slice(point)}`);
}
