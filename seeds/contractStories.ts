import { addDays } from "../src/kernel/dayRules.js";
import type { Transaction } from "../src/kernel/Transaction.js";
import { amendContract } from "../src/modules/contracts/amendService.js";
import type { Contract } from "../src/modules/contracts/Contract.js";
import { recordPayment } from "../src/modules/contracts/contractPartsService.js";
import { TerminatedBy } from "../src/modules/contracts/ContractTermination.js";
import { Recurrence, OwedBy } from "../src/modules/contracts/Obligation.js";
import { addObligation } from "../src/modules/contracts/obligationService.js";
import { RenewalMode } from "../src/modules/contracts/RenewalMode.js";
import { renewContract } from "../src/modules/contracts/renewService.js";
import { terminateContract } from "../src/modules/contracts/terminateService.js";
import { whole, type Random } from "./random.js";
import type { Timeline } from "./timeline.js";

/** What the history of one contract is invented from. */
interface Teller {
  readonly tx: Transaction;
  readonly newId: () => string;
  readonly random: Random;
  readonly timeline: Timeline;
}

/** Adds what has happened with a contract since it was signed. @param value What a term costs; null for a frame. */
export async function tellContract(
  teller: Teller,
  contract: Contract,
  value: number | null,
): Promise<Contract> {
  const today = teller.timeline.daysAgo(0);
  if (contract.startsOn > today) return contract;
  let told = await owe(teller, contract);
  if (value !== null && contract.currency !== null) {
    told = await pay(teller, told, value, today);
    if (teller.random() < 0.2) told = await amend(teller, told, value, today);
  }
  const ended = told.endsOn !== null && told.endsOn < today;
  if (ended && told.renewalMode === RenewalMode.EXPRESS && teller.random() < 0.6) return renew(teller, told);
  // Whatever ends by itself needs no notice.
  const goesOn = told.endsOn === null || told.renewalMode === RenewalMode.TACIT;
  return goesOn && teller.random() < 0.08 ? terminate(teller, told) : told;
}

/** Most contracts oblige the partner to report, and us to pay. */
async function owe({ tx, newId, random }: Teller, contract: Contract): Promise<Contract> {
  if (random() > 0.35) return contract;
  return addObligation(tx, {
    id: newId(),
    contractId: contract.id,
    expectedVersion: contract.version,
    title: random() < 0.5 ? "Service report" : "Proof of insurance",
    owedBy: OwedBy.PARTNER,
    recurrence: random() < 0.5 ? Recurrence.QUARTERLY : Recurrence.YEARLY,
    firstDueOn: addDays(contract.startsOn, whole(random, 30, 90)),
  });
}

/** The first two quarters of a term: a quarter of its value each, with a little more or less. */
async function pay(
  { tx, newId, random }: Teller,
  contract: Contract,
  value: number,
  today: string,
): Promise<Contract> {
  let paid = contract;
  const until = contract.endsOn !== null && contract.endsOn < today ? contract.endsOn : today;
  for (let day = addDays(contract.startsOn, 30), at = 1; day < until && at <= 2; day = addDays(day, 91), at++)
    paid = await recordPayment(tx, {
      id: newId(),
      contractId: contract.id,
      expectedVersion: paid.version,
      paidOn: day,
      amount: {
        amount: ((value / 4) * (0.95 + random() * 0.1)).toFixed(2),
        currency: contract.currency ?? "GBP",
      },
      reference: `INV-${at}`,
    });
  return paid;
}

async function amend(
  { tx, newId, random }: Teller,
  contract: Contract,
  value: number,
  today: string,
): Promise<Contract> {
  const effectiveOn = addDays(contract.startsOn, 60);
  if (effectiveOn >= today || (contract.endsOn !== null && effectiveOn > contract.endsOn)) return contract;
  const less = random() < 0.3;
  return amendContract(tx, {
    id: newId(),
    contractId: contract.id,
    expectedVersion: contract.version,
    effectiveOn,
    title: less ? "Fewer users" : "More users",
    reason: less ? "A ward has closed." : "A clinic has joined.",
    amount: {
      amount: `${less ? "-" : ""}${Math.round(value * 0.1)}.00`,
      currency: contract.currency ?? "GBP",
    },
  });
}

const renew = ({ tx, newId }: Teller, contract: Contract): Promise<Contract> =>
  renewContract(tx, {
    id: newId(),
    contractId: contract.id,
    expectedVersion: contract.version,
    startsOn: addDays(contract.endsOn ?? contract.startsOn, 1),
    decidedOn: addDays(contract.endsOn ?? contract.startsOn, -20),
  });

async function terminate({ tx, newId, random, timeline }: Teller, contract: Contract): Promise<Contract> {
  const noticeGivenOn = timeline.daysAgo(whole(random, 3, 25));
  if (noticeGivenOn <= contract.startsOn) return contract;
  return terminateContract(tx, {
    id: newId(),
    contractId: contract.id,
    expectedVersion: contract.version,
    givenBy: random() < 0.7 ? TerminatedBy.US : TerminatedBy.PARTNER,
    noticeGivenOn,
    effectiveOn: timeline.daysAgo(-40),
    reason: "We pool this with another partner that we trust.",
  });
}
