import sql from "sql-template-tag";
import { invalid, Problems } from "../../kernel/DomainError.js";
import { addReferences, type ExternalReferenceInput } from "../../kernel/ExternalReference.js";
import { lockName } from "../../kernel/locks.js";
import { matchRecord } from "../../kernel/matchRecord.js";
import { amountOf, type MoneyValue } from "../../kernel/moneyRules.js";
import { insertRecord } from "../../kernel/records.js";
import { normaliseName } from "../../kernel/textRules.js";
import type { Transaction } from "../../kernel/Transaction.js";
import { holdPartner } from "../partners/holdPartner.js";
import { changeContract, holdContract } from "./changeContract.js";
import { Contract, type ContractKind } from "./Contract.js";
import { factsOf } from "./contractFacts.js";
import { checkParent } from "./contractParent.js";
import {
  checkContract,
  checkCurrency,
  checkNotices,
  checkTerms,
  type ContractDetails,
} from "./contractRules.js";
import { ContractTerm, ContractTermKind } from "./ContractTerm.js";
import { checkFit } from "./fitRules.js";
import { RenewalMode } from "./RenewalMode.js";

interface Origin {
  readonly externalReferences?: readonly ExternalReferenceInput[] | undefined;
  /** The date of the snapshot that this comes from. */
  readonly observedOn?: string | undefined;
}

/** What is said about a new contract. */
export interface NewContract extends ContractDetails, Origin {
  readonly id?: string | undefined;
  readonly partnerId: string;
  readonly kind: ContractKind;
  readonly title: string;
  readonly startsOn: string;
}

/**
 * Adds a contract with its first term.
 * @throws DomainError INVALID for a wrong field, NOT_FOUND at "partnerId" or "parentId", CONFLICT where the id or a
 * reference is taken.
 */
export async function createContract(tx: Transaction, input: NewContract): Promise<Contract> {
  checkContract(input);
  const terms = {
    startsOn: input.startsOn,
    endsOn: input.endsOn ?? null,
    renewalMode: input.renewalMode ?? RenewalMode.NONE,
    renewalMonths: input.renewalMonths ?? null,
    noticeDays: input.noticeDays ?? null,
    partnerNoticeDays: input.partnerNoticeDays ?? null,
  };
  checkTerms(terms);
  const partnerId = await holdPartner(tx, input.partnerId);
  await checkParent(tx, { id: null, partnerId }, input.parentId);
  const contract = await insertRecord(tx, Contract, {
    id: input.id,
    partnerId,
    kind: input.kind,
    title: input.title.trim(),
    normalisedTitle: normaliseName(input.title),
    number: input.number ?? null,
    department: input.department ?? null,
    currency: input.value?.currency ?? null,
    valueAmount: amountOf(input.value),
    parentId: input.parentId ?? null,
    ...terms,
    settledUntil: terms.endsOn,
    signedOn: input.signedOn ?? null,
    observedOn: input.observedOn ?? null,
  });
  await addReferences(tx, "Contract", contract.id, input.externalReferences ?? []);
  await insertRecord(tx, ContractTerm, {
    partnerId,
    contractId: contract.id,
    number: 1,
    reference: null,
    kind: ContractTermKind.INITIAL,
    startsOn: contract.startsOn,
    endsOn: contract.endsOn,
    lapsedFrom: null,
    valueAmount: null,
    valueCurrency: null,
    decidedOn: contract.signedOn,
  });
  return contract;
}

interface ContractChange extends ContractDetails, Origin {
  readonly id: string;
  /** The version that the caller saw. */
  readonly expectedVersion: number;
}

/**
 * Changes what is said about a contract, its first term included; what is left out stays. Renewals, amendments and notice
 * have verbs of their own.
 * @throws DomainError NOT_FOUND, INVALID for a wrong field or where the terms would overlap, CONFLICT for a stale version.
 */
export async function updateContract(tx: Transaction, change: ContractChange): Promise<Contract> {
  checkContract(change);
  const { id, expectedVersion, title, parentId, startsOn, endsOn, signedOn, value } = change;
  const contract = await holdContract(tx, id, expectedVersion, "id");
  await checkTermsAfter(tx, contract, change);
  if (parentId !== contract.parentId) await checkParent(tx, contract, parentId);
  await checkCurrencyAfter(tx, contract, value);
  await addReferences(tx, "Contract", id, change.externalReferences ?? []);
  if (startsOn !== undefined || endsOn !== undefined) await moveFirstTerm(tx, contract, startsOn, endsOn);
  return changeContract(tx, contract, {
    kind: change.kind,
    title: title?.trim(),
    normalisedTitle: title === undefined ? undefined : normaliseName(title),
    number: change.number,
    department: change.department,
    currency: value?.currency,
    valueAmount: value === undefined ? undefined : amountOf(value),
    parentId,
    startsOn,
    endsOn,
    renewalMode: change.renewalMode,
    renewalMonths: change.renewalMonths,
    noticeDays: change.noticeDays,
    partnerNoticeDays: change.partnerNoticeDays,
    signedOn,
    observedOn: change.observedOn,
  });
}

const TERMS = [
  "startsOn",
  "endsOn",
  "renewalMode",
  "renewalMonths",
  "noticeDays",
  "partnerNoticeDays",
] as const satisfies readonly (keyof ContractDetails)[];

/** The terms as they would be must go together, with each other and with the renewals there are. */
async function checkTermsAfter(tx: Transaction, contract: Contract, change: ContractDetails): Promise<void> {
  if (TERMS.every((field) => change[field] === undefined)) return;
  const stored = await factsOf(tx, contract.id);
  const { startsOn = stored.startsOn, endsOn = stored.endsOn } = change;
  const { renewalMode = stored.renewalMode, renewalMonths = stored.renewalMonths } = change;
  const { noticeDays = stored.noticeDays, partnerNoticeDays = stored.partnerNoticeDays } = change;
  const after = { ...stored, startsOn, endsOn, renewalMode, renewalMonths, noticeDays, partnerNoticeDays };
  checkTerms(after);
  const problems = new Problems();
  for (const renewal of after.renewals) checkNotices(problems, after, renewal);
  const { termination } = after;
  const possible = termination === null || termination.effectiveOn >= startsOn;
  problems.unless(possible, "startsOn", "The contract was terminated before that day.");
  problems.throwIfAny();
  checkFit(startsOn === stored.startsOn ? "endsOn" : "startsOn", after);
}

/** The currency can change only as long as no other money is in it. */
async function checkCurrencyAfter(
  tx: Transaction,
  contract: Contract,
  value: MoneyValue | null | undefined,
): Promise<void> {
  if (!value || value.currency === contract.currency) return;
  const [money] = await tx.rows(sql`
    SELECT 1 FROM contract_payment WHERE contract_id = ${contract.id}::uuid
    UNION ALL SELECT 1 FROM contract_amendment WHERE contract_id = ${contract.id}::uuid AND amount IS NOT NULL
    UNION ALL SELECT 1 FROM contract_term WHERE contract_id = ${contract.id}::uuid AND value_amount IS NOT NULL
    LIMIT 1`);
  if (!money) return;
  const problems = new Problems();
  checkCurrency(problems, "value", contract.currency, value);
  problems.throwIfAny();
}

async function moveFirstTerm(
  tx: Transaction,
  contract: Contract,
  startsOn = contract.startsOn,
  endsOn: string | null = contract.endsOn,
): Promise<void> {
  await tx.rows(sql`
    UPDATE contract_term SET starts_on = ${startsOn}::date, ends_on = ${endsOn}::date, version = version + 1,
      updated_at = ${tx.now}
    WHERE contract_id = ${contract.id}::uuid AND kind = 'INITIAL'
      AND (starts_on <> ${startsOn}::date OR ends_on IS DISTINCT FROM ${endsOn}::date)`);
}

interface ContractUpsert extends Omit<NewContract, "id"> {
  readonly expectedVersion?: number | undefined;
  readonly externalReferences: readonly ExternalReferenceInput[];
}

/**
 * Changes the contract that one of the references names; adds it where none does.
 * @throws DomainError INVALID without a reference, or where the contract is another partner's; and as for createContract
 * and updateContract.
 */
export async function upsertContract(tx: Transaction, input: ContractUpsert): Promise<Contract> {
  const { partnerId, expectedVersion, ...details } = input;
  checkContract(input);
  if (input.externalReferences.length === 0)
    throw invalid("externalReferences", "Say by which key the other system knows the contract.");
  // Two callers that add the same contract at once must not both find nothing.
  for (const { system, id } of [...input.externalReferences].sort(byKey))
    await lockName(tx, "contract reference", `${system} ${id}`);
  const contract = await matchRecord(tx, Contract, { ...details, expectedVersion }, () =>
    Promise.resolve(null),
  );
  if (!contract) return createContract(tx, { ...details, partnerId });
  if (contract.partnerId !== (await holdPartner(tx, partnerId)))
    throw invalid("partnerId", "This reference names the contract of another partner.");
  return updateContract(tx, {
    ...details,
    id: contract.id,
    expectedVersion: expectedVersion ?? contract.version,
  });
}

const byKey = (a: ExternalReferenceInput, b: ExternalReferenceInput): number =>
  `${a.system} ${a.id}` < `${b.system} ${b.id}` ? -1 : 1;
