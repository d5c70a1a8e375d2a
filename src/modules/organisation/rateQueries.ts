import sql from "sql-template-tag";
import type { Batch } from "../../kernel/Context.js";
import type { Day } from "../../kernel/dayRules.js";
import { conditionsOf } from "../../kernel/filters.js";
import { groupBy } from "../../kernel/groupBy.js";
import type { PageArgs } from "../../kernel/PageArgs.js";
import { listPage, type Page } from "../../kernel/pages.js";
import type { Reader } from "../../kernel/Reader.js";
import { tableOf } from "../../kernel/tables.js";
import { ExchangeRate } from "./ExchangeRate.js";
import type { ExchangeRateFilter } from "./rateInputs.js";

/** The rate of two currencies that begins on a day, or null. */
export async function findRate(
  reader: Reader,
  { fromCurrency, toCurrency, startsOn }: Pick<ExchangeRate, "fromCurrency" | "toCurrency" | "startsOn">,
): Promise<ExchangeRate | null> {
  const table = tableOf(reader.dataSource, ExchangeRate);
  const [rate] = await reader.rows<ExchangeRate>(sql`
    SELECT ${table.columns} FROM ${table.name} t
    WHERE t.from_currency = ${fromCurrency} AND t.to_currency = ${toCurrency} AND t.starts_on = ${startsOn}::date`);
  return rate ?? null;
}

/** A page of rates, the latest first. Errors as for listPage and conditionsOf. */
export function listRates(
  reader: Reader,
  page: PageArgs,
  filter: ExchangeRateFilter | null | undefined,
): Promise<Page<ExchangeRate>> {
  return listPage(reader, ExchangeRate, page, {
    where: conditionsOf(filter, {
      fromCurrency: sql`t.from_currency`,
      toCurrency: sql`t.to_currency`,
      startsOn: sql`t.starts_on`,
    }),
    order: { name: "STARTS_ON", value: sql`t.starts_on`, type: "date", direction: "DESC" },
  });
}

/** All rates into a currency as they hold on a day, by the currency that they are of; one that has none is left out. */
export const ratesInto: Batch<
  { readonly currency: string; readonly day: Day },
  ReadonlyMap<string, ExchangeRate>
> = async (reader, keys) => {
  const table = tableOf(reader.dataSource, ExchangeRate);
  const found = new Map<string, ReadonlyMap<string, ExchangeRate>>();
  for (const [day, asked] of groupBy(keys, (key) => key.day)) {
    const rows = await reader.rows<ExchangeRate>(sql`
      SELECT DISTINCT ON (t.to_currency, t.from_currency) ${table.columns} FROM ${table.name} t
      WHERE t.to_currency = ANY(${asked.map(({ currency }) => currency)}::text[]) AND t.starts_on <= ${day}::date
      ORDER BY t.to_currency, t.from_currency, t.starts_on DESC`);
    for (const [to, rates] of groupBy(rows, (row) => row.toCurrency))
      found.set(`${day} ${to}`, new Map(rates.map((rate) => [rate.fromCurrency, rate])));
  }
  return keys.map(({ currency, day }) => found.get(`${day} ${currency}`) ?? new Map<string, ExchangeRate>());
};
