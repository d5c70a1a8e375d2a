import { conflict, invalid } from "../../kernel/DomainError.js";
import { getRecord, insertRecord, updateRecord } from "../../kernel/records.js";
import type { Transaction } from "../../kernel/Transaction.js";
import type { SupportLevel } from "../catalog/SupportLevel.js";
import { todayOf } from "../organisation/settingsQueries.js";
import { Offering } from "./Offering.js";
import {
  OfferingProof,
  OfferingProofWithdrawal,
  withdrawalsByProof,
  type ProofKind,
} from "./OfferingProof.js";
import { OfferingWithdrawal, withdrawalsByOffering } from "./OfferingWithdrawal.js";
import { checkProof, type ProofDetails } from "./proofRules.js";

interface NewProof extends ProofDetails {
  readonly id?: string | undefined;
  readonly offeringId: string;
  /** The version of the offering that the caller saw. */
  readonly expectedVersion: number;
  readonly kind: ProofKind;
  readonly supportLevel: SupportLevel;
}

/**
 * Adds a proof to an offering, which counts its version up.
 * @throws DomainError INVALID for a wrong field, NOT_FOUND at "offeringId", CONFLICT for a stale version.
 */
export async function addProof(tx: Transaction, input: NewProof): Promise<Offering> {
  checkProof(input, await todayOf(tx));
  const { id, offeringId, expectedVersion, kind, title, url = null, supportLevel, provedOn } = input;
  await getRecord(tx, Offering, offeringId, "offeringId");
  const offering = await updateRecord(tx, Offering, offeringId, expectedVersion, {});
  await insertRecord(tx, OfferingProof, {
    id,
    offeringId,
    partnerId: offering.partnerId,
    kind,
    title: title.trim(),
    url,
    supportLevel,
    provedOn,
    expiresOn: input.expiresOn ?? null,
  });
  return offering;
}

interface ProofWithdrawal {
  readonly proofId: string;
  readonly reason: string;
}

/** Withdraws a proof. @throws DomainError INVALID at "reason", NOT_FOUND at "proofId", CONFLICT where it was before. */
export async function withdrawProof(
  tx: Transaction,
  { proofId, reason }: ProofWithdrawal,
): Promise<Offering> {
  checkReason(reason);
  const { offeringId, partnerId } = await getRecord(tx, OfferingProof, proofId, "proofId");
  // Counting the offering's version up makes those who withdraw at once take turns.
  const offering = await updateRecord(tx, Offering, offeringId, null, {});
  const [before] = await withdrawalsByProof(tx, [proofId]);
  if ((before as readonly unknown[]).length > 0)
    throw conflict("proofId", "This proof was withdrawn already.", offering);
  await insertRecord(tx, OfferingProofWithdrawal, {
    proofId,
    partnerId,
    actorName: tx.actor.name,
    reason: reason.trim(),
  });
  return offering;
}

interface OfferingWithdrawing {
  readonly id: string;
  readonly expectedVersion: number;
  readonly withdrawnOn: string;
  readonly reason: string;
}

/**
 * Notes that a partner does not offer something any more, from a day on.
 * @throws DomainError INVALID at "reason", NOT_FOUND, CONFLICT for a stale version or where it was withdrawn before.
 */
export async function withdrawOffering(
  tx: Transaction,
  { id, expectedVersion, withdrawnOn, reason }: OfferingWithdrawing,
): Promise<Offering> {
  checkReason(reason);
  const offering = await updateRecord(tx, Offering, id, expectedVersion, {});
  const [before] = await withdrawalsByOffering(tx, [id]);
  if ((before as readonly unknown[]).length > 0)
    throw conflict("id", "This offering was withdrawn already.", offering);
  const { partnerId } = offering;
  await insertRecord(tx, OfferingWithdrawal, {
    offeringId: id,
    partnerId,
    withdrawnOn,
    actorName: tx.actor.name,
    reason: reason.trim(),
  });
  return offering;
}

const MAX_REASON = 10_000;

function checkReason(reason: string): void {
  if (reason.trim() === "") throw invalid("reason", "Say why.");
  if (reason.length > MAX_REASON) throw invalid("reason", `A text holds at most ${MAX_REASON} characters.`);
}
