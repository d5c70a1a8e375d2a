import type { Transaction } from "../src/kernel/Transaction.js";
import { upsertRate } from "../src/modules/organisation/rateService.js";
import { settingsOf } from "../src/modules/organisation/settingsQueries.js";
import { updateSettings } from "../src/modules/settings/settingsService.js";
import type { Demo } from "./demo.js";

const CURRENCY = "GBP";

/** What one unit is worth in pounds, and for how many days that has been so. */
const RATES = [
  ["EUR", "0.8561", 760],
  ["EUR", "0.8437", 380],
  ["EUR", "0.8612", 90],
  ["USD", "0.7893", 760],
  ["USD", "0.7741", 380],
  ["USD", "0.7528", 90],
] as const;

/** The currency in which the group tells sums, and what others are worth in it. Its quarters are those of the calendar. */
export async function seedOrganisation(tx: Transaction, { newId, timeline }: Demo): Promise<void> {
  const { version } = await settingsOf(tx);
  await updateSettings(tx, { expectedVersion: version, currency: CURRENCY });
  for (const [fromCurrency, rate, days] of RATES)
    await upsertRate(tx, {
      id: newId(),
      fromCurrency,
      toCurrency: CURRENCY,
      rate,
      startsOn: timeline.daysAgo(days),
    });
}
