import sql from "sql-template-tag";
import { isDeepStrictEqual } from "node:util";
import { conflict } from "../../kernel/DomainError.js";
import { updateRecord } from "../../kernel/records.js";
import { normaliseName } from "../../kernel/textRules.js";
import type { Transaction } from "../../kernel/Transaction.js";
import { changeContract, holdContract, refuseTerminated } from "./changeContract.js";
import { Contract } from "./Contract.js";
import { factsOf } from "./contractFacts.js";
import { checkParent } from "./contractParent.js";
import { checkFit } from "./fitRules.js";
import type { FoldedContract, FoldedTerm } from "./foldRules.js";
import { asFolded, keepPayments, keepPredecessors, keepTerms, storedTerms } from "./itemParts.js";
import { passParts } from "./moveContracts.js";

/**
 * Brings a contract from what its items made of it before to what they make of it now. What a person changed meanwhile
 * stays, where the items say nothing new about it.
 * @param before Null for a contract that was known, but not by its items.
 * @returns Whether anything but the date of the snapshot is new.
 * @throws DomainError CONFLICT where the terms are new, but were changed by hand or by notice; INVALID where the contract
 * hangs under another with which its new partner has nothing to do.
 */
export async function followItems(
  tx: Transaction,
  { id, version }: Contract,
  before: FoldedContract | null,
  after: FoldedContract,
): Promise<boolean> {
  const { observedOn: _, ...old } = before ?? {};
  const { observedOn, ...now } = after;
  if (isDeepStrictEqual(old, now)) {
    if (before?.observedOn !== observedOn) await keepDate(tx, id, observedOn);
    return false;
  }
  const contract = await holdContract(tx, id, version);
  const owner = { contractId: id, partnerId: after.partnerId };
  if (!isDeepStrictEqual(holders(before), holders(after))) await pass(tx, contract, before, after);
  await keepPayments(tx, owner, before?.payments ?? [], after);
  if (before && isDeepStrictEqual(termsIn(before), termsIn(after))) {
    await updateRecord(tx, Contract, id, version, changesOf(before, after));
    return true;
  }
  await renewTerms(tx, contract, before, after);
  await changeContract(tx, contract, changesOf(before, after));
  checkFit("item.startsOn", await factsOf(tx, id));
  return true;
}

const holders = (contract: FoldedContract | null): unknown =>
  contract && [contract.partnerId, contract.predecessorIds];

/** A snapshot that only confirms what is known makes no new version, but none in between can then undo it. */
async function keepDate(tx: Transaction, id: string, observedOn: string): Promise<void> {
  await tx.rows(sql`UPDATE contract SET observed_on = ${observedOn}::date WHERE id = ${id}::uuid`);
}

/** The contract passes to its new holder with all that belongs to it; who held it before is kept. */
async function pass(
  tx: Transaction,
  contract: Contract,
  before: FoldedContract | null,
  { partnerId, predecessorIds }: FoldedContract,
): Promise<void> {
  const { id, parentId } = contract;
  if (contract.partnerId !== partnerId) {
    if (!before) throw conflict("partner", "This reference names the contract of another partner.", contract);
    await checkParent(tx, { id, partnerId }, parentId);
    await passParts(tx, id, partnerId);
  }
  await keepPredecessors(tx, { contractId: id, partnerId }, before?.predecessorIds ?? [], predecessorIds);
}

const termsIn = ({ terms, amendments }: Pick<FoldedContract, "terms" | "amendments">): unknown => [
  terms,
  amendments,
];

async function renewTerms(
  tx: Transaction,
  contract: Contract,
  before: FoldedContract | null,
  after: FoldedContract,
): Promise<void> {
  await refuseTerminated(tx, contract);
  const stored = await storedTerms(tx, contract.id);
  const isOurs = before
    ? isDeepStrictEqual(termsIn(asFolded(contract, stored)), termsIn(before))
    : stored.terms.length === 1 && stored.amendments.length === 0;
  if (!isOurs)
    throw conflict(
      "item",
      "Its terms were changed by hand, and what the row says of them is something else.",
      contract,
    );
  await keepTerms(tx, { contractId: contract.id, partnerId: after.partnerId }, stored, after);
}

type Changes = NonNullable<Parameters<typeof changeContract>[2]>;

/** What the items say otherwise than before. */
function changesOf(before: FoldedContract | null, after: FoldedContract): Changes {
  const first = after.terms[0] as FoldedTerm;
  const { partnerId, kind, title, number, department, renewalMode, currency } = after;
  const { startsOn, endsOn, amount: valueAmount } = first;
  const now = { partnerId, kind, title, number, department, renewalMode, currency };
  const old = before?.terms[0];
  const differing = Object.entries(now).filter(
    ([field, value]) => before?.[field as keyof typeof now] !== value,
  );
  return {
    ...(Object.fromEntries(differing) as Partial<typeof now>),
    ...(before?.title === title ? {} : { normalisedTitle: normaliseName(title) }),
    ...(isDeepStrictEqual(old, first) ? {} : { startsOn, endsOn, valueAmount }),
    observedOn: after.observedOn,
  };
}
