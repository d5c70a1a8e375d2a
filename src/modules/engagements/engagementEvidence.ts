import type { Transaction } from "../../kernel/Transaction.js";
import { evidenceByEngagement } from "../evidence/evidenceLists.js";
import { recordEvidence, voidEvidence, type NewEvidence } from "../evidence/evidenceService.js";
import type { Engagement } from "./Engagement.js";
import { evidenceOf } from "./engagementEvidenceRules.js";
import type { EngagementPromise } from "./EngagementPromise.js";

/** What two rows of one engagement must share to say the same. */
interface Said {
  readonly partnerId: string;
  readonly promiseId?: string | null | undefined;
  readonly dimension?: string | null;
  readonly crisisKind?: string | null;
  readonly failure?: string | null;
  readonly source: string;
  readonly value: string | number;
  readonly occurredAt: Date;
}

const meaningOf = (said: Said): string =>
  JSON.stringify([
    said.partnerId,
    said.promiseId ?? null,
    said.dimension ?? null,
    said.crisisKind ?? null,
    said.failure ?? null,
    said.source,
    Number(said.value),
    said.occurredAt,
  ]);

/**
 * Makes the ledger say what the engagement says now: rows that no longer hold are voided, new ones written, and those
 * that still hold are left as they are.
 */
export async function settleEvidence(
  tx: Transaction,
  engagement: Engagement,
  promises: readonly EngagementPromise[],
): Promise<void> {
  const [stored] = await evidenceByEngagement(tx, [engagement.id]);
  const standing = stored instanceof Error || stored === undefined ? [] : stored;
  const wanted = evidenceOf(engagement, promises, tx.now);
  const meanings = new Set(wanted.map(meaningOf));
  const outdated = standing.filter((row) => !meanings.has(meaningOf(row)));
  const said = new Set(standing.map(meaningOf));
  if (outdated.length > 0)
    await voidEvidence(tx, { ids: outdated.map(({ id }) => id) }, "The engagement was changed.");
  await recordEvidence(
    tx,
    wanted.filter((each: NewEvidence) => !said.has(meaningOf(each))),
  );
}
