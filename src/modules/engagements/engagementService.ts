import { conflict } from "../../kernel/DomainError.js";
import { addReferences, type ExternalReferenceInput } from "../../kernel/ExternalReference.js";
import { getRecord, insertRecord, updateRecord } from "../../kernel/records.js";
import type { Transaction } from "../../kernel/Transaction.js";
import { recordEvidence, voidEvidence } from "../evidence/evidenceService.js";
import { holdPartner } from "../partners/holdPartner.js";
import { Engagement, type EngagementKind } from "./Engagement.js";
import { settleEngagement } from "./engagementEvidence.js";
import { evidenceOf } from "./engagementEvidenceRules.js";
import { addPromises, addServiceAreas, changePromise, replaceServiceAreas } from "./engagementParts.js";
import { isVoided, promisesOf } from "./engagementQueries.js";
import {
  changedPromises,
  checkEngagement,
  checkGiven,
  checkReason,
  promiseState,
  type EngagementDetails,
  type NewPromise,
  type PromiseChange,
} from "./engagementRules.js";
import { EngagementVoid } from "./EngagementVoid.js";

interface Origin {
  readonly externalReferences?: readonly ExternalReferenceInput[] | undefined;
  /** The date of the snapshot that this comes from. */
  readonly observedOn?: string | undefined;
}

/** What is said of a piece of work that is recorded for the first time. */
export interface NewEngagement extends EngagementDetails, Origin {
  readonly id?: string | undefined;
  readonly partnerId: string;
  readonly kind: EngagementKind;
  readonly title: string;
  readonly startedAt: Date;
  readonly promises?: readonly NewPromise[] | undefined;
  /** The import that it comes from, where it does not come from a person. */
  readonly sourceSystem?: string | undefined;
}

/**
 * Records a piece of work and what it proves. Work of a merged partner is work of what it became part of.
 * @throws DomainError INVALID for a wrong field, NOT_FOUND at "partnerId" or a service area, CONFLICT where the id or a
 * reference is taken.
 */
export async function recordEngagement(tx: Transaction, input: NewEngagement): Promise<Engagement> {
  checkGiven(input);
  const state = {
    kind: input.kind,
    title: input.title.trim(),
    severity: input.severity ?? null,
    startedAt: input.startedAt,
    endedAt: input.endedAt ?? null,
    outcome: input.outcome ?? null,
    clockedPromises: [],
  };
  const promises = (input.promises ?? []).map(promiseState);
  checkEngagement(state, given("promises", promises), tx.now);
  const engagement = await insertRecord(tx, Engagement, {
    id: input.id,
    partnerId: await holdPartner(tx, input.partnerId),
    ...state,
    sourceSystem: input.sourceSystem ?? "manual",
    observedOn: input.observedOn ?? null,
  });
  await addServiceAreas(tx, engagement, input.serviceAreaIds ?? []);
  await addReferences(tx, "Engagement", engagement.id, input.externalReferences ?? []);
  const stored = await addPromises(tx, engagement, promises);
  await recordEvidence(tx, evidenceOf(engagement, stored, tx.now));
  return engagement;
}

const given = <Each>(field: string, promises: readonly Each[]): { field: string; promise: Each }[] =>
  promises.map((promise, at) => ({ field: `${field}.${at}`, promise }));

interface EngagementChange extends EngagementDetails, Origin {
  readonly id: string;
  /** The version that the caller saw. */
  readonly expectedVersion: number;
  readonly promises?: readonly PromiseChange[] | undefined;
  readonly newPromises?: readonly NewPromise[] | undefined;
}

/**
 * Changes what is said about a piece of work; what is left out stays. Evidence that no longer holds is voided, and what
 * holds now is written.
 * @throws DomainError NOT_FOUND, INVALID for a wrong field, CONFLICT for a stale version or where it was taken back.
 */
export async function updateEngagement(tx: Transaction, change: EngagementChange): Promise<Engagement> {
  const { id, expectedVersion, kind, title, severity, startedAt, endedAt, outcome, observedOn } = change;
  checkGiven(change);
  // Written before it is checked, so that nobody else changes it meanwhile; a refusal takes it back.
  const engagement = await updateRecord(tx, Engagement, id, expectedVersion, {
    kind,
    title: title?.trim(),
    severity,
    startedAt,
    endedAt,
    outcome,
    observedOn,
  });
  if (await isVoided(tx, id)) throw conflict("id", "This engagement was taken back: record a new one.");
  const kept = changedPromises(await promisesOf(tx, id), change.promises ?? []);
  const added = (change.newPromises ?? []).map(promiseState);
  checkEngagement(engagement, [...kept, ...given("newPromises", added)], tx.now);
  if (change.serviceAreaIds) await replaceServiceAreas(tx, engagement, change.serviceAreaIds);
  await addReferences(tx, "Engagement", id, change.externalReferences ?? []);
  for (const promise of change.promises ?? []) await changePromise(tx, promise);
  const stored = await addPromises(tx, engagement, added);
  await settleEngagement(tx, engagement, [...kept.map(({ promise }) => promise), ...stored]);
  return engagement;
}

interface Voiding {
  readonly id: string;
  readonly expectedVersion: number;
  readonly reason: string;
}

/**
 * Takes an engagement back, and its evidence with it; who, when and why are kept.
 * @throws DomainError NOT_FOUND, INVALID at "reason", CONFLICT for a stale version or where it was taken back before.
 */
export async function voidEngagement(
  tx: Transaction,
  { id, expectedVersion, reason }: Voiding,
): Promise<Engagement> {
  checkReason(reason);
  await getRecord(tx, Engagement, id);
  const engagement = await updateRecord(tx, Engagement, id, expectedVersion, {});
  if (await isVoided(tx, id)) throw conflict("id", "This engagement was taken back already.", engagement);
  await insertRecord(tx, EngagementVoid, {
    engagementId: id,
    actorId: tx.actor.id,
    actorName: tx.actor.name,
    reason: reason.trim(),
  });
  await voidEvidence(tx, { engagementId: id }, reason.trim());
  return engagement;
}
