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

interface Merged {
  readonly survivor: Partner;
  readonly merged: Partner;
}

/**
 * Makes one partner part of another: its contacts, references, roles and daughters move, and its id answers with the
 * survivor from then on. What higher modules hold is theirs to move.
 * @throws DomainError INVALID for a merge with itself, NOT_FOUND, CONFLICT for a stale version or one that was merged
 * already; each at the field of the partner that it is about.
 */
export async function mergePartner(tx: Transaction, merge: Merge): Promise<Merged> {
  const { survivorId, mergedId } = merge;
  const { survivor, merged } = await lockBoth(tx, merge);
  const parentId = await parentAfter(tx, survivor, merged);
  const changed = sql`version = version + 1, updated_at = ${tx.now}`;
  await tx.rows(sql`
    UPDATE contact SET partner_id = ${survivorId}::uuid, ${changed} WHERE partner_id = ${mergedId}::uuid`);
  await tx.rows(sql`
    UPDATE partner SET parent_id = ${survivorId}::uuid, ${changed}
    WHERE parent_id = ${mergedId}::uuid AND id <> ${survivorId}::uuid`);
  // Those that were merged into it before now lead straight to the survivor.
  await tx.rows(
    sql`UPDATE partner SET merged_into_id = ${survivorId}::uuid WHERE merged_into_id = ${mergedId}::uuid`,
  );
  await moveReferences(tx, "Partner", mergedId, survivorId);
  await tx.rows(sql`DELETE FROM current_standing WHERE partner_id = ${mergedId}::uuid`);
  return {
    merged: await updateRecord(tx, Partner, mergedId, null, { mergedIntoId: survivorId, parentId: null }),
    survivor: await updateRecord(tx, Partner, survivorId, null, {
      roles: [...new Set([...survivor.roles, ...merged.roles])],
      website: survivor.website ?? merged.website,
      segment: survivor.segment ?? merged.segment,
      parentId,
    }),
  };
}

async function lockBoth(tx: Transaction, merge: Merge): Promise<Merged> {
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
  for (const [role, partner, seen] of [
    ["survivor", survivor, merge.survivorVersion],
    ["merged", merged, merge.mergedVersion],
  ] as const) {
    if (partner.mergedIntoId !== null)
      throw conflict(`${role}Id`, `This partner is part of ${partner.mergedIntoId} already.`, partner);
    if (partner.version !== seen)
      throw conflict(
        `${role}Version`,
        `This partner has changed meanwhile: it is at version ${partner.version}.`,
        partner,
      );
  }
  return { survivor, merged };
}

/**
 * To whom the survivor belongs. Where it stood below the other, whose daughters become its own, it takes the other's
 * place; where it belonged to nobody, it belongs to the other's parent, unless that stands below it.
 */
async function parentAfter(tx: Transaction, survivor: Partner, merged: Partner): Promise<string | null> {
  if (await isBelow(tx, survivor, merged)) return merged.parentId;
  if (survivor.parentId !== null) return survivor.parentId;
  return (await isBelow(tx, merged, survivor)) ? null : merged.parentId;
}

async function isBelow(tx: Transaction, below: Partner, above: Partner): Promise<boolean> {
  const [found] = await tx.rows(sql`
    WITH RECURSIVE line AS (
      SELECT parent_id FROM partner WHERE id = ${below.id}::uuid
      UNION SELECT p.parent_id FROM partner p JOIN line ON p.id = line.parent_id)
    SELECT 1 FROM line WHERE parent_id = ${above.id}::uuid`);
  return found !== undefined;
}
