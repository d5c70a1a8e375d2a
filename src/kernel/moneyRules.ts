import type { Problems } from "./DomainError.js";

/** An amount in a currency, as the rules see it. */
export interface MoneyValue {
  /** An exact decimal number as text, never a float. */
  readonly amount: string;
  /** An ISO 4217 code. */
  readonly currency: string;
}

const DECIMAL = /^(-?)0*(\d{1,15})(?:\.(\d{1,4}))?$/;
const SHOWN_DIGITS = 2;

/**
 * The one spelling of a decimal number: no leading zeros, at least two digits behind the point, and more only where they
 * say something. "7" → "7.00", "007.5000" → "7.50", "-0" → "0.00". Equal numbers have equal texts.
 * @returns null for what is no decimal number, or has more than 15 digits before the point or 4 behind it.
 */
export function parseDecimal(text: string): string | null {
  const [, sign = "", whole, fraction = ""] = DECIMAL.exec(text) ?? [];
  if (whole === undefined) return null;
  const shown = fraction.replace(/0+$/, "").padEnd(SHOWN_DIGITS, "0");
  const zero = /^0+$/.test(whole + shown);
  return `${zero ? "" : sign}${whole}.${shown}`;
}

const RATE = /^0*(\d{1,10})(?:\.(\d{1,10}))?$/;

/**
 * The one spelling of a rate of exchange, without zeros that say nothing: "01.50" → "1.5".
 * @returns null for what is no decimal number above 0, or has more than 10 digits before the point or behind it.
 */
export function parseRate(text: string): string | null {
  const [, whole = "", fraction = ""] = RATE.exec(text) ?? [];
  if (/^0*$/.test(whole + fraction)) return null;
  const shown = fraction.replace(/0+$/, "");
  return shown === "" ? whole : `${whole}.${shown}`;
}

/** The amount in the one spelling in which it is stored; null where there is none. The rules have checked it. */
export const amountOf = (money: MoneyValue | null | undefined): string | null =>
  money ? parseDecimal(money.amount) : null;

/** Below zero? Zero itself is not. The decimal must be in the spelling of `parseDecimal`. */
export const isNegative = (decimal: string): boolean => decimal.startsWith("-");

const CURRENCIES = new Set(Intl.supportedValuesOf("currency"));

/** Whether this is a code of ISO 4217 for a currency in use, such as "EUR"; only capitals count. */
export const isCurrency = (code: string): boolean => CURRENCIES.has(code);

/**
 * An amount that is given must be a decimal number within bounds, in a known currency; below zero only where that is
 * allowed. Undefined and null pass: they say nothing.
 */
export function checkMoney(
  problems: Problems,
  field: string,
  money: MoneyValue | null | undefined,
  { negative = false }: { readonly negative?: boolean } = {},
): void {
  if (money === undefined || money === null) return;
  const amount = parseDecimal(money.amount);
  const says = "Write the amount as 1250.00, with at most 15 digits before the point and 4 behind it.";
  problems.unless(amount !== null, `${field}.amount`, says);
  const allowed = amount === null || negative || !isNegative(amount);
  problems.unless(allowed, `${field}.amount`, "The amount cannot be below zero here.");
  problems.unless(isCurrency(money.currency), `${field}.currency`, "Write the currency as in ISO 4217: EUR.");
}
