import sql from "sql-template-tag";
import { invalid } from "../../kernel/DomainError.js";
import { lockName } from "../../kernel/locks.js";
import { getRecord } from "../../kernel/records.js";
import type { Transaction } from "../../kernel/Transaction.js";
import { Contract } from "./Contract.js";

/**
 * The agreement that a contract hangs under must be with the same partner, or this partner must have a part in it; and no
 * contract may hang under itself.
 * @throws DomainError NOT_FOUND or INVALID at "parentId".
 */
export async function checkParent(
  tx: Transaction,
  { id, partnerId }: { readonly id: string | null; readonly partnerId: string },
  parentId: string | null | undefined,
): Promise<void> {
  if (parentId === undefined || parentId === null) return;
  // Two changes at once could each be right, and make a circle together.
  await lockName(tx, "contract", "tree");
  const parent = await getRecord(tx, Contract, parentId, "parentId");
  if (parent.partnerId !== partnerId && !(await hasPart(tx, parentId, partnerId)))
    throw invalid("parentId", "This agreement is with another partner, and this one has no part in it.");
  const [loop] = await tx.rows(sql`
    WITH RECURSIVE above AS (
      SELECT id, parent_id FROM contract WHERE id = ${parentId}::uuid
      UNION SELECT c.id, c.parent_id FROM contract c JOIN above a ON c.id = a.parent_id)
    SELECT 1 FROM above WHERE id = ${id}::uuid`);
  if (loop) throw invalid("parentId", "A contract cannot hang under itself.");
}

async function hasPart(tx: Transaction, contractId: string, partnerId: string): Promise<boolean> {
  const rows = await tx.rows(sql`
    SELECT 1 FROM contract_party WHERE contract_id = ${contractId}::uuid AND party_id = ${partnerId}::uuid`);
  return rows.length > 0;
}
