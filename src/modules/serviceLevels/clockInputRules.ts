import { Problems } from "../../kernel/DomainError.js";
import { checkNotNull, checkText } from "../../kernel/textRules.js";
import { isInLedger } from "../evidence/evidenceRules.js";
import type { ServiceClock } from "./ServiceClock.js";
import { ClockParty, PauseReason } from "./ServiceClockPause.js";

/** When what happened, as it would be stored. */
export type ClockTimes = Pick<ServiceClock, "startedAt" | "respondedAt" | "resolvedAt">;

/** A pause as it would be stored. */
export interface PauseState {
  readonly startsAt: Date;
  readonly endsAt: Date | null;
  readonly party: ClockParty;
  readonly reason: PauseReason;
  readonly note: string | null;
}

/** Some reasons leave no choice about whose turn it is. */
const PARTIES: { readonly [Reason in PauseReason]: ClockParty | null } = {
  WAITING_FOR_US: ClockParty.US,
  WAITING_FOR_ACCESS: null,
  WAITING_FOR_APPROVAL: null,
  WAITING_FOR_THIRD_PARTY: ClockParty.THIRD_PARTY,
  WAITING_FOR_SUBCONTRACTOR: ClockParty.PARTNER,
  CHANGE_FREEZE: null,
};

/** @throws DomainError INVALID for an explicit null where there must be a value. */
export function checkGiven(input: object, fields: readonly string[]): void {
  const problems = new Problems();
  checkNotNull(problems, input, fields);
  problems.throwIfAny();
}

/**
 * @param earliest When the engagement began.
 * @throws DomainError INVALID with every instant that cannot be, by what is known at `now`.
 */
export function checkTimes(
  { startedAt, respondedAt, resolvedAt }: ClockTimes,
  earliest: Date,
  now: Date,
): void {
  const problems = new Problems();
  checkPast(problems, "startedAt", startedAt, now);
  problems.unless(startedAt >= earliest, "startedAt", "This is before the engagement began.");
  checkPast(problems, "respondedAt", respondedAt, now);
  problems.unless(
    (respondedAt ?? startedAt) >= startedAt,
    "respondedAt",
    "This is before the clock was started.",
  );
  checkPast(problems, "resolvedAt", resolvedAt, now);
  const after = (resolvedAt ?? respondedAt ?? startedAt) >= (respondedAt ?? startedAt);
  problems.unless(after, "resolvedAt", "Nobody puts right before the start, or before answering.");
  problems.throwIfAny();
}

/**
 * @param others The clock's other pauses.
 * @throws DomainError INVALID with every field that is wrong, by what is known at `now`.
 */
export function checkPause(
  { startsAt, endsAt, party, reason, note }: PauseState,
  { startedAt, resolvedAt }: ClockTimes,
  others: readonly Pick<PauseState, "startsAt" | "endsAt">[],
  now: Date,
): void {
  const problems = new Problems();
  checkPast(problems, "startsAt", startsAt, now);
  problems.unless(startsAt >= startedAt, "startsAt", "This is before the clock was started.");
  const open = resolvedAt === null || startsAt < resolvedAt;
  problems.unless(open, "startsAt", "By then it was put right.");
  checkPast(problems, "endsAt", endsAt, now);
  problems.unless(endsAt === null || endsAt > startsAt, "endsAt", "It must end after it begins.");
  const ends = resolvedAt === null || (endsAt !== null && endsAt <= resolvedAt);
  problems.unless(ends, "endsAt", "It must end before it was put right, or then.");
  const turn = PARTIES[reason] ?? party;
  problems.unless(party === turn, "party", `For this reason it is the turn of ${turn}.`);
  const clash = others.find((other) => overlap(other, { startsAt, endsAt }));
  const at = clash?.startsAt.toISOString() ?? "";
  problems.unless(
    clash === undefined,
    "startsAt",
    `It overlaps the pause that began at ${at}: resume that first.`,
  );
  checkText(problems, "note", note);
  problems.throwIfAny();
}

type Span = Pick<PauseState, "startsAt" | "endsAt">;

/** Whether two pauses share a moment; those that only touch do not. */
const overlap = (a: Span, b: Span): boolean =>
  (b.endsAt === null || a.startsAt < b.endsAt) && (a.endsAt === null || b.startsAt < a.endsAt);

function checkPast(problems: Problems, field: string, instant: Date | null, now: Date): void {
  if (instant === null) return;
  problems.unless(isInLedger(instant), field, "This must lie between 1990 and 2100.");
  problems.unless(instant <= now, field, "This has not come yet.");
}

/** @throws DomainError INVALID at "reason" where nothing is said, or too much. */
export function checkVoidReason(reason: string): void {
  const problems = new Problems();
  problems.unless(reason.trim() !== "", "reason", "Say why.");
  checkText(problems, "reason", reason);
  problems.throwIfAny();
}
