import sql from "sql-template-tag";
import { conflict } from "../../kernel/DomainError.js";
import { getRecord, updateRecord } from "../../kernel/records.js";
import type { Transaction } from "../../kernel/Transaction.js";
import { Engagement } from "./Engagement.js";
import type { PromiseKind } from "./EngagementPromise.js";
import { isVoided, promisesOf } from "./engagementQueries.js";

/**
 * Says which promises about an engagement a service clock measures from now on, so that nothing is counted twice: none of its
 * own can be of such a kind. Until the end of the transaction nobody else can change it.
 * @throws DomainError NOT_FOUND; CONFLICT where it was taken back, or has a promise of its own of such a kind. All at
 * "engagementId".
 */
export async function clockPromises(
  tx: Transaction,
  id: string,
  kinds: readonly PromiseKind[],
): Promise<Engagement> {
  await getRecord(tx, Engagement, id, "engagementId");
  const engagement = await updateRecord(tx, Engagement, id, null, { clockedPromises: [...kinds] });
  if (await isVoided(tx, id)) throw conflict("engagementId", "This engagement was taken back.");
  const own = (await promisesOf(tx, id)).find(({ kind }) => kinds.includes(kind));
  if (own)
    throw conflict(
      "engagementId",
      `This engagement has a promise of its own to ${own.kind}, which is what counts: it needs no clock for that.`,
    );
  return engagement;
}

/**
 * Keeps an engagement from being changed or taken back until the end of the transaction.
 * @throws DomainError CONFLICT at "id" where it was taken back.
 */
export async function holdEngagement(tx: Transaction, id: string): Promise<void> {
  await tx.rows(sql`SELECT 1 FROM engagement WHERE id = ${id}::uuid FOR SHARE`);
  if (await isVoided(tx, id)) throw conflict("id", "Its engagement was taken back.");
}
