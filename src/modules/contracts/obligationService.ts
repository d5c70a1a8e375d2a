import type { Day } from "../../kernel/dayRules.js";
import { conflict, invalid } from "../../kernel/DomainError.js";
import { getRecord, insertRecord } from "../../kernel/records.js";
import type { Transaction } from "../../kernel/Transaction.js";
import { todayOf } from "../organisation/settingsQueries.js";
import { countUp, holdContract } from "./changeContract.js";
import type { Contract } from "./Contract.js";
import { factsOf } from "./contractFacts.js";
import { refuseTooMany, type Addition } from "./contractPartsService.js";
import { isDueOn, nextDueOn } from "./dueRules.js";
import { Obligation, type OwedBy } from "./Obligation.js";
import { fulfilledDaysByObligation, ObligationFulfilment } from "./ObligationFulfilment.js";
import { checkFulfilment, checkObligation, type ObligationDetails } from "./partRules.js";

interface NewObligation extends Addition, ObligationDetails {
  readonly owedBy: OwedBy;
}

/** Says what one side must do by a day. @throws DomainError NOT_FOUND, INVALID, CONFLICT for a stale version. */
export async function addObligation(tx: Transaction, input: NewObligation): Promise<Contract> {
  checkObligation(input);
  const contract = await holdContract(tx, input.contractId, input.expectedVersion);
  await refuseTooMany(tx, contract, "obligation");
  await insertRecord(tx, Obligation, {
    id: input.id,
    partnerId: contract.partnerId,
    contractId: contract.id,
    title: input.title.trim(),
    owedBy: input.owedBy,
    recurrence: input.recurrence,
    firstDueOn: input.firstDueOn,
    dueUntil: input.dueUntil ?? null,
  });
  return countUp(tx, contract);
}

interface Fulfilment {
  readonly id?: string | undefined;
  readonly obligationId: string;
  /** The version of the contract that the caller saw. */
  readonly expectedVersion: number;
  /** The first day that is open where nothing is said. */
  readonly dueOn?: Day | undefined;
  /** Today where nothing is said. */
  readonly fulfilledOn?: Day | undefined;
  readonly note?: string | null | undefined;
}

/**
 * Records that an obligation was met for one of its days.
 * @throws DomainError NOT_FOUND, INVALID for a day on which it is not due, CONFLICT for a stale version or where it was met
 * for that day already.
 */
export async function fulfilObligation(tx: Transaction, input: Fulfilment): Promise<Contract> {
  const today = await todayOf(tx);
  checkFulfilment(input, today);
  const obligation = await getRecord(tx, Obligation, input.obligationId, "obligationId");
  const contract = await holdContract(tx, obligation.contractId, input.expectedVersion, "obligationId");
  const facts = await factsOf(tx, contract.id);
  const done = await fulfilledDays(tx, obligation.id);
  const dueOn = input.dueOn ?? nextDueOn(obligation, facts, done);
  if (dueOn === null) throw invalid("obligationId", "There is nothing left to do for this obligation.");
  if (!isDueOn(obligation, facts, dueOn)) throw invalid("dueOn", "It is not due on this day.");
  if (done.has(dueOn)) throw conflict("dueOn", "It was met for this day already.", contract);
  await insertRecord(tx, ObligationFulfilment, {
    id: input.id,
    partnerId: contract.partnerId,
    obligationId: obligation.id,
    dueOn,
    fulfilledOn: input.fulfilledOn ?? today,
    note: input.note ?? null,
  });
  return countUp(tx, contract);
}

async function fulfilledDays(tx: Transaction, obligationId: string): Promise<ReadonlySet<Day>> {
  const [done] = await fulfilledDaysByObligation(tx, [obligationId]);
  if (done instanceof Error) throw done;
  return done ?? new Set();
}
