import sql from "sql-template-tag";
import { addDays, checkDay, type Day } from "../../kernel/dayRules.js";
import { Problems } from "../../kernel/DomainError.js";
import { amountOf, checkMoney, type MoneyValue } from "../../kernel/moneyRules.js";
import { insertRecord } from "../../kernel/records.js";
import { checkName, checkNotNull, checkText } from "../../kernel/textRules.js";
import type { Transaction } from "../../kernel/Transaction.js";
import { changeContract, currencyWith, holdContract, refuseTerminated } from "./changeContract.js";
import type { Contract } from "./Contract.js";
import { ContractAmendment } from "./ContractAmendment.js";
import { factsOf } from "./contractFacts.js";
import { checkNotices } from "./contractRules.js";
import { checkFit } from "./fitRules.js";
import { RenewalMode } from "./RenewalMode.js";
import type { ContractFacts } from "./termRules.js";
import { settledUntil, termOn, timelineOf, type Term } from "./timelineRules.js";

interface Amendment {
  /** The amendment's id, where the caller wants to choose it. */
  readonly id?: string | undefined;
  readonly contractId: string;
  readonly expectedVersion: number;
  readonly effectiveOn: Day;
  readonly title: string;
  readonly reason?: string | null | undefined;
  /** By how much the value changes; it may be below zero. */
  readonly amount?: MoneyValue | null | undefined;
  /** To which day it moves the end of the term that runs when it takes effect. */
  readonly endsOn?: Day | null | undefined;
}

/**
 * Agrees a change of a contract.
 * @throws DomainError NOT_FOUND, CONFLICT for a stale version or after notice; INVALID where a moved end lies before its
 * term or the amendment, makes terms overlap or leaves a hole, or for money in another currency.
 */
export async function amendContract(tx: Transaction, amendment: Amendment): Promise<Contract> {
  checkAmendment(amendment);
  const contract = await holdContract(tx, amendment.contractId, amendment.expectedVersion);
  await refuseTerminated(tx, contract);
  const currency = currencyWith(contract, "amount", amendment.amount);
  const number = await nextNumber(tx, contract.id);
  const { effectiveOn, endsOn = null } = amendment;
  if (endsOn !== null) checkMove(await factsOf(tx, contract.id), { effectiveOn, number, endsOn });
  await insertRecord(tx, ContractAmendment, {
    id: amendment.id,
    partnerId: contract.partnerId,
    contractId: contract.id,
    number,
    reference: null,
    effectiveOn,
    title: amendment.title.trim(),
    reason: amendment.reason ?? null,
    amount: amountOf(amendment.amount),
    currency: amendment.amount?.currency ?? null,
    endsOn,
  });
  return changeContract(tx, contract, { currency });
}

function checkAmendment({ effectiveOn, title, reason, amount, endsOn, ...rest }: Amendment): void {
  const problems = new Problems();
  checkNotNull(problems, rest, ["id"]);
  checkDay(problems, "effectiveOn", effectiveOn);
  checkDay(problems, "endsOn", endsOn);
  checkName(problems, "title", title);
  checkText(problems, "reason", reason);
  checkMoney(problems, "amount", amount, { negative: true });
  problems.throwIfAny();
}

/** A moved end must make sense for its term, and leave the terms after it in place. */
function checkMove(
  facts: ContractFacts,
  move: { readonly effectiveOn: Day; readonly number: number; readonly endsOn: Day },
): void {
  const { effectiveOn, endsOn } = move;
  const problems = new Problems();
  problems.unless(endsOn >= effectiveOn, "endsOn", "The end cannot lie before the amendment takes effect.");
  const end = settledUntil(facts);
  const over = facts.renewalMode !== RenewalMode.TACIT && end !== null && effectiveOn > addDays(end, 1);
  problems.unless(!over, "effectiveOn", `The contract ended on ${end ?? "no day"} already: renew it.`);
  problems.throwIfAny();
  const moved = { ...facts, endMoves: [...facts.endMoves, move] };
  const term = movedTerm(moved, endsOn);
  problems.unless(term !== null, "endsOn", "The end cannot lie before its term begins.");
  if (term) checkNotices(problems, facts, term, "endsOn");
  problems.throwIfAny();
  checkFit("endsOn", moved);
}

/** The term that ends on a day by the facts, or null where none does. */
function movedTerm(facts: ContractFacts, endsOn: Day): Term | null {
  const term = termOn(timelineOf(facts), endsOn);
  return term?.endsOn === endsOn ? term : null;
}

async function nextNumber(tx: Transaction, contractId: string): Promise<number> {
  const [row] = await tx.rows<{ number: number }>(
    sql`SELECT coalesce(max(number), 0) + 1 AS number FROM contract_amendment WHERE contract_id = ${contractId}::uuid`,
  );
  return row?.number ?? 1;
}
