import sql, { raw } from "sql-template-tag";
import { conflict, invalid, notFound, Problems } from "../../kernel/DomainError.js";
import { amountOf } from "../../kernel/moneyRules.js";
import { getRecord, insertRecord, updateRecord } from "../../kernel/records.js";
import { checkNotNull } from "../../kernel/textRules.js";
import type { Transaction } from "../../kernel/Transaction.js";
import { todayOf } from "../organisation/settingsQueries.js";
import { holdPartner } from "../partners/holdPartner.js";
import { countUp, currencyWith, holdContract } from "./changeContract.js";
import type { Contract } from "./Contract.js";
import { ContractDocument } from "./ContractDocument.js";
import { ContractParty, type ContractPartyRole } from "./ContractParty.js";
import { ContractPayment, PaymentBasis } from "./ContractPayment.js";
import { checkDocument, checkPayment, type DocumentDetails, type PaymentDetails } from "./partRules.js";

/** Something to add to a contract. */
export interface Addition {
  /** Its own id, where the caller wants to choose it. */
  readonly id?: string | undefined;
  readonly contractId: string;
  /** The version of the contract that the caller saw. */
  readonly expectedVersion: number;
}

/** Something of a contract to take away. */
export interface Removal {
  readonly id: string;
  /** The version of the contract that the caller saw. */
  readonly expectedVersion: number;
}

const MAX_PARTS = 100;

/** @throws DomainError INVALID at "contractId" where a contract has a hundred of these already. */
export async function refuseTooMany(tx: Transaction, contract: Contract, table: string): Promise<void> {
  const [row] = await tx.rows<{ count: number }>(
    sql`SELECT count(*)::int AS count FROM ${raw(`"${table}"`)} WHERE contract_id = ${contract.id}::uuid`,
  );
  if ((row?.count ?? 0) >= MAX_PARTS)
    throw invalid("contractId", `A contract has at most ${MAX_PARTS} of these.`);
}

/** Adds the address of a document. @throws DomainError NOT_FOUND, INVALID, CONFLICT for a stale version. */
export async function addDocument(tx: Transaction, input: Addition & DocumentDetails): Promise<Contract> {
  checkDocument(input);
  const contract = await holdContract(tx, input.contractId, input.expectedVersion);
  await refuseTooMany(tx, contract, "contract_document");
  await insertRecord(tx, ContractDocument, {
    id: input.id,
    partnerId: contract.partnerId,
    contractId: contract.id,
    title: input.title.trim(),
    url: input.url,
  });
  return countUp(tx, contract);
}

/** Takes a document away. @throws DomainError NOT_FOUND, CONFLICT for a stale version. */
export async function removeDocument(tx: Transaction, { id, expectedVersion }: Removal): Promise<Contract> {
  const { contractId } = await getRecord(tx, ContractDocument, id);
  const contract = await holdContract(tx, contractId, expectedVersion);
  await deleteOne(tx, "contract_document", "document", id);
  return countUp(tx, contract);
}

interface NewParty extends Addition {
  /** The other partner. */
  readonly partnerId: string;
  readonly role: ContractPartyRole;
}

/**
 * Names another partner that has a part in a contract.
 * @throws DomainError NOT_FOUND, INVALID for the contract's own partner, CONFLICT for a stale version or one that is named
 * in this role already.
 */
export async function addParty(tx: Transaction, input: NewParty): Promise<Contract> {
  const problems = new Problems();
  checkNotNull(problems, input, ["id"]);
  problems.throwIfAny();
  const partyId = await holdPartner(tx, input.partnerId);
  const contract = await holdContract(tx, input.contractId, input.expectedVersion);
  if (partyId === contract.partnerId) throw invalid("partnerId", "This is the contract's own partner.");
  const [twin] = await tx.rows(sql`
    SELECT 1 FROM contract_party
    WHERE contract_id = ${contract.id}::uuid AND party_id = ${partyId}::uuid AND role = ${input.role}`);
  if (twin) throw conflict("partnerId", "This partner is named in this role already.", contract);
  await refuseTooMany(tx, contract, "contract_party");
  await insertRecord(tx, ContractParty, {
    id: input.id,
    partnerId: contract.partnerId,
    contractId: contract.id,
    partyId,
    role: input.role,
  });
  return countUp(tx, contract);
}

/**
 * Takes a partner out of a contract.
 * @throws DomainError NOT_FOUND, CONFLICT for a stale version, or while a contract with it hangs under this one.
 */
export async function removeParty(tx: Transaction, { id, expectedVersion }: Removal): Promise<Contract> {
  const { contractId, partyId } = await getRecord(tx, ContractParty, id);
  const contract = await holdContract(tx, contractId, expectedVersion);
  await deleteOne(tx, "contract_party", "contract party", id);
  const [left] = await tx.rows(sql`
    SELECT 1 FROM contract c WHERE c.parent_id = ${contractId}::uuid AND c.partner_id = ${partyId}::uuid
      AND NOT EXISTS (SELECT 1 FROM contract_party p
        WHERE p.contract_id = ${contractId}::uuid AND p.party_id = ${partyId}::uuid) LIMIT 1`);
  if (left) throw conflict("id", "A contract with this partner hangs under this one.", contract);
  return countUp(tx, contract);
}

/** Another may have taken it away while we waited for the contract. */
async function deleteOne(tx: Transaction, table: string, what: string, id: string): Promise<void> {
  const rows = await tx.rows(sql`DELETE FROM ${raw(`"${table}"`)} WHERE id = ${id}::uuid RETURNING 1`);
  if (rows.length === 0) throw notFound(what);
}

/**
 * Records money that was paid under a contract, also one that is over. A total takes the place of an earlier one with its
 * reference.
 * @throws DomainError NOT_FOUND, INVALID for a wrong field or another currency, CONFLICT for a stale version or where a
 * later total is known.
 */
export async function recordPayment(tx: Transaction, input: Addition & PaymentDetails): Promise<Contract> {
  checkPayment(input, await todayOf(tx));
  const { basis = PaymentBasis.PAYMENT, paidOn } = input;
  const contract = await holdContract(tx, input.contractId, input.expectedVersion);
  const currency = currencyWith(contract, "amount", input.amount);
  const reference = input.reference?.trim() ?? null;
  const amount = amountOf(input.amount) ?? "";
  const known = basis === PaymentBasis.TOTAL ? await totalOf(tx, contract, reference) : null;
  if (known && known.paidOn > paidOn)
    throw conflict("paidOn", `There is a total up to ${known.paidOn} already.`, contract);
  if (known) await updateRecord(tx, ContractPayment, known.id, null, { paidOn, amount });
  else
    await insertRecord(tx, ContractPayment, {
      id: input.id,
      partnerId: contract.partnerId,
      contractId: contract.id,
      basis,
      paidOn,
      amount,
      currency: input.amount.currency,
      reference,
    });
  return countUp(tx, contract, { currency });
}

async function totalOf(
  tx: Transaction,
  contract: Contract,
  reference: string | null,
): Promise<Pick<ContractPayment, "id" | "paidOn"> | null> {
  const [total] = await tx.rows<Pick<ContractPayment, "id" | "paidOn">>(sql`
    SELECT id, paid_on AS "paidOn" FROM contract_payment
    WHERE contract_id = ${contract.id}::uuid AND reference = ${reference} AND basis = 'TOTAL'`);
  return total ?? null;
}
