import sql from "sql-template-tag";
import { checkDay } from "../../kernel/dayRules.js";
import { conflict, Problems } from "../../kernel/DomainError.js";
import { lockName } from "../../kernel/locks.js";
import { isCurrency, parseRate } from "../../kernel/moneyRules.js";
import { insertRecord, updateRecord } from "../../kernel/records.js";
import { checkNotNull } from "../../kernel/textRules.js";
import type { Transaction } from "../../kernel/Transaction.js";
import { ExchangeRate } from "./ExchangeRate.js";
import { findRate } from "./rateQueries.js";

interface RateUpsert extends Pick<ExchangeRate, "fromCurrency" | "toCurrency" | "rate" | "startsOn"> {
  readonly id?: string | undefined;
  readonly expectedVersion?: number | undefined;
}

/**
 * Sets what one unit of a currency is worth in another from a day on: adds the rate, or changes the one of that day.
 * @throws DomainError INVALID for a wrong field, CONFLICT for a stale version.
 */
export async function upsertRate(tx: Transaction, input: RateUpsert): Promise<ExchangeRate> {
  checkRate(input);
  const { id, expectedVersion, fromCurrency, toCurrency, startsOn } = input;
  const rate = parseRate(input.rate) as string;
  await lockName(tx, "exchange rate", `${fromCurrency} ${toCurrency} ${startsOn}`);
  const known = await findRate(tx, input);
  if (known) return updateRecord(tx, ExchangeRate, known.id, expectedVersion ?? known.version, { rate });
  if (expectedVersion !== undefined)
    throw conflict("expectedVersion", "There is no such rate yet, so it has no version.");
  return insertRecord(tx, ExchangeRate, { id, fromCurrency, toCurrency, rate, startsOn });
}

function checkRate(input: RateUpsert): void {
  const problems = new Problems();
  const { fromCurrency, toCurrency, rate, startsOn } = input;
  checkNotNull(problems, input, ["id", "expectedVersion"]);
  for (const field of ["fromCurrency", "toCurrency"] as const)
    problems.unless(isCurrency(input[field]), field, "Write the currency as in ISO 4217: EUR.");
  problems.unless(fromCurrency !== toCurrency, "toCurrency", "A rate is between two currencies.");
  const positive = parseRate(rate) !== null;
  problems.unless(
    positive,
    "rate",
    "Write the rate as 1.0856, above 0, with at most 10 digits behind the point.",
  );
  checkDay(problems, "startsOn", startsOn);
  problems.throwIfAny();
}

interface RateRemoval {
  readonly id: string;
  readonly expectedVersion: number;
}

/** Removes a rate; the audit keeps what it was. @throws DomainError NOT_FOUND, CONFLICT for a stale version. */
export async function removeRate(
  tx: Transaction,
  { id, expectedVersion }: RateRemoval,
): Promise<ExchangeRate> {
  const rate = await updateRecord(tx, ExchangeRate, id, expectedVersion, {});
  await tx.rows(sql`DELETE FROM exchange_rate WHERE id = ${id}::uuid`);
  return rate;
}
