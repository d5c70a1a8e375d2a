import sql from "sql-template-tag";
import { quarterOf } from "../../kernel/Quarter.js";
import type { Transaction } from "../../kernel/Transaction.js";
import { quarterShiftOf, type QuarterSettings } from "../organisation/settingsRules.js";
import { ensurePartitions } from "./evidencePartitions.js";
import { rebuildStatistics } from "./statisticsService.js";

/**
 * Puts every row of the ledger into the quarter that the settings now say, and makes the statistics anew. A judgement keeps
 * the day that its reviewer named; what has an instant gets the instant's day. Writers of evidence wait meanwhile.
 */
export async function requarterLedger(
  tx: Transaction,
  settings: QuarterSettings & { readonly timeZone: string },
): Promise<void> {
  const shift = quarterShiftOf(settings);
  await tx.run("LOCK TABLE evidence IN SHARE ROW EXCLUSIVE MODE");
  const day = sql`CASE WHEN review_id IS NOT NULL THEN occurred_on
    ELSE (occurred_at AT TIME ZONE ${settings.timeZone})::date END`;
  const span = await tx.rows<{ readonly first: string | null; readonly last: string | null }>(
    sql`SELECT min(${day}) AS first, max(${day}) AS last FROM evidence`,
  );
  const { first, last } = span[0] ?? {};
  if (typeof first !== "string" || typeof last !== "string") return;
  const [from, to] = [quarterOf(first, shift), quarterOf(last, shift)];
  await ensurePartitions(
    tx,
    Array.from({ length: to - from + 1 }, (_, at) => from + at),
  );
  // As in Quarter.ts: months since the year 0, moved, three to a quarter.
  await tx.rows(sql`
    UPDATE evidence SET occurred_on = moved.day, quarter = moved.quarter
    FROM (SELECT id, quarter AS old, day,
        floor((extract(year FROM day) * 12 + extract(month FROM day) - 1 + ${shift}::int) / 3)::int AS quarter
      FROM (SELECT id, quarter, ${day} AS day FROM evidence) AS dated) AS moved
    WHERE evidence.id = moved.id AND evidence.quarter = moved.old
      AND (evidence.occurred_on <> moved.day OR evidence.quarter <> moved.quarter)`);
  await rebuildStatistics(tx);
}
