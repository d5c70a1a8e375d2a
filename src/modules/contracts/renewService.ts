import sql from "sql-template-tag";
import { addDays, addMonths, checkDay, monthsApart, type Day } from "../../kernel/dayRules.js";
import { invalid, Problems } from "../../kernel/DomainError.js";
import { amountOf, checkMoney, type MoneyValue } from "../../kernel/moneyRules.js";
import { insertRecord } from "../../kernel/records.js";
import { checkNotNull } from "../../kernel/textRules.js";
import type { Transaction } from "../../kernel/Transaction.js";
import { todayOf } from "../organisation/settingsQueries.js";
import { changeContract, currencyWith, holdContract, refuseTerminated } from "./changeContract.js";
import type { Contract } from "./Contract.js";
import { factsOf } from "./contractFacts.js";
import { checkNotices } from "./contractRules.js";
import { ContractTerm, ContractTermKind } from "./ContractTerm.js";
import { checkFit } from "./fitRules.js";
import { RenewalMode } from "./RenewalMode.js";
import { positionAt, type ContractFacts } from "./termRules.js";
import { settledUntil } from "./timelineRules.js";

interface Renewal {
  /** The new term's id, where the caller wants to choose it. */
  readonly id?: string | undefined;
  readonly contractId: string;
  readonly expectedVersion: number;
  /** The day after the end where nothing is said; with a tacit renewal, when the next one would begin. */
  readonly startsOn?: Day | undefined;
  /** As long as renewals last where nothing is said; null for until it is terminated. */
  readonly endsOn?: Day | null | undefined;
  readonly value?: MoneyValue | null | undefined;
  /** Today where nothing is said; null for unknown. */
  readonly decidedOn?: Day | null | undefined;
  /** Whether the contract may have bound nobody between its end and the new term. */
  readonly afterLapse?: boolean | undefined;
}

/**
 * Agrees a further term of a contract.
 * @throws DomainError NOT_FOUND, CONFLICT for a stale version or after notice; INVALID where the term would overlap
 * another, leave a hole that is not said to be a lapse, is shorter than a notice window, or for money in another currency.
 */
export async function renewContract(tx: Transaction, renewal: Renewal): Promise<Contract> {
  checkRenewal(renewal);
  const contract = await holdContract(tx, renewal.contractId, renewal.expectedVersion);
  await refuseTerminated(tx, contract);
  const currency = currencyWith(contract, "value", renewal.value);
  const facts = await factsOf(tx, contract.id);
  const today = await todayOf(tx);
  const startsOn = renewal.startsOn ?? firstDayAfter(facts, today);
  const endsOn = renewal.endsOn === undefined ? endFrom(facts, startsOn) : renewal.endsOn;
  const term = {
    startsOn,
    endsOn,
    lapsedFrom: renewal.afterLapse === true ? gapBefore(facts, startsOn) : null,
  };
  const problems = new Problems();
  checkDay(problems, "startsOn", startsOn);
  checkDay(problems, "endsOn", endsOn);
  problems.unless(endsOn === null || endsOn >= startsOn, "endsOn", "A term cannot end before it begins.");
  problems.throwIfAny();
  checkFit("startsOn", { ...facts, renewals: [...facts.renewals, term] });
  checkNotices(problems, facts, term, "endsOn");
  problems.throwIfAny();
  await insertRecord(tx, ContractTerm, {
    id: renewal.id,
    partnerId: contract.partnerId,
    contractId: contract.id,
    number: await nextNumber(tx, contract.id),
    reference: null,
    kind: ContractTermKind.RENEWAL,
    ...term,
    valueAmount: amountOf(renewal.value),
    valueCurrency: renewal.value?.currency ?? null,
    decidedOn: renewal.decidedOn === undefined ? today : renewal.decidedOn,
  });
  return changeContract(tx, contract, { currency });
}

function checkRenewal(renewal: Renewal): void {
  const problems = new Problems();
  checkNotNull(problems, renewal, ["id", "startsOn", "afterLapse"]);
  for (const field of ["startsOn", "endsOn", "decidedOn"] as const) checkDay(problems, field, renewal[field]);
  checkMoney(problems, "value", renewal.value);
  problems.throwIfAny();
}

/** The day on which a next term would begin. @throws DomainError INVALID for a contract without an end. */
function firstDayAfter(facts: ContractFacts, today: Day): Day {
  const next = facts.renewalMode === RenewalMode.TACIT ? positionAt(facts, today).nextRenewalOn : null;
  const end = settledUntil(facts);
  if (next === null && end === null)
    throw invalid("startsOn", "This contract has no end, so there is nothing to renew.");
  return next ?? addDays(end as Day, 1);
}

/** @throws DomainError INVALID at "endsOn" where nobody said how long a renewal lasts. */
function endFrom({ startsOn: first, renewalMonths }: ContractFacts, startsOn: Day): Day {
  if (renewalMonths === null) throw invalid("endsOn", "Say until when: the contract does not say it.");
  // Month ends stay month ends where the term begins whole months after the first one.
  const offset = monthsApart(first, startsOn);
  const [anchor, months] = addMonths(first, offset) === startsOn ? [first, offset] : [startsOn, 0];
  return addDays(addMonths(anchor, months + renewalMonths), -1);
}

/** The first day of the gap before a term that begins on a day; null where there is none. */
function gapBefore(facts: ContractFacts, startsOn: Day): Day | null {
  const end = settledUntil(facts);
  const gap = facts.renewalMode !== RenewalMode.TACIT && end !== null && addDays(end, 1) < startsOn;
  return gap ? addDays(end, 1) : null;
}

async function nextNumber(tx: Transaction, contractId: string): Promise<number> {
  const [row] = await tx.rows<{ number: number }>(
    sql`SELECT coalesce(max(number), 0) + 1 AS number FROM contract_term WHERE contract_id = ${contractId}::uuid`,
  );
  return row?.number ?? 1;
}
