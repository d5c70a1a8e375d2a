import { conflict, Problems } from "../../kernel/DomainError.js";
import { getRecord, insertRecord, insertRecords, updateRecord } from "../../kernel/records.js";
import type { Transaction } from "../../kernel/Transaction.js";
import { todayOf } from "../organisation/settingsQueries.js";
import { holdPartner } from "../partners/holdPartner.js";
import { Person } from "../people/Person.js";
import { ReviewRequest } from "./ReviewRequest.js";
import { closureByRound, ReviewRound, ReviewRoundClosure } from "./ReviewRound.js";
import { checkEachOnce, checkRound, type RoundDetails } from "./reviewRoundRules.js";

interface NewRound extends RoundDetails {
  readonly id?: string | undefined;
}

/**
 * Asks each of the reviewers to review each of the partners by a day.
 * @throws DomainError INVALID for a wrong field, also where two ids are of partners that are one by now; NOT_FOUND at a
 * partner or a reviewer; CONFLICT where the id is taken.
 */
export async function openRound(tx: Transaction, input: NewRound): Promise<ReviewRound> {
  checkRound(input, await todayOf(tx));
  const { id, title, dueOn } = input;
  const partnerIds: string[] = [];
  for (const [at, partnerId] of input.partnerIds.entries())
    partnerIds.push(await holdPartner(tx, partnerId, `partnerIds.${at}`));
  const problems = new Problems();
  checkEachOnce(problems, "partnerIds", partnerIds);
  problems.throwIfAny();
  const reviewers: Person[] = [];
  for (const [at, reviewerId] of input.reviewerIds.entries())
    reviewers.push(await getRecord(tx, Person, reviewerId, `reviewerIds.${at}`));
  const { id: actorId, name: actorName } = tx.actor;
  const round = await insertRecord(tx, ReviewRound, { id, title: title.trim(), dueOn, actorId, actorName });
  const requests = partnerIds.flatMap((partnerId) =>
    reviewers.map((reviewer) => ({ roundId: round.id, partnerId, reviewerId: reviewer.id })),
  );
  await insertRecords(tx, ReviewRequest, requests);
  return round;
}

interface Seen {
  readonly id: string;
  /** The version that the caller saw. */
  readonly expectedVersion: number;
}

/**
 * Closes a round: what was not answered is not asked for any more.
 * @throws DomainError NOT_FOUND, CONFLICT for a stale version or where it was closed before.
 */
export async function closeRound(tx: Transaction, { id, expectedVersion }: Seen): Promise<ReviewRound> {
  const round = await updateRecord(tx, ReviewRound, id, expectedVersion, {});
  const [closure] = await closureByRound(tx, [id]);
  if (closure) throw conflict("id", "This round was closed already.", round);
  const { id: actorId, name: actorName } = tx.actor;
  await insertRecord(tx, ReviewRoundClosure, { roundId: id, actorId, actorName });
  return round;
}
