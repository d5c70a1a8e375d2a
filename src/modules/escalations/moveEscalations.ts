import sql from "sql-template-tag";
import type { Transaction } from "../../kernel/Transaction.js";

/**
 * Gives all accesses and participations in drills of one partner to another; where both took part in the same drill, the
 * survivor's stays. Steps follow with their contacts, and evidence is moved by evidence.
 */
export async function moveEscalations(tx: Transaction, from: string, to: string): Promise<void> {
  await tx.rows(sql`
    DELETE FROM drill_participation p WHERE partner_id = ${from}::uuid
      AND EXISTS (SELECT 1 FROM drill_participation q WHERE q.drill_id = p.drill_id AND q.partner_id = ${to}::uuid)`);
  for (const table of [sql`drill_participation`, sql`access_grant`])
    await tx.rows(sql`
      UPDATE ${table} SET partner_id = ${to}::uuid, version = version + 1, updated_at = ${tx.now}
      WHERE partner_id = ${from}::uuid`);
}
