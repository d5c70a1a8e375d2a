import { checkDay, type Day } from "../../kernel/dayRules.js";
import { isLess } from "../../kernel/decimalRules.js";
import { conflict, invalid, Problems } from "../../kernel/DomainError.js";
import { amountOf, checkMoney, type MoneyValue } from "../../kernel/moneyRules.js";
import { lockName } from "../../kernel/locks.js";
import { getRecord, insertRecord, updateRecord } from "../../kernel/records.js";
import { checkNotNull, checkText } from "../../kernel/textRules.js";
import type { Transaction } from "../../kernel/Transaction.js";
import { Contract } from "../contracts/Contract.js";
import { todayOf } from "../organisation/settingsQueries.js";
import { holdPartner } from "../partners/holdPartner.js";
import { creditsByContract } from "./creditQueries.js";
import { monthOf } from "./creditRules.js";
import type { ServiceCredit } from "./ServiceCredit.js";
import { ClaimOutcome, ServiceCreditClaim } from "./ServiceCreditClaim.js";

interface NewClaim {
  readonly id?: string | undefined;
  readonly contractId: string;
  /** Any day of the month. */
  readonly month: Day;
  /** Today where nothing is said. */
  readonly claimedOn?: Day | undefined;
  readonly note?: string | null | undefined;
}

/**
 * Records that we asked for what is owed back for a month, by what the ledger says now; also when it was too late.
 * @throws DomainError NOT_FOUND for the contract; INVALID for a wrong field, a month that is not over, or one for which nothing is
 * owed; CONFLICT where we asked before.
 */
export async function claimCredit(tx: Transaction, input: NewClaim): Promise<ServiceCreditClaim> {
  const today = await todayOf(tx);
  const { id, contractId, claimedOn = today, note = null } = input;
  checkClaim(input, today);
  const contract = await getRecord(tx, Contract, contractId, "contractId");
  const partnerId = await holdPartner(tx, contract.partnerId);
  const month = monthOf(input.month);
  // Two who ask at once must not both find that nobody did.
  await lockName(tx, "service credit", `${contractId} ${month}`);
  const [credits] = await creditsByContract(tx, [{ contractId, months: [month] }]);
  const [credit] = credits as readonly ServiceCredit[];
  if (credit?.claim) throw conflict("month", `We asked on ${credit.claim.claimedOn} already.`, credit.claim);
  if (!credit?.amount) throw invalid("month", "Nothing is owed back for this month.");
  const over = credit.endsOn < claimedOn;
  if (!over) throw invalid("claimedOn", `The month is not over before ${credit.endsOn}.`);
  return insertRecord(tx, ServiceCreditClaim, {
    id,
    partnerId,
    contractId,
    month,
    claimedOn,
    amount: credit.amount.amount,
    currency: credit.amount.currency,
    note,
    settledOn: null,
    outcome: null,
    paidAmount: null,
    reason: null,
  });
}

function checkClaim(input: NewClaim, today: Day): void {
  const problems = new Problems();
  checkNotNull(problems, input, ["id", "claimedOn"]);
  checkDay(problems, "month", input.month);
  checkDay(problems, "claimedOn", input.claimedOn);
  problems.unless((input.claimedOn ?? today) <= today, "claimedOn", "This has not come yet.");
  checkText(problems, "note", input.note);
  problems.throwIfAny();
}

interface Settlement {
  readonly id: string;
  /** The version of the claim that the caller saw. */
  readonly expectedVersion: number;
  readonly outcome: ClaimOutcome;
  /** Today where nothing is said. */
  readonly settledOn?: Day | undefined;
  readonly paid?: MoneyValue | null | undefined;
  readonly reason?: string | null | undefined;
}

/**
 * Records what became of a claim.
 * @throws DomainError NOT_FOUND; INVALID for a wrong field, a payment in another currency or of more than was asked for, or a refusal
 * without a reason; CONFLICT for a stale version or where it was settled before.
 */
export async function settleClaim(tx: Transaction, settlement: Settlement): Promise<ServiceCreditClaim> {
  const { id, expectedVersion, outcome, reason = null, paid = null } = settlement;
  const today = await todayOf(tx);
  const { settledOn = today } = settlement;
  const claim = await getRecord(tx, ServiceCreditClaim, id);
  checkSettlement(claim, { ...settlement, settledOn }, today);
  if (claim.outcome !== null) throw conflict("id", "This claim was settled already.", claim);
  const said = { outcome, settledOn, paidAmount: amountOf(paid), reason: reason?.trim() ?? null };
  return updateRecord(tx, ServiceCreditClaim, id, expectedVersion, said);
}

function checkSettlement(
  { claimedOn, amount, currency }: ServiceCreditClaim,
  settlement: Settlement & { readonly settledOn: Day },
  today: Day,
): void {
  const { outcome, settledOn, paid = null, reason } = settlement;
  const problems = new Problems();
  checkNotNull(problems, settlement, ["settledOn"]);
  checkDay(problems, "settledOn", settledOn);
  problems.unless(settledOn <= today, "settledOn", "This has not come yet.");
  problems.unless(settledOn >= claimedOn, "settledOn", "This is before we asked.");
  checkMoney(problems, "paid", paid);
  const isPaid = outcome === ClaimOutcome.PAID;
  problems.unless(
    (paid !== null) === isPaid,
    "paid",
    "Say how much was paid, and nothing where it was refused.",
  );
  problems.unless((paid?.currency ?? currency) === currency, "paid.currency", `We asked for ${currency}.`);
  problems.unless(
    !isLess(amount, amountOf(paid) ?? "0.00"),
    "paid.amount",
    `We asked for no more than ${amount}.`,
  );
  problems.unless(isPaid || (reason ?? "").trim() !== "", "reason", "Say why it was refused.");
  checkText(problems, "reason", reason);
  problems.throwIfAny();
}
