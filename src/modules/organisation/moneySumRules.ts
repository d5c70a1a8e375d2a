import { convert, sumOf } from "../../kernel/decimalRules.js";
import type { MoneyValue } from "../../kernel/moneyRules.js";
import type { MoneySum, MoneySumPart } from "./MoneySum.js";
import type { ExchangeRate } from "./ExchangeRate.js";

/**
 * Sums amounts over currencies. Each currency's part is summed exactly, converted, and rounded once; the total is the exact
 * sum of what is shown, so that it adds up for a reader.
 * @param currency The currency of the total; null for none, then amounts of one currency alone have one.
 * @param rates By the currency that they are of.
 */
export function sumOver(
  amounts: readonly MoneyValue[],
  currency: string | null,
  rates: ReadonlyMap<string, ExchangeRate>,
): MoneySum {
  const codes = [...new Set(amounts.map((each) => each.currency))].sort();
  const into = currency ?? (codes.length === 1 ? codes[0] : undefined) ?? null;
  const parts = codes.map((code): MoneySumPart => {
    const amount = sumOf(amounts.filter((each) => each.currency === code).map((each) => each.amount));
    const rate = rates.get(code) ?? null;
    const worth = code === into ? amount : rate && convert(amount, rate.rate);
    return {
      amount: { amount, currency: code },
      rate: code === into ? null : rate,
      converted: worth === null || into === null ? null : { amount: worth, currency: into },
    };
  });
  const converted = parts.flatMap((part) => part.converted ?? []);
  const whole = into !== null && parts.length > 0 && converted.length === parts.length;
  return {
    total: whole ? { amount: sumOf(converted.map(({ amount }) => amount)), currency: into } : null,
    parts,
    missingRates:
      into === null ? [] : parts.filter((part) => !part.converted).map(({ amount }) => amount.currency),
  };
}
