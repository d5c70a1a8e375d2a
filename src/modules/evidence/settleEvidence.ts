import type { Transaction } from "../../kernel/Transaction.js";
import type { Evidence } from "./Evidence.js";
import { recordEvidence, voidEvidence, type NewEvidence } from "./evidenceService.js";

/** What two rows of one record must share to say the same. */
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
 * Makes the ledger say of one record what it says now: rows that no longer hold are voided, new ones written, and those that
 * still hold are left as they are.
 * @param standing All rows of the record that count as yet.
 * @param reason Why those are voided that do not hold.
 * @throws DomainError as recordEvidence.
 */
export async function settleEvidence(
  tx: Transaction,
  standing: readonly Evidence[],
  wanted: readonly NewEvidence[],
  reason: string,
): Promise<void> {
  const meanings = new Set(wanted.map(meaningOf));
  const outdated = standing.filter((row) => !meanings.has(meaningOf(row)));
  const said = new Set(standing.map(meaningOf));
  if (outdated.length > 0) await voidEvidence(tx, { ids: outdated.map(({ id }) => id) }, reason);
  await recordEvidence(
    tx,
    wanted.filter((each: NewEvidence) => !said.has(meaningOf(each))),
  );
}
