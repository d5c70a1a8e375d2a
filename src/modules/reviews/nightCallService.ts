import sql from "sql-template-tag";
import { notFound } from "../../kernel/DomainError.js";
import type { Transaction } from "../../kernel/Transaction.js";
import type { NightCallInput } from "./NightCall.js";
import { plainNightCalls } from "./nightCallRules.js";

/** @throws DomainError NOT_FOUND at the first service area that does not exist. */
export async function checkAreas(tx: Transaction, nightCalls: readonly NightCallInput[] = []): Promise<void> {
  if (nightCalls.length === 0) return;
  const asked = plainNightCalls(nightCalls).map(({ serviceAreaId }) => serviceAreaId);
  const rows = await tx.rows<{ readonly id: string }>(
    sql`SELECT id FROM service_area WHERE id = ANY(${asked}::uuid[])`,
  );
  const known = new Set(rows.map(({ id }) => id));
  const unknown = asked.findIndex((id) => !known.has(id));
  if (unknown >= 0) throw notFound("service area", `nightCalls.${unknown}.serviceAreaId`);
}

/** Writes down whom a review would call at night, in place of what it said before. Errors as for checkAreas. */
export async function replaceNightCalls(
  tx: Transaction,
  reviewId: string,
  nightCalls: readonly NightCallInput[],
): Promise<void> {
  await checkAreas(tx, nightCalls);
  await tx.rows(sql`DELETE FROM night_call WHERE review_id = ${reviewId}::uuid`);
  if (nightCalls.length === 0) return;
  await tx.rows(sql`
    INSERT INTO night_call (review_id, service_area_id, would_call, reason)
    SELECT ${reviewId}::uuid, "serviceAreaId", "wouldCall", reason
    FROM jsonb_to_recordset(${JSON.stringify(plainNightCalls(nightCalls))}::jsonb)
      AS said("serviceAreaId" uuid, "wouldCall" boolean, reason text)`);
}
