import sql from "sql-template-tag";
import type { Transaction } from "../../kernel/Transaction.js";

/**
 * Gives one partner's subcontractors, and its own work as one, to another. What the two did for each other is no
 * subcontracting any more.
 */
export async function moveSubcontractings(tx: Transaction, from: string, to: string): Promise<void> {
  await tx.rows(sql`
    DELETE FROM subcontracting WHERE partner_id = ANY(${[from, to]}::uuid[])
      AND subcontractor_id = ANY(${[from, to]}::uuid[])`);
  for (const column of [sql`partner_id`, sql`subcontractor_id`])
    await tx.rows(sql`
      UPDATE subcontracting SET ${column} = ${to}::uuid, version = version + 1, updated_at = ${tx.now}
      WHERE ${column} = ${from}::uuid`);
}
