import sql from "sql-template-tag";
import { insertRecords } from "../../kernel/records.js";
import { tableOf, type RecordClass } from "../../kernel/tables.js";
import type { Transaction } from "../../kernel/Transaction.js";
import type { Contract } from "./Contract.js";
import { ContractAmendment } from "./ContractAmendment.js";
import { ContractParty, ContractPartyRole } from "./ContractParty.js";
import { ContractPayment, PaymentBasis } from "./ContractPayment.js";
import { ContractTerm, ContractTermKind } from "./ContractTerm.js";
import type { FoldedAmendment, FoldedContract, FoldedPayment, FoldedTerm } from "./foldRules.js";
import { keepRows } from "./keepRows.js";

/** Whose parts these are. */
interface Owner {
  readonly contractId: string;
  readonly partnerId: string;
}

/** What a contract has of terms and amendments. */
interface StoredTerms {
  readonly terms: readonly ContractTerm[];
  readonly amendments: readonly ContractAmendment[];
}

function rowsOf<Row extends object>(
  tx: Transaction,
  record: RecordClass<Row>,
  contractId: string,
): Promise<Row[]> {
  const { columns, name } = tableOf(tx.dataSource, record);
  return tx.rows<Row>(sql`SELECT ${columns} FROM ${name} t WHERE t.contract_id = ${contractId}::uuid`);
}

/** The terms and amendments of a contract, each in its order. */
export async function storedTerms(tx: Transaction, contractId: string): Promise<StoredTerms> {
  const inOrder = (a: { number: number }, b: { number: number }): number => a.number - b.number;
  return {
    terms: (await rowsOf(tx, ContractTerm, contractId)).sort(inOrder),
    amendments: (await rowsOf(tx, ContractAmendment, contractId)).sort(inOrder),
  };
}

/** What is stored, as a fold would say it. The value of the first term is the contract's. */
export const asFolded = (
  { valueAmount: first }: Pick<Contract, "valueAmount">,
  { terms, amendments }: StoredTerms,
): { readonly terms: readonly FoldedTerm[]; readonly amendments: readonly FoldedAmendment[] } => ({
  terms: terms.map(({ number, reference, startsOn, endsOn, lapsedFrom, valueAmount }) => ({
    ...{ reference: reference ?? "", startsOn, endsOn: endsOn ?? "", lapsedFrom },
    amount: number === 1 ? first : valueAmount,
  })),
  amendments: amendments.map(({ reference, effectiveOn, title, amount, endsOn }) => ({
    ...{ reference: reference ?? "", effectiveOn, title, amount, endsOn },
  })),
});

/** Stores the terms and amendments as they are now; what stays what it was keeps its id. */
export async function keepTerms(
  tx: Transaction,
  owner: Owner,
  stored: StoredTerms,
  { terms, amendments, currency }: FoldedContract,
): Promise<void> {
  await keepRows(tx, ContractTerm, stored.terms, {
    wanted: terms.map(({ amount, ...term }, at) => ({
      ...{ ...owner, ...term, number: at + 1 },
      kind: at === 0 ? ContractTermKind.INITIAL : ContractTermKind.RENEWAL,
      valueAmount: at === 0 ? null : amount,
      valueCurrency: at === 0 || amount === null ? null : currency,
      decidedOn: null,
    })),
    keyOf: ({ startsOn }) => startsOn,
  });
  await keepRows(tx, ContractAmendment, stored.amendments, {
    wanted: amendments.map((amendment, at) => ({
      ...{ ...owner, ...amendment, number: at + 1, reason: null },
      currency: amendment.amount === null ? null : currency,
    })),
    keyOf: ({ reference }) => reference ?? "",
  });
}

/** Stores what was paid for the items that count now. Payments that were recorded otherwise stay. */
export async function keepPayments(
  tx: Transaction,
  owner: Owner,
  before: readonly FoldedPayment[],
  { payments, currency }: FoldedContract,
): Promise<void> {
  const ours = new Set([...before, ...payments].map(({ reference }) => reference));
  const isOurs = ({ basis, reference }: ContractPayment): boolean =>
    basis === PaymentBasis.TOTAL && ours.has(reference ?? "");
  const stored = (await rowsOf(tx, ContractPayment, owner.contractId)).filter(isOurs);
  await keepRows(tx, ContractPayment, stored, {
    wanted: payments.map((payment) => ({
      ...{ ...owner, ...payment, basis: PaymentBasis.TOTAL, currency: currency ?? "" },
    })),
    keyOf: ({ reference }) => reference ?? "",
  });
}

/** Names who held the contract before; whoever holds it now is no predecessor. */
export async function keepPredecessors(
  tx: Transaction,
  { contractId, partnerId }: Owner,
  before: readonly string[],
  now: readonly string[],
): Promise<void> {
  const gone = [...before.filter((id) => !now.includes(id)), partnerId];
  await tx.rows(sql`
    DELETE FROM contract_party WHERE contract_id = ${contractId}::uuid AND party_id = ANY(${gone}::uuid[])
      AND (role = ${ContractPartyRole.PREDECESSOR} OR party_id = ${partnerId}::uuid)`);
  const parties = await rowsOf(tx, ContractParty, contractId);
  const named = parties
    .filter(({ role }) => role === ContractPartyRole.PREDECESSOR)
    .map(({ partyId }) => partyId);
  const added = now.filter((id) => !named.includes(id));
  await insertRecords(
    tx,
    ContractParty,
    added.map((partyId) => ({ contractId, partnerId, partyId, role: ContractPartyRole.PREDECESSOR })),
  );
}
