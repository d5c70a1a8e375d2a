import { addDays, checkDay, type Day } from "../../kernel/dayRules.js";
import { invalid, Problems } from "../../kernel/DomainError.js";
import { insertRecord } from "../../kernel/records.js";
import { checkNotNull } from "../../kernel/textRules.js";
import type { Transaction } from "../../kernel/Transaction.js";
import { todayOf } from "../organisation/settingsQueries.js";
import { changeContract, holdContract, refuseTerminated } from "./changeContract.js";
import type { Contract } from "./Contract.js";
import { factsOf } from "./contractFacts.js";
import { checkReason } from "./contractRules.js";
import { ContractTermination, TerminatedBy } from "./ContractTermination.js";
import { RenewalMode } from "./RenewalMode.js";
import { endAfterNotice, type ContractFacts } from "./termRules.js";
import { settledUntil } from "./timelineRules.js";

interface Termination {
  /** The termination's id, where the caller wants to choose it. */
  readonly id?: string | undefined;
  readonly contractId: string;
  readonly expectedVersion: number;
  readonly givenBy: TerminatedBy;
  readonly noticeGivenOn: Day;
  /** The last day; where nothing is said, the first on which the contract can end by such a notice. */
  readonly effectiveOn?: Day | undefined;
  readonly reason: string;
}

/**
 * Ends a contract by notice.
 * @throws DomainError NOT_FOUND, CONFLICT for a stale version or after an earlier notice; INVALID for a notice that has not
 * been given yet, or an end before the start, before the notice, or after the contract ends by itself.
 */
export async function terminateContract(tx: Transaction, termination: Termination): Promise<Contract> {
  const { givenBy, noticeGivenOn, reason } = termination;
  checkTermination(termination, await todayOf(tx));
  const contract = await holdContract(tx, termination.contractId, termination.expectedVersion);
  await refuseTerminated(tx, contract);
  const facts = await factsOf(tx, contract.id);
  const effectiveOn = termination.effectiveOn ?? endBy(facts, givenBy, noticeGivenOn);
  checkEnd(facts, effectiveOn);
  await insertRecord(tx, ContractTermination, {
    id: termination.id,
    partnerId: contract.partnerId,
    contractId: contract.id,
    givenBy,
    noticeGivenOn,
    effectiveOn,
    reason: reason.trim(),
  });
  return changeContract(tx, contract);
}

function checkTermination(termination: Termination, today: Day): void {
  const { noticeGivenOn, effectiveOn, reason } = termination;
  const problems = new Problems();
  checkNotNull(problems, termination, ["id", "effectiveOn"]);
  checkDay(problems, "noticeGivenOn", noticeGivenOn);
  checkDay(problems, "effectiveOn", effectiveOn);
  // Somewhere it is tomorrow already.
  const given = noticeGivenOn <= addDays(today, 1);
  problems.unless(given, "noticeGivenOn", "Notice that has not been given yet ends nothing.");
  const later = (effectiveOn ?? noticeGivenOn) >= noticeGivenOn;
  problems.unless(later, "effectiveOn", "A contract cannot end before notice was given.");
  checkReason(problems, reason);
  problems.throwIfAny();
}

/** The first day on which the contract can end by a notice. @throws DomainError INVALID at "effectiveOn" without one. */
function endBy(facts: ContractFacts, givenBy: TerminatedBy, noticeGivenOn: Day): Day {
  if (givenBy === TerminatedBy.MUTUAL) throw invalid("effectiveOn", "Say on which end both sides agreed.");
  const days = givenBy === TerminatedBy.US ? facts.noticeDays : facts.partnerNoticeDays;
  const end = endAfterNotice(facts, noticeGivenOn, days);
  if (end === null) throw invalid("effectiveOn", "This contract ends by itself: say on which earlier day.");
  return end;
}

function checkEnd(facts: ContractFacts, effectiveOn: Day): void {
  const problems = new Problems();
  checkDay(problems, "effectiveOn", effectiveOn);
  problems.unless(effectiveOn >= facts.startsOn, "effectiveOn", "The contract begins only after that day.");
  const end = facts.renewalMode === RenewalMode.TACIT ? null : settledUntil(facts);
  const needed = end === null || effectiveOn <= end;
  problems.unless(needed, "effectiveOn", `By then it has ended by itself, on ${end ?? "no day"}.`);
  problems.throwIfAny();
}
