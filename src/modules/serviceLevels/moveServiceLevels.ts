import sql from "sql-template-tag";
import type { Transaction } from "../../kernel/Transaction.js";

/** Gives all clocks of one partner, with their pauses, to another. Service levels go with their contracts. */
export async function moveServiceLevels(tx: Transaction, from: string, to: string): Promise<void> {
  for (const table of [sql`service_clock`, sql`service_clock_pause`])
    await tx.rows(sql`
      UPDATE ${table} SET partner_id = ${to}::uuid, version = version + 1, updated_at = ${tx.now}
      WHERE partner_id = ${from}::uuid`);
}
