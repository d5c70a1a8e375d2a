import type { Context } from "../../kernel/Context.js";
import type { Day } from "../../kernel/dayRules.js";
import type { MoneyValue } from "../../kernel/moneyRules.js";
import type { MoneySum } from "./MoneySum.js";
import { sumOver } from "./moneySumRules.js";
import { ratesInto } from "./rateQueries.js";
import { settingsOf } from "./settingsQueries.js";

/** The sum of amounts in the organisation's currency, at the rates that hold on a day. */
export async function moneySum(ctx: Context, amounts: readonly MoneyValue[], day: Day): Promise<MoneySum> {
  const { currency } = await settingsOf(ctx);
  const rates = currency === null ? new Map() : await ctx.load(ratesInto, { currency, day });
  return sumOver(amounts, currency, rates);
}
