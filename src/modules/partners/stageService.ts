import { conflict } from "../../kernel/DomainError.js";
import { insertRecord, updateRecord } from "../../kernel/records.js";
import type { Transaction } from "../../kernel/Transaction.js";
import { Partner } from "./Partner.js";
import { findPartner } from "./partnerQueries.js";
import { PartnerStageChange, stageOfPartner, type PartnerStage } from "./PartnerStage.js";
import { canMove, checkReason, sourcesOf } from "./stageRules.js";

interface StageChange {
  readonly id: string;
  /** The version of the partner that the caller saw. */
  readonly expectedVersion: number;
  readonly reason: string;
}

/**
 * Brings a partner, or what it became part of, to another stage of its life with us.
 * @throws DomainError NOT_FOUND, INVALID at "reason", CONFLICT for a stale version, or at "id" where it cannot come there
 * from where it stands.
 */
export async function moveToStage(
  tx: Transaction,
  stage: PartnerStage,
  { id: said, expectedVersion, reason }: StageChange,
): Promise<Partner> {
  checkReason(reason);
  const { id } = await findPartner(tx, said);
  const partner = await updateRecord(tx, Partner, id, expectedVersion, {});
  const [current] = (await stageOfPartner(tx, [id])) as [PartnerStage];
  if (!canMove(current, stage))
    throw conflict(
      "id",
      `The partner is ${current}: only one that is ${sourcesOf(stage)} can become ${stage}.`,
      partner,
    );
  await noteStage(tx, id, stage, reason.trim());
  return partner;
}

/** Notes the stage that a partner has come to. */
export async function noteStage(
  tx: Transaction,
  partnerId: string,
  stage: PartnerStage,
  reason: string,
): Promise<void> {
  const { id: actorId, name: actorName } = tx.actor;
  await insertRecord(tx, PartnerStageChange, { partnerId, stage, actorId, actorName, reason });
}
