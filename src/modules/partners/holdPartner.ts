import sql from "sql-template-tag";
import { notFound } from "../../kernel/DomainError.js";
import { tableOf } from "../../kernel/tables.js";
import type { Transaction } from "../../kernel/Transaction.js";
import { Partner } from "./Partner.js";

/**
 * The id of the partner, or of what it became part of. Until the end of the transaction it cannot be merged away, so that
 * what is written under this id is not left behind; others may write about it at the same time.
 * @throws DomainError NOT_FOUND at `field`.
 */
export async function holdPartner(tx: Transaction, id: string, field = "partnerId"): Promise<string> {
  const table = tableOf(tx.dataSource, Partner);
  // Where it is being merged this waits, and then reads what it became part of.
  const [held] = await tx.rows<Pick<Partner, "id" | "mergedIntoId">>(sql`
    SELECT t.id, t.merged_into_id AS "mergedIntoId" FROM ${table.name} t
    WHERE t.id = ${id}::uuid AND ${table.visibleTo(tx.actor)} FOR SHARE`);
  if (!held) throw notFound("partner", field);
  return held.mergedIntoId === null ? held.id : holdPartner(tx, held.mergedIntoId, field);
}
