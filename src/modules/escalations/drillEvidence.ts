import sql from "sql-template-tag";
import { startOfDay } from "../../kernel/dayRules.js";
import { firstDayOf, type Quarter } from "../../kernel/Quarter.js";
import type { Transaction } from "../../kernel/Transaction.js";
import { SourceKind } from "../evidence/Evidence.js";
import { recordEvidence, voidEvidence } from "../evidence/evidenceService.js";
import { holdSettings } from "../organisation/settingsQueries.js";
import { quarterAt, quarterShiftOf } from "../organisation/settingsRules.js";
import type { Drill, DrillKind } from "./Drill.js";
import { EVIDENCE_KIND, MOST_A_QUARTER } from "./drillRules.js";

interface Counted {
  readonly drillId: string;
  readonly heldAt: Date;
  readonly cameThrough: boolean;
  /** The row of evidence that stands for it, where one does. */
  readonly evidenceId: string | null;
}

/**
 * Makes the ledger say what the drills of a partner, a kind and a quarter prove: the first ones of the quarter count, by
 * when they were held and not by when they were recorded, so that nobody picks the best.
 */
export async function settleDrills(
  tx: Transaction,
  { kind, heldAt }: Pick<Drill, "kind" | "heldAt">,
  partnerId: string,
): Promise<void> {
  const crisisKind = EVIDENCE_KIND[kind];
  if (crisisKind === null) return;
  const drills = await drillsOf(tx, partnerId, kind, heldAt);
  const counting = drills.slice(0, MOST_A_QUARTER[kind]);
  const rest = drills.slice(MOST_A_QUARTER[kind]);
  const outdated = rest.flatMap(({ evidenceId }) => evidenceId ?? []);
  if (outdated.length > 0)
    await voidEvidence(tx, { ids: outdated }, "Earlier drills of this quarter count instead.");
  await recordEvidence(
    tx,
    counting
      .filter(({ evidenceId }) => evidenceId === null)
      .map(({ drillId, heldAt: occurredAt, cameThrough }) => ({
        drillId,
        partnerId,
        crisisKind,
        failure: null,
        source: "drill",
        sourceKind: SourceKind.AUTOMATED,
        value: cameThrough ? 1 : 0,
        occurredAt,
        field: "heldAt",
      })),
  );
}

/** A partner's drills of a kind that stand, of the quarter in which an instant lies, the first first. */
async function drillsOf(
  tx: Transaction,
  partnerId: string,
  kind: DrillKind,
  within: Date,
): Promise<Counted[]> {
  const settings = await holdSettings(tx);
  const quarter = quarterAt(within, settings);
  const start = (each: Quarter): Date =>
    startOfDay(settings.timeZone, firstDayOf(each, quarterShiftOf(settings)));
  return tx.rows<Counted>(sql`
    SELECT d.id AS "drillId", d.held_at AS "heldAt", p.came_through AS "cameThrough", e.id AS "evidenceId"
    FROM drill d JOIN drill_participation p ON p.drill_id = d.id
      LEFT JOIN evidence e ON e.drill_id = d.id AND e.partner_id = p.partner_id AND e.voided_at IS NULL
        AND e.quarter = ${quarter}::int
    WHERE p.partner_id = ${partnerId}::uuid AND d.kind = ${kind}
      AND d.held_at >= ${start(quarter)} AND d.held_at < ${start(quarter + 1)}
      AND NOT EXISTS (SELECT 1 FROM drill_void v WHERE v.drill_id = d.id)
    ORDER BY d.held_at, d.id`);
}
