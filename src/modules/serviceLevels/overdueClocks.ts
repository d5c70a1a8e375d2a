import sql from "sql-template-tag";
import type { Context } from "../../kernel/Context.js";
import { updateRecord } from "../../kernel/records.js";
import { tableOf } from "../../kernel/tables.js";
import { isVoided } from "../engagements/engagementQueries.js";
import { changeClock } from "./changeClock.js";
import { ServiceClock } from "./ServiceClock.js";

const AT_A_TIME = 100;

/**
 * Writes down which promises have become overdue since somebody last said something about their clocks: a partner that does not
 * come must not be spared because nobody notes it. Those that somebody changes at this moment are left to the next round.
 * @returns How many clocks.
 */
export async function settleOverdueClocks(ctx: Context): Promise<number> {
  const [due] = await ctx.rows(sql`SELECT 1 FROM service_clock WHERE next_due_at < ${ctx.now} LIMIT 1`);
  if (!due) return 0;
  return ctx.commit(async (tx) => {
    const table = tableOf(tx.dataSource, ServiceClock);
    const clocks = await tx.rows<ServiceClock>(sql`
      SELECT ${table.columns} FROM ${table.name} t JOIN engagement e ON e.id = t.engagement_id
      WHERE t.next_due_at < ${tx.now}
      ORDER BY t.next_due_at LIMIT ${AT_A_TIME}::int FOR NO KEY UPDATE SKIP LOCKED`);
    for (const clock of clocks)
      if (await isVoided(tx, clock.engagementId))
        await updateRecord(tx, ServiceClock, clock.id, clock.version, { nextDueAt: null });
      else await changeClock(tx, clock);
    return clocks.length;
  });
}
