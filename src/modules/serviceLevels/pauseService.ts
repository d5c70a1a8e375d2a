import sql from "sql-template-tag";
import { conflict, invalid } from "../../kernel/DomainError.js";
import { getRecord, insertRecord, updateRecord } from "../../kernel/records.js";
import type { Transaction } from "../../kernel/Transaction.js";
import { changeClock, holdClock } from "./changeClock.js";
import { checkGiven, checkPause } from "./clockInputRules.js";
import type { ServiceClock } from "./ServiceClock.js";
import { pausesByClock, ServiceClockPause, type ClockParty, type PauseReason } from "./ServiceClockPause.js";

interface NewPause {
  readonly id?: string | undefined;
  readonly clockId: string;
  /** The version of the clock that the caller saw. */
  readonly expectedVersion: number;
  /** Now where nothing is said. */
  readonly startsAt?: Date | undefined;
  /** Where nothing is said, it goes on. */
  readonly endsAt?: Date | null | undefined;
  readonly party: ClockParty;
  readonly reason: PauseReason;
  readonly note?: string | null | undefined;
}

const MAX_PAUSES = 100;

/**
 * Says that the partner does not go on, and whose turn it is; also afterwards.
 * @throws DomainError NOT_FOUND, INVALID for a wrong field or a time of another pause, CONFLICT as holdClock.
 */
export async function pauseClock(tx: Transaction, input: NewPause): Promise<ServiceClock> {
  checkGiven(input, ["id", "startsAt"]);
  const {
    id,
    clockId,
    expectedVersion,
    startsAt = tx.now,
    endsAt = null,
    party,
    reason,
    note = null,
  } = input;
  const clock = await holdClock(tx, clockId, expectedVersion, "clockId");
  const others = await pausesOf(tx, clockId);
  if (others.length >= MAX_PAUSES) throw invalid("clockId", `A clock has at most ${MAX_PAUSES} pauses.`);
  checkPause({ startsAt, endsAt, party, reason, note }, clock, others, tx.now);
  const { partnerId } = clock;
  await insertRecord(tx, ServiceClockPause, {
    id,
    partnerId,
    clockId,
    startsAt,
    endsAt,
    party,
    reason,
    note,
  });
  return changeClock(tx, clock);
}

interface Resumption {
  readonly clockId: string;
  /** The version of the clock that the caller saw. */
  readonly expectedVersion: number;
  /** When it went on; now where nothing is said. */
  readonly endsAt?: Date | undefined;
}

/**
 * Says that the partner goes on: ends the pause that lasts.
 * @throws DomainError NOT_FOUND, INVALID at "endsAt", CONFLICT as holdClock or where no pause lasts.
 */
export async function resumeClock(tx: Transaction, input: Resumption): Promise<ServiceClock> {
  checkGiven(input, ["endsAt"]);
  const { clockId, expectedVersion, endsAt = tx.now } = input;
  const clock = await holdClock(tx, clockId, expectedVersion, "clockId");
  const pauses = await pausesOf(tx, clockId);
  const lasting = pauses.find((pause) => pause.endsAt === null);
  if (!lasting) throw conflict("clockId", "No pause of this clock lasts.", clock);
  const others = pauses.filter((pause) => pause !== lasting);
  const { startsAt, party, reason, note } = lasting;
  checkPause({ startsAt, endsAt, party, reason, note }, clock, others, tx.now);
  await updateRecord(tx, ServiceClockPause, lasting.id, null, { endsAt });
  return changeClock(tx, clock);
}

interface PauseRemoval {
  readonly id: string;
  /** The version of the clock that the caller saw. */
  readonly expectedVersion: number;
}

/** Removes a pause that there was not; the audit keeps what it was. @throws DomainError NOT_FOUND, CONFLICT as holdClock. */
export async function removePause(
  tx: Transaction,
  { id, expectedVersion }: PauseRemoval,
): Promise<ServiceClock> {
  const { clockId } = await getRecord(tx, ServiceClockPause, id);
  const clock = await holdClock(tx, clockId, expectedVersion);
  await getRecord(tx, ServiceClockPause, id);
  await tx.rows(sql`DELETE FROM service_clock_pause WHERE id = ${id}::uuid`);
  return changeClock(tx, clock);
}

const pausesOf = async (tx: Transaction, clockId: string): Promise<readonly ServiceClockPause[]> =>
  (await pausesByClock(tx, [clockId]))[0] as readonly ServiceClockPause[];
