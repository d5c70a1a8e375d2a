import sql from "sql-template-tag";
import { groupBy } from "../../kernel/groupBy.js";
import type { Transaction } from "../../kernel/Transaction.js";
import { voidEvidence } from "../evidence/evidenceService.js";
import { holdSettings } from "../organisation/settingsQueries.js";
import { quarterAt } from "../organisation/settingsRules.js";
import type { Drill } from "./Drill.js";
import { settleDrills } from "./drillEvidence.js";

/**
 * Gives all accesses and participations in drills of one partner to another; where both took part in the same drill, the
 * survivor's stays, and the other's proves nothing any more. Steps follow with their contacts, and evidence is moved by
 * evidence.
 */
export async function moveEscalations(tx: Transaction, from: string, to: string): Promise<void> {
  const twins = await tx.rows<{ readonly drillId: string }>(sql`
    DELETE FROM drill_participation p WHERE partner_id = ${from}::uuid
      AND EXISTS (SELECT 1 FROM drill_participation q WHERE q.drill_id = p.drill_id AND q.partner_id = ${to}::uuid)
    RETURNING drill_id AS "drillId"`);
  const evidence = await tx.rows<{ readonly id: string }>(sql`
    SELECT id FROM evidence WHERE partner_id = ${from}::uuid AND voided_at IS NULL
      AND drill_id = ANY(${twins.map(({ drillId }) => drillId)}::uuid[])`);
  const ids = evidence.map(({ id }) => id);
  await voidEvidence(tx, { ids }, `The partner became part of ${to}, which took part itself.`);
  for (const table of [sql`drill_participation`, sql`access_grant`])
    await tx.rows(sql`
      UPDATE ${table} SET partner_id = ${to}::uuid, version = version + 1, updated_at = ${tx.now}
      WHERE partner_id = ${from}::uuid`);
}

/** Makes the ledger say anew what a partner's drills prove, once it has those of another and their evidence too. */
export async function resettleDrills(tx: Transaction, partnerId: string): Promise<void> {
  const drills = await tx.rows<Pick<Drill, "kind" | "heldAt">>(sql`
    SELECT d.kind, d.held_at AS "heldAt"
    FROM drill d JOIN drill_participation p ON p.drill_id = d.id WHERE p.partner_id = ${partnerId}::uuid`);
  const settings = await holdSettings(tx);
  const quarters = groupBy(drills, ({ kind, heldAt }) => `${kind} ${quarterAt(heldAt, settings)}`);
  for (const [drill] of quarters.values()) if (drill) await settleDrills(tx, drill, partnerId);
}
