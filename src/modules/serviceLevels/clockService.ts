import sql from "sql-template-tag";
import { conflict, invalid } from "../../kernel/DomainError.js";
import { getRecord, insertRecord, updateRecord } from "../../kernel/records.js";
import type { Transaction } from "../../kernel/Transaction.js";
import { clockPromises } from "../engagements/clockedPromises.js";
import { Engagement } from "../engagements/Engagement.js";
import { PromiseKind } from "../engagements/EngagementPromise.js";
import { voidEvidence } from "../evidence/evidenceService.js";
import { evidenceByServiceClock } from "../evidence/evidenceLists.js";
import type { Evidence } from "../evidence/Evidence.js";
import { changeClock, holdClock } from "./changeClock.js";
import { checkGiven, checkTimes, checkVoidReason } from "./clockInputRules.js";
import { levelFor } from "./levelCandidates.js";
import { clockByEngagement, ServiceClock } from "./ServiceClock.js";
import type { ServiceLevel } from "./ServiceLevel.js";

interface ClockStart {
  readonly id?: string | undefined;
  readonly engagementId: string;
  /** The service level; where nothing is said, the only one that holds. */
  readonly serviceLevelId?: string | undefined;
  /** When the partner was called; where nothing is said, when the engagement began. */
  readonly startedAt?: Date | undefined;
}

/**
 * Starts to measure an incident or an escalation against what a service level promises for it. From now on no promise of its own
 * of such a kind can be made.
 * @throws DomainError NOT_FOUND at "engagementId"; INVALID for a wrong field, or as levelFor; CONFLICT where it has a clock, was
 * taken back, or has such a promise of its own.
 */
export async function startClock(tx: Transaction, input: ClockStart): Promise<ServiceClock> {
  checkGiven(input, ["id", "serviceLevelId", "startedAt"]);
  const { id, engagementId, serviceLevelId = null } = input;
  const found = await getRecord(tx, Engagement, engagementId, "engagementId");
  const { startedAt = found.startedAt } = input;
  checkTimes({ startedAt, respondedAt: null, resolvedAt: null }, found.startedAt, tx.now);
  if (found.severity === null) throw invalid("engagementId", "Say how bad it is first: it has no severity.");
  const level = await levelFor(tx, found, startedAt, serviceLevelId);
  if (level.calendarId === null && !level.roundTheClock)
    throw invalid("serviceLevelId", "Nobody has said in which hours its minutes count: agree on that first.");
  const engagement = await clockPromises(tx, engagementId, kindsOf(level));
  const [running] = await clockByEngagement(tx, [engagementId]);
  if (running) throw conflict("engagementId", "This engagement has a clock already.");
  const clock = await insertRecord(tx, ServiceClock, {
    id,
    partnerId: engagement.partnerId,
    engagementId,
    serviceLevelId: level.id,
    startedAt,
    respondedAt: null,
    resolvedAt: null,
    nextDueAt: null,
    voidedAt: null,
    voidReason: null,
  });
  return changeClock(tx, clock);
}

const kindsOf = ({ respondMinutes, resolveMinutes }: ServiceLevel): PromiseKind[] => [
  ...(respondMinutes === null ? [] : [PromiseKind.RESPOND]),
  ...(resolveMinutes === null ? [] : [PromiseKind.RESOLVE]),
];

interface Mark {
  readonly id: string;
  /** The version of the clock that the caller saw. */
  readonly expectedVersion: number;
}

/**
 * Says when the partner answered, now where nothing is said; null where it turned out that it did not.
 * @throws DomainError NOT_FOUND, INVALID at "respondedAt", CONFLICT as holdClock.
 */
export const respondClock = (
  tx: Transaction,
  { respondedAt = tx.now, ...mark }: Mark & { readonly respondedAt?: Date | null | undefined },
): Promise<ServiceClock> => markClock(tx, mark, { respondedAt });

/**
 * Says when it was put right, now where nothing is said, which ends a pause that goes on; null where it turned out that it was
 * not.
 * @throws DomainError NOT_FOUND, INVALID at "resolvedAt", CONFLICT as holdClock.
 */
export const resolveClock = (
  tx: Transaction,
  { resolvedAt = tx.now, ...mark }: Mark & { readonly resolvedAt?: Date | null | undefined },
): Promise<ServiceClock> => markClock(tx, mark, { resolvedAt });

async function markClock(
  tx: Transaction,
  { id, expectedVersion }: Mark,
  said: { readonly respondedAt?: Date | null; readonly resolvedAt?: Date | null },
): Promise<ServiceClock> {
  const clock = await holdClock(tx, id, expectedVersion);
  const { startedAt, respondedAt, resolvedAt } = clock;
  checkTimes({ startedAt, respondedAt, resolvedAt, ...said }, startedAt, tx.now);
  if (said.resolvedAt) await endPauses(tx, id, said.resolvedAt);
  return changeClock(tx, clock, said);
}

async function endPauses(tx: Transaction, id: string, resolvedAt: Date): Promise<void> {
  const [late] = await tx.rows(sql`
    SELECT 1 FROM service_clock_pause WHERE clock_id = ${id}::uuid
      AND (ends_at > ${resolvedAt} OR starts_at >= ${resolvedAt}) LIMIT 1`);
  if (late) throw invalid("resolvedAt", "A pause lasted beyond that: it was not put right in it.");
  await tx.rows(sql`
    UPDATE service_clock_pause SET ends_at = ${resolvedAt}, version = version + 1, updated_at = ${tx.now}
    WHERE clock_id = ${id}::uuid AND ends_at IS NULL`);
}

/**
 * Takes a clock back, and its evidence with it; another one can be started then.
 * @throws DomainError NOT_FOUND, INVALID at "reason", CONFLICT as holdClock.
 */
export async function voidClock(
  tx: Transaction,
  { id, expectedVersion, reason }: Mark & { readonly reason: string },
): Promise<ServiceClock> {
  checkVoidReason(reason);
  const clock = await holdClock(tx, id, expectedVersion);
  await clockPromises(tx, clock.engagementId, []);
  const [evidence] = await evidenceByServiceClock(tx, [id]);
  const ids = (evidence as readonly Evidence[]).map((row) => row.id);
  await voidEvidence(tx, { ids }, reason.trim());
  const voided = { voidedAt: tx.now, voidReason: reason.trim(), nextDueAt: null };
  return updateRecord(tx, ServiceClock, id, clock.version, voided);
}
