import sql from "sql-template-tag";
import type { BaseRecord } from "../../kernel/BaseRecord.js";
import { conflict, Problems } from "../../kernel/DomainError.js";
import type { MoneyValue } from "../../kernel/moneyRules.js";
import { getRecord, updateRecord } from "../../kernel/records.js";
import { tableOf } from "../../kernel/tables.js";
import type { Transaction } from "../../kernel/Transaction.js";
import { holdPartner } from "../partners/holdPartner.js";
import { Contract } from "./Contract.js";
import { factsOf } from "./contractFacts.js";
import { checkCurrency } from "./contractRules.js";
import { settledUntil } from "./timelineRules.js";

/**
 * The contract as it stands now. Until the end of the transaction nobody else can change it, or anything that belongs to
 * it, and its partner cannot be merged away.
 * @param expectedVersion The version that the caller saw.
 * @throws DomainError NOT_FOUND at `field`, CONFLICT with the current record where it has changed meanwhile.
 */
export async function holdContract(
  tx: Transaction,
  id: string,
  expectedVersion: number,
  field = "contractId",
): Promise<Contract> {
  const { partnerId } = await getRecord(tx, Contract, id, field);
  // A merge takes the partner first and its contracts then, so in that order no two wait for each other.
  await holdPartner(tx, partnerId);
  const table = tableOf(tx.dataSource, Contract);
  const [contract] = await tx.rows<Contract>(
    sql`SELECT ${table.columns} FROM ${table.name} t WHERE t.id = ${id}::uuid FOR NO KEY UPDATE`,
  );
  if (contract?.version === expectedVersion) return contract;
  const current = await getRecord(tx, Contract, id, field);
  throw conflict(
    "expectedVersion",
    `This contract has changed meanwhile: it is at version ${current.version}.`,
    current,
  );
}

type Changes = { [Column in keyof Omit<Contract, keyof BaseRecord>]?: Contract[Column] | undefined };

/** Counts up the version of a contract that is held, where something that belongs to it changed but nothing about its time. */
export const countUp = (
  tx: Transaction,
  { id, version }: Contract,
  changes: Changes = {},
): Promise<Contract> => updateRecord(tx, Contract, id, version, changes);

/**
 * Counts up the version of a contract that is held, stores what changed about it, and keeps the day until which it is
 * settled. Whatever belongs to the contract is stored before.
 */
export async function changeContract(
  tx: Transaction,
  contract: Contract,
  changes: Changes = {},
): Promise<Contract> {
  const facts = await factsOf(tx, contract.id);
  const { startsOn = facts.startsOn, endsOn = facts.endsOn } = changes;
  const { renewalMode = facts.renewalMode, renewalMonths = facts.renewalMonths } = changes;
  const settled = settledUntil({ ...facts, startsOn, endsOn, renewalMode, renewalMonths });
  return updateRecord(tx, Contract, contract.id, contract.version, { ...changes, settledUntil: settled });
}

/**
 * The currency of a contract once this money is part of it: its own, or the first that was spoken of.
 * @throws DomainError INVALID at the money's currency where it is another one.
 */
export function currencyWith(
  { currency }: Pick<Contract, "currency">,
  field: string,
  money: MoneyValue | null | undefined,
): string | null {
  const problems = new Problems();
  checkCurrency(problems, field, currency, money);
  problems.throwIfAny();
  return currency ?? money?.currency ?? null;
}

/** @throws DomainError CONFLICT at "contractId" where notice was given: what has an end cannot be changed any more. */
export async function refuseTerminated(tx: Transaction, contract: Contract): Promise<void> {
  const [notice] = await tx.rows<{ effectiveOn: string }>(sql`
    SELECT effective_on AS "effectiveOn" FROM contract_termination WHERE contract_id = ${contract.id}::uuid`);
  if (notice)
    throw conflict(
      "contractId",
      `This contract was terminated with effect from ${notice.effectiveOn}.`,
      contract,
    );
}
