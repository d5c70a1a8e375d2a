import sql from "sql-template-tag";
import type { Quarter } from "../../kernel/Quarter.js";
import type { Transaction } from "../../kernel/Transaction.js";
import type { Dimension } from "./Dimension.js";
import { cellsOf, crisesOf, statisticsOf } from "./statisticsSql.js";

/** What of a row of evidence says in which statistics it counts. */
export interface StatisticsKey {
  readonly partnerId: string;
  /** Null for a crisis. */
  readonly dimension: Dimension | null;
  readonly quarter: Quarter;
  readonly source: string;
}

const touchedBy = new WeakMap<Transaction, Map<string, StatisticsKey>>();

/**
 * Notes that rows with these keys were written or voided. All that they count in is worked out anew just before the
 * commit, once: so an import of thousands of rows costs a few statements.
 */
export function touchStatistics(tx: Transaction, keys: readonly StatisticsKey[]): void {
  const touched = touchedBy.get(tx) ?? new Map<string, StatisticsKey>();
  touchedBy.set(tx, touched);
  for (const key of keys)
    touched.set(JSON.stringify([key.partnerId, key.dimension, key.quarter, key.source]), key);
  tx.beforeCommit("refresh statistics", settleStatistics);
}

/** Works out now what would be worked out just before the commit: for what reads statistics in the writers' transaction. */
export async function settleStatistics(tx: Transaction): Promise<void> {
  const touched = [...(touchedBy.get(tx)?.values() ?? [])];
  touchedBy.delete(tx);
  if (touched.length > 0) await refreshStatistics(tx, touched);
}

async function refreshStatistics(tx: Transaction, touched: readonly StatisticsKey[]): Promise<void> {
  await lockStatistics(
    tx,
    touched.map(({ partnerId }) => partnerId),
  );
  const routine = touched.filter(({ dimension }) => dimension !== null);
  if (routine.length > 0) await refreshCells(tx, routine);
  const crises = touched.filter(({ dimension }) => dimension === null);
  if (crises.length > 0) await refreshCrises(tx, crises);
}

const LOCKS = 1024;

/**
 * Makes whoever else writes statistics of these partners wait. What is read by later statements holds all that those
 * before us have committed. The partners share a limited number of locks, as the server has few; taken in one order, so
 * that no two wait for each other.
 */
async function lockStatistics(tx: Transaction, partnerIds: readonly string[]): Promise<void> {
  await tx.rows(sql`
    SELECT count(pg_advisory_xact_lock(hashtext('evidence statistics'), slot)) FROM (
      SELECT DISTINCT hashtext(id::text) & ${LOCKS - 1}::int AS slot FROM unnest(${partnerIds}::uuid[]) AS id
      ORDER BY slot) AS slots`);
}

const CELL = sql`partner_id, dimension, quarter, source`;

async function refreshCells(tx: Transaction, touched: readonly StatisticsKey[]): Promise<void> {
  const cells = sql`(SELECT * FROM unnest(
    ${touched.map(({ partnerId }) => partnerId)}::uuid[], ${touched.map(({ dimension }) => dimension)}::text[],
    ${touched.map(({ quarter }) => quarter)}::int[], ${touched.map(({ source }) => source)}::text[]) AS key(${CELL}))`;
  const statistics = sql`(SELECT DISTINCT partner_id, dimension, quarter FROM ${cells} AS cell)`;
  await tx.rows(sql`DELETE FROM evidence_cell USING ${cells} AS touched
    WHERE evidence_cell.partner_id = touched.partner_id AND evidence_cell.dimension = touched.dimension
      AND evidence_cell.quarter = touched.quarter AND evidence_cell.source = touched.source`);
  await tx.rows(sql`INSERT INTO evidence_cell (${CELL}, source_kind, n, sx, sxx)
    ${cellsOf(sql`SELECT evidence.* FROM ${cells} AS touched JOIN evidence USING (${CELL})`)}`);
  await tx.rows(sql`DELETE FROM dimension_statistic USING ${statistics} AS touched
    WHERE dimension_statistic.partner_id = touched.partner_id
      AND dimension_statistic.dimension = touched.dimension AND dimension_statistic.quarter = touched.quarter`);
  await tx.rows(sql`INSERT INTO dimension_statistic (partner_id, dimension, quarter, g, gx)
    ${statisticsOf(
      sql`SELECT evidence_cell.* FROM ${statistics} AS touched JOIN evidence_cell USING (partner_id, dimension, quarter)`,
    )}`);
}

async function refreshCrises(tx: Transaction, touched: readonly StatisticsKey[]): Promise<void> {
  const crises = sql`(SELECT DISTINCT * FROM unnest(
    ${touched.map(({ partnerId }) => partnerId)}::uuid[],
    ${touched.map(({ quarter }) => quarter)}::int[]) AS key(partner_id, quarter))`;
  await tx.rows(sql`DELETE FROM crisis_statistic USING ${crises} AS touched
    WHERE crisis_statistic.partner_id = touched.partner_id AND crisis_statistic.quarter = touched.quarter`);
  await tx.rows(sql`INSERT INTO crisis_statistic (partner_id, quarter, w, wx, ww)
    ${crisesOf(sql`SELECT evidence.* FROM ${crises} AS touched JOIN evidence USING (partner_id, quarter)`)}`);
}

/**
 * Makes all statistics anew from the ledger; they come out with the same bits. Writers of evidence wait until the end of
 * the transaction, readers see the old statistics until then.
 */
export async function rebuildStatistics(tx: Transaction): Promise<void> {
  await tx.run("LOCK TABLE evidence IN SHARE ROW EXCLUSIVE MODE");
  await tx.run("DELETE FROM evidence_cell");
  await tx.run("DELETE FROM dimension_statistic");
  await tx.run("DELETE FROM crisis_statistic");
  await tx.rows(
    sql`INSERT INTO evidence_cell (${CELL}, source_kind, n, sx, sxx) ${cellsOf(sql`SELECT * FROM evidence`)}`,
  );
  await tx.rows(sql`INSERT INTO dimension_statistic (partner_id, dimension, quarter, g, gx)
    ${statisticsOf(sql`SELECT * FROM evidence_cell`)}`);
  await tx.rows(sql`INSERT INTO crisis_statistic (partner_id, quarter, w, wx, ww)
    ${crisesOf(sql`SELECT * FROM evidence`)}`);
}
