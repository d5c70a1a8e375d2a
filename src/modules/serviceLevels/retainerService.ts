import { conflict, invalid } from "../../kernel/DomainError.js";
import { getRecord, insertRecord, updateRecord } from "../../kernel/records.js";
import type { Transaction } from "../../kernel/Transaction.js";
import { factsOf } from "../contracts/contractFacts.js";
import { Entitlement } from "../contracts/Entitlement.js";
import { Engagement } from "../engagements/Engagement.js";
import { isVoided } from "../engagements/engagementQueries.js";
import { todayOf } from "../organisation/settingsQueries.js";
import { holdPartner } from "../partners/holdPartner.js";
import { checkVoidReason } from "./clockInputRules.js";
import { checkUse, periodOn } from "./retainerRules.js";
import { RetainerUse } from "./RetainerUse.js";
import { RetainerUseVoid, voidsByUse } from "./RetainerUseVoid.js";

interface NewUse {
  readonly id?: string | undefined;
  readonly entitlementId: string;
  readonly hours: number;
  readonly usedOn: string;
  /** The work that they were used for. */
  readonly engagementId?: string | null | undefined;
  readonly note?: string | null | undefined;
}

/**
 * Records hours of a retainer that were called off; also more than are left, for that happens.
 * @throws DomainError NOT_FOUND for the entitlement or the engagement; INVALID for a wrong field, an entitlement without counted
 * hours, a day on which it does not hold, or work of another partner; CONFLICT for work that was taken back.
 */
export async function recordUse(tx: Transaction, input: NewUse): Promise<RetainerUse> {
  checkUse(input, await todayOf(tx));
  const { id, entitlementId, hours, usedOn, engagementId = null, note = null } = input;
  const entitlement = await getRecord(tx, Entitlement, entitlementId, "entitlementId");
  const partnerId = await holdPartner(tx, entitlement.partnerId);
  if (entitlement.retainerHours === null)
    throw invalid("entitlementId", "This entitlement counts no hours: what it grants has no end.");
  if (!periodOn(entitlement, await factsOf(tx, entitlement.contractId), usedOn))
    throw invalid("usedOn", "On that day neither the contract grants hours nor the entitlement.");
  if (engagementId !== null) await checkWork(tx, engagementId, partnerId);
  return insertRecord(tx, RetainerUse, { id, partnerId, entitlementId, hours, usedOn, engagementId, note });
}

async function checkWork(tx: Transaction, id: string, partnerId: string): Promise<void> {
  const engagement = await getRecord(tx, Engagement, id, "engagementId");
  if (engagement.partnerId !== partnerId)
    throw invalid("engagementId", "This is the work of another partner.");
  if (await isVoided(tx, id)) throw conflict("engagementId", "This engagement was taken back.");
}

interface UseVoiding {
  readonly id: string;
  /** The version that the caller saw. */
  readonly expectedVersion: number;
  readonly reason: string;
}

/**
 * Takes hours back that were not called off; who, when and why are kept.
 * @throws DomainError NOT_FOUND, INVALID at "reason", CONFLICT for a stale version or where they were taken back before.
 */
export async function voidUse(
  tx: Transaction,
  { id, expectedVersion, reason }: UseVoiding,
): Promise<RetainerUse> {
  checkVoidReason(reason);
  const use = await updateRecord(tx, RetainerUse, id, expectedVersion, {});
  const [voids] = await voidsByUse(tx, [id]);
  if ((voids as readonly RetainerUseVoid[]).length > 0)
    throw conflict("id", "These hours were taken back already.", use);
  const { id: actorId, name: actorName } = tx.actor;
  await insertRecord(tx, RetainerUseVoid, { useId: id, actorId, actorName, reason: reason.trim() });
  return use;
}
