import sql from "sql-template-tag";
import { isDeepStrictEqual } from "node:util";
import type { Day } from "../../kernel/dayRules.js";
import { invalid } from "../../kernel/DomainError.js";
import { findByReference, type ExternalReferenceInput } from "../../kernel/ExternalReference.js";
import type { ImportDraft, Imported } from "../../kernel/importRecord.js";
import { lockName } from "../../kernel/locks.js";
import { getRecord, insertRecord, updateRecord } from "../../kernel/records.js";
import { tableOf } from "../../kernel/tables.js";
import type { Transaction } from "../../kernel/Transaction.js";
import { holdPartner } from "../partners/holdPartner.js";
import { Contract } from "./Contract.js";
import { checkItem, type ItemDetails } from "./contractImportRules.js";
import { ContractObservation } from "./ContractObservation.js";
import { createContract } from "./contractService.js";
import { followItems } from "./followItems.js";
import { foldItems, type FoldedContract, type Observation } from "./foldRules.js";
import { RenewalMode } from "./RenewalMode.js";
import { spellHolders } from "./spellHolders.js";

/** What a row of a published list says about one item of a contract; its partners are found already. */
export interface ContractDraft extends ItemDetails, ImportDraft {
  /** The key of the contract, whatever the item: it is how the items of one contract come together. */
  readonly externalReference: ExternalReferenceInput;
  readonly observedOn: Day;
  readonly partner: Holder;
  /** Who held the contract before. */
  readonly formerPartner?: Holder | undefined;
}

/** A partner that is found already, and how the list spells it. */
interface Holder {
  readonly id: string;
  readonly name: string;
}

type Statement = Observation & Pick<ContractObservation, "holderName" | "formerHolderName">;

/**
 * Takes what a row says about an item of a contract, and makes the contract anew of all that is known of its items: so it
 * is the same in whatever order they are read. A row that says what is known is unchanged, and so is one that only
 * confirms it by another snapshot.
 * @throws DomainError INVALID for a wrong field; CONFLICT where somebody changed the terms by hand, or the contract was
 * terminated, and the row says otherwise.
 */
export async function importContract(tx: Transaction, draft: ContractDraft): Promise<Imported> {
  checkItem(draft);
  const { system, id: key } = draft.externalReference;
  await lockName(tx, "contract reference", `${system} ${key}`);
  const said = observationOf(draft);
  const id = await findByReference(tx, "Contract", draft.externalReference);
  if (id === null) return { outcome: "created", id: await addContract(tx, draft, await held(tx, said)) };
  const stored = await observationsOf(tx, id);
  if (stored.some((each) => isTwin(each, said) && saysTheSame(each, said)))
    return { outcome: "unchanged", id };
  refuseOtherCurrency(stored, said);
  const changed = await changeBy(tx, id, stored, await held(tx, said));
  return { outcome: changed ? "updated" : "unchanged", id };
}

async function changeBy(
  tx: Transaction,
  contractId: string,
  stored: readonly ContractObservation[],
  said: Statement,
): Promise<boolean> {
  const contract = await getRecord(tx, Contract, contractId);
  const twin = stored.find((each) => isTwin(each, said));
  if (twin) await updateRecord(tx, ContractObservation, twin.id, null, said);
  else await insertRecord(tx, ContractObservation, { partnerId: contract.partnerId, contractId, ...said });
  const after = foldItems([...stored.filter((each) => each !== twin), said]) as FoldedContract;
  const followed = await followItems(tx, contract, foldItems(stored), after);
  return (await spellHolders(tx, said)) || followed;
}

/** Of one item in one snapshot, what is said last counts: the list was corrected. */
const isTwin = (a: Observation, b: Observation): boolean =>
  a.item === b.item && a.observedOn === b.observedOn;

async function addContract(tx: Transaction, draft: ContractDraft, said: Statement): Promise<string> {
  const after = foldItems([said]) as FoldedContract;
  const { partnerId, kind, title, number, department, renewalMode, currency, observedOn } = after;
  const { startsOn, endsOn, amount } = after.terms[0] as FoldedContract["terms"][number];
  const contract = await createContract(tx, {
    ...{ partnerId, kind, title, number, department, renewalMode, startsOn, endsOn, observedOn },
    value: amount === null || currency === null ? null : { amount, currency },
    externalReferences: [draft.externalReference],
  });
  await insertRecord(tx, ContractObservation, { partnerId, contractId: contract.id, ...said });
  await followItems(tx, contract, null, after);
  await spellHolders(tx, said);
  return contract.id;
}

function observationOf(draft: ContractDraft): Statement {
  const { item, partner, formerPartner } = draft;
  return {
    item: item.number?.trim() ?? draft.externalReference.id,
    observedOn: draft.observedOn,
    title: item.title.trim(),
    startsOn: item.startsOn,
    endsOn: item.endsOn,
    amount: item.amount ?? null,
    paid: item.paid ?? null,
    currency: draft.currency ?? null,
    holderId: partner.id,
    holderName: partner.name,
    formerHolderId: formerPartner?.id ?? null,
    formerHolderName: formerPartner?.name ?? null,
    kind: draft.kind,
    number: draft.number ?? null,
    department: draft.department ?? null,
    renewalMode: draft.renewalMode ?? RenewalMode.NONE,
  };
}

/** What is written about partners must not be left behind by a merge. */
async function held(tx: Transaction, said: Statement): Promise<Statement> {
  const holderId = await holdPartner(tx, said.holderId);
  const former = said.formerHolderId;
  const isSame = former === null || former === said.holderId;
  const formerHolderId = isSame ? former && holderId : await holdPartner(tx, former);
  return { ...said, holderId, formerHolderId };
}

function observationsOf(tx: Transaction, contractId: string): Promise<ContractObservation[]> {
  const table = tableOf(tx.dataSource, ContractObservation);
  return tx.rows<ContractObservation>(
    sql`SELECT ${table.columns} FROM ${table.name} t WHERE t.contract_id = ${contractId}::uuid`,
  );
}

const saysTheSame = (stored: ContractObservation, said: Statement): boolean =>
  Object.entries(said).every(([field, value]) => isDeepStrictEqual(stored[field as keyof Statement], value));

/** Amounts in two currencies cannot be added up. */
function refuseOtherCurrency(stored: readonly Observation[], { currency }: Observation): void {
  const other = stored.find(
    (each) => each.currency !== null && currency !== null && each.currency !== currency,
  );
  if (other) throw invalid("currency", `All money of this contract is in ${other.currency ?? ""}.`);
}
