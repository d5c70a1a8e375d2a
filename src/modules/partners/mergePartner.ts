import sql from "sql-template-tag";
import { conflict, DomainError } from "../../kernel/DomainError.js";
import { moveReferences } from "../../kernel/ExternalReference.js";
import { getRecord, updateRecord } from "../../kernel/records.js";
import type { Transaction } from "../../kernel/Transaction.js";
import { Partner } from "./Partner.js";

/** Two partners that are one; each with the version that the caller saw. */
export interface Merge {
  readonly survivorId: string;
  readonly survivorVersion: number;
  readonly mergedId: string;
  readonly mergedVersion: number;
}

/**
 * Makes one partner part of another: its contacts, references, roles and daughters move, and its id answers with the
 * survivor from then on. What higher modules hold is theirs to move.
 * @throws DomainError INVALID for a merge with itself, NOT_FOUND, CONFLICT for a stale version or one that was merged
 * already.
 */
export async function mergePartner(tx: Transaction, merge: Merge): Promise<Partner> {
  const { survivorId, mergedId } = merge;
  if (survivorId === mergedId)
    throw new DomainError([
      { code: "INVALID", field: "mergedId", message: "A partner cannot become part of itself." },
    ]);
  // Whoever writes records of either waits, and then sees the merge; in one order, so that no two wait for each other.
  await tx.rows(
    sql`SELECT id FROM partner WHERE id IN (${survivorId}::uuid, ${mergedId}::uuid) ORDER BY id FOR UPDATE`,
  );
  const survivor = await getRecord(tx, Partner, survivorId, "survivorId");
  const merged = await getRecord(tx, Partner, mergedId, "mergedId");
  for (const [field, partner] of [
    ["survivorId", survivor],
    ["mergedId", merged],
  ] as const)
    if (partner.mergedIntoId !== null)
      throw conflict(field, `This partner is part of ${partner.mergedIntoId} already.`, partner);
  await tx.rows(
    sql`UPDATE contact SET partner_id = ${survivorId}::uuid WHERE partner_id = ${mergedId}::uuid`,
  );
  await tx.rows(sql`UPDATE partner SET parent_id = ${survivorId}::uuid
    WHERE parent_id = ${mergedId}::uuid AND id <> ${survivorId}::uuid`);
  // Those that were merged into it before now lead straight to the survivor.
  await tx.rows(
    sql`UPDATE partner SET merged_into_id = ${survivorId}::uuid WHERE merged_into_id = ${mergedId}::uuid`,
  );
  await moveReferences(tx, "Partner", mergedId, survivorId);
  await tx.rows(sql`DELETE FROM current_standing WHERE partner_id = ${mergedId}::uuid`);
  await updateRecord(tx, Partner, mergedId, merge.mergedVersion, {
    mergedIntoId: survivorId,
    parentId: null,
  });
  return updateRecord(tx, Partner, survivorId, merge.survivorVersion, {
    roles: [...new Set([...survivor.roles, ...merged.roles])],
    website: survivor.website ?? merged.website,
    segment: survivor.segment ?? merged.segment,
    parentId: survivor.parentId === mergedId ? merged.parentId : survivor.parentId,
  });
}
