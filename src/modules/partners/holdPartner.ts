import sql from "sql-template-tag";
import type { Transaction } from "../../kernel/Transaction.js";
import type { Partner } from "./Partner.js";
import { findPartner } from "./partnerQueries.js";

/**
 * The id of the partner, or of what it became part of. Until the end of the transaction it cannot be merged away, so that
 * what is written under this id is not left behind; others may write about it at the same time.
 * @throws DomainError NOT_FOUND at `field`.
 */
export async function holdPartner(tx: Transaction, id: string, field = "partnerId"): Promise<string> {
  const partner = await findPartner(tx, id, field);
  const [held] = await tx.rows<Pick<Partner, "mergedIntoId">>(sql`
    SELECT merged_into_id AS "mergedIntoId" FROM partner WHERE id = ${partner.id}::uuid FOR SHARE`);
  // It may have been merged while we waited for it.
  return typeof held?.mergedIntoId === "string" ? holdPartner(tx, held.mergedIntoId, field) : partner.id;
}
