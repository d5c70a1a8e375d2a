import sql, { type Sql } from "sql-template-tag";
import { v7 as uuidv7 } from "uuid";
import type { Transaction } from "../../kernel/Transaction.js";
import { holdSettings } from "../organisation/settingsQueries.js";
import type { Dimension } from "./Dimension.js";
import { OUTSIDE, SourceKind, type CrisisFailure, type CrisisKind } from "./Evidence.js";
import { ensurePartitions } from "./evidencePartitions.js";
import { CRISIS_WEIGHTS, placesOf, type Happened } from "./evidenceRules.js";
import { touchStatistics, type StatisticsKey } from "./statisticsService.js";

/** What is judged: a dimension of routine work, or a crisis. */
type Subject =
  | { readonly dimension: Dimension }
  | { readonly crisisKind: CrisisKind; readonly failure: CrisisFailure | null };

/** The record that the evidence comes from. */
type Origin =
  | { readonly engagementId: string; readonly promiseId?: string | undefined }
  | { readonly engagementId: string; readonly serviceClockId: string }
  | { readonly reviewId: string }
  | { readonly drillId: string };

/** One observation to write down; its weight follows from what is judged. */
export type NewEvidence = Subject &
  Origin &
  Happened & {
    readonly partnerId: string;
    /** The source's name. Whatever a partner brings itself is one source, so its name is not kept. */
    readonly source: string;
    readonly sourceKind: SourceKind;
    /** How good it was, from 0 to 1. */
    readonly value: number;
  };

/**
 * Writes evidence down. The statistics follow just before the commit.
 * @throws DomainError INVALID at `field` for an instant outside 1990 to 2100.
 */
export async function recordEvidence(tx: Transaction, evidence: readonly NewEvidence[]): Promise<void> {
  if (evidence.length === 0) return;
  const places = placesOf(evidence, await holdSettings(tx));
  await ensurePartitions(
    tx,
    places.map(({ quarter }) => quarter),
  );
  const rows = evidence.map((each, at) => ({ ...rowOf(each), ...(places[at] as (typeof places)[number]) }));
  await tx.rows(sql`
    INSERT INTO evidence (id, quarter, partner_id, dimension, crisis_kind, failure, source, source_kind, value, weight,
      occurred_on, occurred_at, engagement_id, promise_id, service_clock_id, review_id, drill_id)
    SELECT * FROM json_to_recordset(${JSON.stringify(rows)}::json) AS row(
      "id" uuid, "quarter" int, "partnerId" uuid, "dimension" text, "crisisKind" text, "failure" text, "source" text,
      "sourceKind" text, "value" numeric, "weight" numeric, "occurredOn" date, "occurredAt" timestamptz,
      "engagementId" uuid, "promiseId" uuid, "serviceClockId" uuid, "reviewId" uuid, "drillId" uuid)`);
  touchStatistics(tx, rows);
}

/** A row as JSON; whatever is left out becomes null. */
function rowOf(evidence: NewEvidence): Omit<StatisticsKey, "quarter"> {
  const { sourceKind } = evidence;
  const outside = sourceKind === SourceKind.PARTNER_NOMINATED || sourceKind === SourceKind.SELF_REPORTED;
  const row = {
    ...evidence,
    dimension: "dimension" in evidence ? evidence.dimension : null,
    id: uuidv7(),
    source: outside ? OUTSIDE : evidence.source,
    weight: "crisisKind" in evidence ? CRISIS_WEIGHTS[evidence.crisisKind] : 1,
  };
  return row;
}

/** Which evidence: all of an engagement, a promise, a review or a drill, or single rows. */
export type EvidenceSelection =
  | { readonly engagementId: string }
  | { readonly promiseId: string }
  | { readonly reviewId: string }
  | { readonly drillId: string }
  | { readonly ids: readonly string[] };

/** Takes evidence back: it stays in the ledger, but counts no more. The statistics follow just before the commit. */
export async function voidEvidence(
  tx: Transaction,
  selection: EvidenceSelection,
  reason: string,
): Promise<void> {
  const keys = await tx.rows<StatisticsKey>(sql`
    UPDATE evidence SET voided_at = date_trunc('milliseconds', clock_timestamp()), void_reason = ${reason}
    WHERE ${selected(selection)} AND voided_at IS NULL
    RETURNING partner_id AS "partnerId", dimension, quarter, source`);
  touchStatistics(tx, keys);
}

function selected(selection: EvidenceSelection): Sql {
  if ("engagementId" in selection) return sql`engagement_id = ${selection.engagementId}::uuid`;
  if ("promiseId" in selection) return sql`promise_id = ${selection.promiseId}::uuid`;
  if ("reviewId" in selection) return sql`review_id = ${selection.reviewId}::uuid`;
  if ("drillId" in selection) return sql`drill_id = ${selection.drillId}::uuid`;
  return sql`id = ANY(${selection.ids}::uuid[])`;
}
