import sql from "sql-template-tag";
import { conflict, invalid } from "../../kernel/DomainError.js";
import { lockName } from "../../kernel/locks.js";
import { getRecord, insertRecord, insertRecords, updateRecord } from "../../kernel/records.js";
import type { Transaction } from "../../kernel/Transaction.js";
import { ServiceArea } from "../catalog/ServiceArea.js";
import type { Severity } from "../catalog/Severity.js";
import { Contract } from "../contracts/Contract.js";
import { partiesByContract, type ContractParty } from "../contracts/ContractParty.js";
import { Contact } from "../partners/Contact.js";
import { Team } from "../people/Team.js";
import { EscalationPath } from "./EscalationPath.js";
import { findPath } from "./escalationQueries.js";
import { checkPath, type PathDetails, type StepDetails } from "./escalationRules.js";
import { EscalationStep } from "./EscalationStep.js";

interface PathUpsert extends PathDetails {
  readonly serviceAreaId: string;
  readonly severity: Severity;
  /** The version that the caller saw; where it is left out, whatever there is is replaced. */
  readonly expectedVersion?: number | undefined;
  /** The date of the snapshot that this comes from. */
  readonly observedOn?: string | undefined;
}

/**
 * Sets whom to call in a service area and severity: adds the path, or replaces all its steps.
 * @throws DomainError INVALID for a wrong field, NOT_FOUND for an area, a team or a contact, CONFLICT for a stale version.
 */
export async function upsertPath(tx: Transaction, input: PathUpsert): Promise<EscalationPath> {
  checkPath(input);
  const { serviceAreaId, severity, expectedVersion, callScript, observedOn } = input;
  await getRecord(tx, ServiceArea, serviceAreaId, "serviceAreaId");
  await lockName(tx, "escalation path", `${serviceAreaId} ${severity}`);
  const known = await findPath(tx, serviceAreaId, severity);
  if (!known && expectedVersion !== undefined)
    throw conflict("expectedVersion", "There is no such path yet, so it has no version.");
  const path = known
    ? await updateRecord(tx, EscalationPath, known.id, expectedVersion ?? known.version, {
        callScript,
        observedOn,
      })
    : await insertRecord(tx, EscalationPath, {
        serviceAreaId,
        severity,
        callScript: callScript ?? null,
        observedOn: observedOn ?? null,
      });
  await replaceSteps(tx, path, input.steps);
  return path;
}

async function replaceSteps(
  tx: Transaction,
  { id }: EscalationPath,
  steps: readonly StepDetails[],
): Promise<void> {
  for (const [at, step] of steps.entries()) await checkTargets(tx, step, `steps.${at}`);
  await tx.rows(sql`DELETE FROM escalation_step WHERE path_id = ${id}::uuid`);
  await insertRecords(
    tx,
    EscalationStep,
    steps.map(({ teamId = null, contactId = null, deputyId = null, ...step }, at) => ({
      pathId: id,
      position: at + 1,
      teamId,
      contactId,
      deputyId,
      supportLevel: step.supportLevel,
      delayMinutes: step.delayMinutes ?? 0,
      attempts: step.attempts ?? 1,
      contractId: step.contractId ?? null,
    })),
  );
}

async function checkTargets(tx: Transaction, step: StepDetails, field: string): Promise<void> {
  const { teamId, contactId, deputyId, contractId } = step;
  if (typeof teamId === "string") await getRecord(tx, Team, teamId, `${field}.teamId`);
  const contact =
    typeof contactId === "string" ? await getRecord(tx, Contact, contactId, `${field}.contactId`) : null;
  const deputy =
    typeof deputyId === "string" ? await getRecord(tx, Contact, deputyId, `${field}.deputyId`) : null;
  if (contact && deputy && contact.partnerId !== deputy.partnerId)
    throw invalid(`${field}.deputyId`, "A deputy works at the same partner.");
  if (contact && typeof contractId === "string") {
    const contract = await getRecord(tx, Contract, contractId, `${field}.contractId`);
    if (!(await partnersOf(tx, contract)).includes(contact.partnerId))
      throw invalid(`${field}.contractId`, "This is a contract with another partner.");
  }
}

/** The contract's partner and all others that have a part in it. */
async function partnersOf(tx: Transaction, { id, partnerId }: Contract): Promise<string[]> {
  const [parties] = await partiesByContract(tx, [id]);
  return [partnerId, ...(parties as readonly ContractParty[]).map(({ partyId }) => partyId)];
}

interface PathRemoval {
  readonly id: string;
  readonly expectedVersion: number;
}

/** Removes a path and its steps; the audit keeps what it was. @throws DomainError NOT_FOUND, CONFLICT for a stale version. */
export async function removePath(
  tx: Transaction,
  { id, expectedVersion }: PathRemoval,
): Promise<EscalationPath> {
  const path = await updateRecord(tx, EscalationPath, id, expectedVersion, {});
  await tx.rows(sql`DELETE FROM escalation_step WHERE path_id = ${id}::uuid`);
  await tx.rows(sql`DELETE FROM escalation_path WHERE id = ${id}::uuid`);
  return path;
}
