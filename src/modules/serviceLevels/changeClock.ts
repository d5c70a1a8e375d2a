import sql from "sql-template-tag";
import type { BaseRecord } from "../../kernel/BaseRecord.js";
import { conflict } from "../../kernel/DomainError.js";
import { getRecord, updateRecord } from "../../kernel/records.js";
import { tableOf } from "../../kernel/tables.js";
import type { Transaction } from "../../kernel/Transaction.js";
import { holdEngagement } from "../engagements/clockedPromises.js";
import { settleClock } from "./clockEvidence.js";
import { factsOfClock } from "./clockFacts.js";
import { clockOf, nextDueOf } from "./clockRules.js";
import { ServiceClock } from "./ServiceClock.js";

/**
 * The clock as it stands now. Until the end of the transaction nobody else can change it or its pauses, or its engagement.
 * @param expectedVersion The version that the caller saw.
 * @throws DomainError NOT_FOUND at `field`; CONFLICT where it or its engagement was taken back, and with the current record where
 * it has changed meanwhile.
 */
export async function holdClock(
  tx: Transaction,
  id: string,
  expectedVersion: number,
  field = "id",
): Promise<ServiceClock> {
  const { engagementId } = await getRecord(tx, ServiceClock, id, field);
  await holdEngagement(tx, engagementId);
  const table = tableOf(tx.dataSource, ServiceClock);
  const [clock] = await tx.rows<ServiceClock>(
    sql`SELECT ${table.columns} FROM ${table.name} t WHERE t.id = ${id}::uuid FOR NO KEY UPDATE`,
  );
  if (clock?.version !== expectedVersion) {
    const current = await getRecord(tx, ServiceClock, id, field);
    const message = `This clock has changed meanwhile: it is at version ${current.version}.`;
    throw conflict("expectedVersion", message, current);
  }
  if (clock.voidedAt !== null) throw conflict(field, "This clock was taken back: start another one.", clock);
  return clock;
}

/**
 * Counts up the version of a clock that is held, stores what changed about it and when it is due next, and makes the ledger say
 * what it shows now. Its pauses are stored before.
 */
export async function changeClock(
  tx: Transaction,
  clock: ServiceClock,
  changes: { [Column in keyof Omit<ServiceClock, keyof BaseRecord>]?: ServiceClock[Column] | undefined } = {},
): Promise<ServiceClock> {
  const { respondedAt = clock.respondedAt, resolvedAt = clock.resolvedAt } = changes;
  const reading = clockOf({ ...(await factsOfClock(tx, clock.id)), respondedAt, resolvedAt }, tx.now);
  await settleClock(tx, clock, reading);
  const nextDueAt = nextDueOf(reading);
  return updateRecord(tx, ServiceClock, clock.id, clock.version, { ...changes, nextDueAt });
}
