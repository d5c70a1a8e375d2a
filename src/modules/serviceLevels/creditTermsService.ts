import { addDays, addMonths, checkDay, monthsApart, type Day } from "../../kernel/dayRules.js";
import { dividedBy } from "../../kernel/decimalRules.js";
import { conflict, invalid, Problems } from "../../kernel/DomainError.js";
import { amountOf, checkMoney, type MoneyValue } from "../../kernel/moneyRules.js";
import { insertRecord } from "../../kernel/records.js";
import { checkNotNull } from "../../kernel/textRules.js";
import type { Transaction } from "../../kernel/Transaction.js";
import { countUp, currencyWith, holdContract } from "../contracts/changeContract.js";
import type { Contract } from "../contracts/Contract.js";
import { factsOf } from "../contracts/contractFacts.js";
import { refuseTooMany, type Addition } from "../contracts/contractPartsService.js";
import { lastDayOf } from "../contracts/dueRules.js";
import { checkWithin } from "../contracts/partRules.js";
import { checkPercent } from "./creditRules.js";
import { FeeBasis } from "./FeeBasis.js";
import { creditTermsByContract, ServiceCreditTerms } from "./ServiceCreditTerms.js";

interface NewTerms extends Addition {
  readonly startsOn?: Day | undefined;
  readonly feeBasis: FeeBasis;
  readonly monthlyFee?: MoneyValue | null | undefined;
  readonly atRiskPercent: string;
  readonly claimDays: number;
}

const MAX_CLAIM_DAYS = 3_650;

/**
 * Says what a contract says about money that is owed back; from the contract's first day where no other is said, until others hold.
 * @throws DomainError NOT_FOUND for the contract; INVALID for a wrong field, a fee in another currency, or a value that has no share
 * for a month; CONFLICT for a stale version or where terms begin on that day already.
 */
export async function agreeCreditTerms(tx: Transaction, input: NewTerms): Promise<Contract> {
  checkTerms(input);
  const contract = await holdContract(tx, input.contractId, input.expectedVersion);
  const { startsOn = contract.startsOn, atRiskPercent, claimDays } = input;
  checkWithin({ startsOn, endsOn: null }, contract.startsOn, lastDayOf(await factsOf(tx, contract.id)));
  const [known] = await creditTermsByContract(tx, [contract.id]);
  if ((known as readonly ServiceCreditTerms[]).some((terms) => terms.startsOn === startsOn))
    throw conflict("startsOn", "Terms begin on this day already: what was agreed stays.", contract);
  await refuseTooMany(tx, contract, "service_credit_terms");
  const fee = feeOf(contract, input);
  const currency = currencyWith(contract, "monthlyFee", fee);
  await insertRecord(tx, ServiceCreditTerms, {
    id: input.id,
    partnerId: contract.partnerId,
    contractId: contract.id,
    startsOn,
    feeAmount: amountOf(fee),
    feeCurrency: fee?.currency ?? null,
    atRiskPercent,
    claimDays,
  });
  return countUp(tx, contract, { currency });
}

function checkTerms(input: NewTerms): void {
  const { feeBasis, monthlyFee = null, atRiskPercent, claimDays, startsOn } = input;
  const problems = new Problems();
  checkNotNull(problems, input, ["id", "startsOn"]);
  checkDay(problems, "startsOn", startsOn);
  checkMoney(problems, "monthlyFee", monthlyFee);
  const both = (monthlyFee !== null) === (feeBasis === FeeBasis.MONTHLY_FEE);
  problems.unless(both, "monthlyFee", "A monthly fee, and nothing else, needs an amount.");
  checkPercent(problems, "atRiskPercent", atRiskPercent);
  const days = claimDays >= 0 && claimDays <= MAX_CLAIM_DAYS;
  problems.unless(days, "claimDays", `This is 0 to ${MAX_CLAIM_DAYS} days.`);
  problems.throwIfAny();
}

/** What a month costs; null where it is what was paid in it. */
function feeOf(contract: Contract, { feeBasis, monthlyFee }: NewTerms): MoneyValue | null {
  if (feeBasis === FeeBasis.PAYMENTS) return null;
  if (feeBasis === FeeBasis.MONTHLY_FEE) return monthlyFee ?? null;
  const { valueAmount, currency, startsOn, endsOn } = contract;
  const months = endsOn === null ? 0 : monthsApart(startsOn, addDays(endsOn, 1));
  const whole = months > 0 && addMonths(startsOn, months) === addDays(endsOn ?? "", 1);
  if (valueAmount === null || currency === null || !whole)
    throw invalid(
      "feeBasis",
      "The contract's value for a number of whole months is not known: say the monthly fee.",
    );
  return { amount: dividedBy(valueAmount, months), currency };
}
