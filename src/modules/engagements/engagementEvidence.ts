import type { Transaction } from "../../kernel/Transaction.js";
import type { Evidence } from "../evidence/Evidence.js";
import { evidenceByEngagement } from "../evidence/evidenceLists.js";
import { settleEvidence } from "../evidence/settleEvidence.js";
import type { Engagement } from "./Engagement.js";
import { evidenceOf } from "./engagementEvidenceRules.js";
import type { EngagementPromise } from "./EngagementPromise.js";

/** Makes the ledger say what the engagement says now. What a service clock measured of it is the clock's to say. */
export async function settleEngagement(
  tx: Transaction,
  engagement: Engagement,
  promises: readonly EngagementPromise[],
): Promise<void> {
  const [stored] = await evidenceByEngagement(tx, [engagement.id]);
  const standing = (stored as readonly Evidence[]).filter(({ serviceClockId }) => serviceClockId === null);
  await settleEvidence(tx, standing, evidenceOf(engagement, promises, tx.now), "The engagement was changed.");
}
