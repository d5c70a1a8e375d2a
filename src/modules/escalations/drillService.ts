import { conflict, invalid } from "../../kernel/DomainError.js";
import { lockName } from "../../kernel/locks.js";
import { getRecord, insertRecord, insertRecords, updateRecord } from "../../kernel/records.js";
import type { Transaction } from "../../kernel/Transaction.js";
import { ServiceArea } from "../catalog/ServiceArea.js";
import type { Severity } from "../catalog/Severity.js";
import { voidEvidence } from "../evidence/evidenceService.js";
import { holdPartner } from "../partners/holdPartner.js";
import { Drill, type DrillKind } from "./Drill.js";
import { settleDrills } from "./drillEvidence.js";
import { DrillParticipation, participationsByDrill } from "./DrillParticipation.js";
import { checkDrill, type DrillDetails } from "./drillRules.js";
import { DrillVoid, voidsByDrill } from "./DrillVoid.js";

interface NewDrill extends DrillDetails {
  readonly id?: string | undefined;
  readonly serviceAreaId: string;
  readonly severity: Severity;
  readonly kind: DrillKind;
  readonly announced: boolean;
}

/**
 * Records a rehearsal that was held, and what it proves of each partner.
 * @throws DomainError INVALID for a wrong field, NOT_FOUND at the service area or a partner.
 */
export async function recordDrill(tx: Transaction, input: NewDrill): Promise<Drill> {
  checkDrill(input, tx.now);
  const { id, serviceAreaId, severity, kind, announced, heldAt, participations } = input;
  await getRecord(tx, ServiceArea, serviceAreaId, "serviceAreaId");
  const partnerIds: string[] = [];
  for (const [at, { partnerId }] of participations.entries()) {
    const held = await holdPartner(tx, partnerId, `participations.${at}.partnerId`);
    if (partnerIds.includes(held))
      throw invalid(`participations.${at}.partnerId`, "This partner is named twice.");
    partnerIds.push(held);
  }
  const drill = await insertRecord(tx, Drill, {
    id,
    serviceAreaId,
    severity,
    kind,
    announced,
    heldAt,
    defects: (input.defects ?? []).map((defect) => defect.trim()),
    note: input.note ?? null,
  });
  await insertRecords(
    tx,
    DrillParticipation,
    participations.map(({ cameThrough, minutesToHuman = null, minutesToEngineer = null }, at) => ({
      drillId: drill.id,
      partnerId: partnerIds[at] as string,
      cameThrough,
      minutesToHuman,
      minutesToEngineer,
    })),
  );
  await settleAll(tx, drill, partnerIds);
  return drill;
}

interface Voiding {
  readonly id: string;
  readonly expectedVersion: number;
  readonly reason: string;
}

/**
 * Takes a drill back, and its evidence with it; one that did not count before may count now.
 * @throws DomainError NOT_FOUND, INVALID at "reason", CONFLICT for a stale version or where it was taken back before.
 */
export async function voidDrill(tx: Transaction, { id, expectedVersion, reason }: Voiding): Promise<Drill> {
  if (reason.trim() === "") throw invalid("reason", "Say why.");
  const drill = await updateRecord(tx, Drill, id, expectedVersion, {});
  const [voids, participations] = [await voidsByDrill(tx, [id]), await participationsByDrill(tx, [id])];
  if ((voids[0] as readonly DrillVoid[]).length > 0)
    throw conflict("id", "This drill was taken back already.", drill);
  const { id: actorId, name: actorName } = tx.actor;
  await insertRecord(tx, DrillVoid, { drillId: id, actorId, actorName, reason: reason.trim() });
  await voidEvidence(tx, { drillId: id }, reason.trim());
  const partnerIds = (participations[0] as readonly DrillParticipation[]).map(({ partnerId }) => partnerId);
  await settleAll(tx, drill, partnerIds);
  return drill;
}

async function settleAll(tx: Transaction, drill: Drill, partnerIds: readonly string[]): Promise<void> {
  for (const partnerId of [...partnerIds].sort()) {
    // Two drills that are recorded at once must not both find themselves the first.
    await lockName(tx, "drills", partnerId);
    await settleDrills(tx, drill, partnerId);
  }
}
