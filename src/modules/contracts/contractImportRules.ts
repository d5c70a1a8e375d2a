import { checkDay, type Day } from "../../kernel/dayRules.js";
import { Problems } from "../../kernel/DomainError.js";
import { isCurrency, isNegative } from "../../kernel/moneyRules.js";
import { checkLine, checkName } from "../../kernel/textRules.js";
import type { ContractKind } from "./Contract.js";
import type { RenewalMode } from "./RenewalMode.js";

/** What a published list may say about an item of a contract. */
export interface ItemDetails {
  readonly kind: ContractKind;
  readonly number?: string | undefined;
  readonly department?: string | undefined;
  /** The currency of its amounts. */
  readonly currency?: string | undefined;
  /** In a list each renewal is an item of its own, so none is tacit. */
  readonly renewalMode?: Exclude<RenewalMode, RenewalMode.TACIT> | undefined;
  readonly item: {
    /** Its number; where the list has none, there is one item to a contract. */
    readonly number?: string | undefined;
    readonly title: string;
    readonly startsOn: Day;
    readonly endsOn: Day;
    /** What is agreed for its dates, a decimal number. */
    readonly amount?: string | undefined;
    /** What was paid for its dates up to the snapshot, a decimal number. */
    readonly paid?: string | undefined;
  };
}

/** @throws DomainError INVALID with every field that is wrong in itself. */
export function checkItem({ number, department, currency, item }: ItemDetails): void {
  const problems = new Problems();
  checkLine(problems, "number", number);
  checkLine(problems, "department", department);
  checkLine(problems, "item.number", item.number);
  checkName(problems, "item.title", item.title);
  checkDay(problems, "item.startsOn", item.startsOn);
  checkDay(problems, "item.endsOn", item.endsOn);
  problems.unless(item.endsOn >= item.startsOn, "item.endsOn", "It cannot end before it begins.");
  for (const field of ["amount", "paid"] as const) {
    const amount = item[field];
    if (amount === undefined) continue;
    problems.unless(!isNegative(amount), `item.${field}`, `This cannot be below zero, as ${amount} is.`);
    problems.unless(currency !== undefined, "currency", "Say in which currency the amounts are.");
  }
  const known = currency === undefined || isCurrency(currency);
  problems.unless(known, "currency", "Write the currency as in ISO 4217: EUR.");
  problems.throwIfAny();
}
