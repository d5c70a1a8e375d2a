import sql from "sql-template-tag";
import { v7 as uuidv7 } from "uuid";
import { addDays, type Day } from "../../kernel/dayRules.js";
import { conflict, Problems } from "../../kernel/DomainError.js";
import { getRecord, updateRecord } from "../../kernel/records.js";
import { checkText } from "../../kernel/textRules.js";
import type { Transaction } from "../../kernel/Transaction.js";
import { ContractAlert } from "./ContractAlert.js";
import { decisionsWithin, type ContractDecision } from "./renewalCalendar.js";

/** An alert that was not there before, with what a person wants to read of it. */
export interface NewAlert extends Pick<ContractAlert, "id" | "contractId" | "kind" | "decideBy" | "message"> {
  readonly title: string;
  readonly partner: string;
}

/** What somebody owes stays open when its day has passed; so long is it looked back for. */
const OVERDUE_DAYS = 365;
const CHUNK = 1_000;

/**
 * Records what must be decided from a day on within so many days, and what is overdue. Each alert exists once, however
 * often this runs, also at the same time; where the day of a decision has moved, its alert moves along and counts as new.
 * @returns What is new, the most urgent first.
 * @throws DomainError INVALID for more than three years ahead.
 */
export async function recordAlerts(tx: Transaction, asOf: Day, withinDays: number): Promise<NewAlert[]> {
  const window = { from: asOf, until: addDays(asOf, withinDays), owedFrom: addDays(asOf, -OVERDUE_DAYS) };
  const decisions = await decisionsWithin(tx, window);
  const ids: string[] = [];
  for (let start = 0; start < decisions.length; start += CHUNK)
    ids.push(...(await store(tx, decisions.slice(start, start + CHUNK))));
  return tx.rows<NewAlert>(sql`
    SELECT a.id, a.contract_id AS "contractId", a.kind, a.decide_by AS "decideBy", a.message, c.title, p.name AS partner
    FROM contract_alert a JOIN contract c ON c.id = a.contract_id JOIN partner p ON p.id = a.partner_id
    WHERE a.id = ANY(${ids}::uuid[]) ORDER BY a.decide_by, a.kind, a.id`);
}

async function store(tx: Transaction, decisions: readonly ContractDecision[]): Promise<string[]> {
  const ofTerms = decisions.filter(({ obligationId }) => obligationId === null);
  const ofDuties = decisions.filter(({ obligationId }) => obligationId !== null);
  const terms = await tx.rows<{ id: string }>(sql`
    INSERT INTO contract_alert AS a (id, created_at, updated_at, version, partner_id, contract_id, kind,
      term_starts_on, obligation_id, decide_by, message)
    ${rowsOf(tx, ofTerms)}
    ON CONFLICT (contract_id, term_starts_on, kind) WHERE obligation_id IS NULL DO UPDATE
    SET decide_by = excluded.decide_by, message = excluded.message, acknowledged_at = NULL, acknowledged_by = NULL,
      acknowledgement = NULL, version = a.version + 1, updated_at = excluded.updated_at
    WHERE a.decide_by <> excluded.decide_by RETURNING id`);
  const duties = await tx.rows<{ id: string }>(sql`
    INSERT INTO contract_alert (id, created_at, updated_at, version, partner_id, contract_id, kind,
      term_starts_on, obligation_id, decide_by, message)
    ${rowsOf(tx, ofDuties)}
    ON CONFLICT (obligation_id, decide_by) WHERE obligation_id IS NOT NULL DO NOTHING RETURNING id`);
  return [...terms, ...duties].map(({ id }) => id);
}

const rowsOf = (tx: Transaction, decisions: readonly ContractDecision[]): ReturnType<typeof sql> => sql`
  SELECT id, ${tx.now}::timestamptz, ${tx.now}::timestamptz, 1, partner, contract, kind, term, obligation, by, message
  FROM unnest(
    ${decisions.map(() => uuidv7())}::uuid[], ${decisions.map((each) => each.partnerId)}::uuid[],
    ${decisions.map((each) => each.contractId)}::uuid[], ${decisions.map((each) => each.kind)}::text[],
    ${decisions.map((each) => each.term?.startsOn ?? null)}::date[],
    ${decisions.map((each) => each.obligationId)}::uuid[], ${decisions.map((each) => each.decideBy)}::date[],
    ${decisions.map((each) => each.message)}::text[]
  ) AS d(id, partner, contract, kind, term, obligation, by, message)`;

interface Acknowledgement {
  readonly id: string;
  /** The version of the alert that the caller saw. */
  readonly expectedVersion: number;
  readonly note?: string | null | undefined;
}

/**
 * Says that somebody takes care of what an alert tells.
 * @throws DomainError NOT_FOUND, INVALID at "note", CONFLICT for a stale version or where somebody does already.
 */
export async function acknowledgeAlert(
  tx: Transaction,
  { id, expectedVersion, note }: Acknowledgement,
): Promise<ContractAlert> {
  const problems = new Problems();
  checkText(problems, "note", note);
  problems.throwIfAny();
  const alert = await getRecord(tx, ContractAlert, id);
  if (alert.acknowledgedAt !== null && alert.version === expectedVersion)
    throw conflict("id", `${alert.acknowledgedBy ?? "Somebody"} takes care of this already.`, alert);
  return updateRecord(tx, ContractAlert, id, expectedVersion, {
    acknowledgedAt: tx.now,
    acknowledgedBy: tx.actor.name,
    acknowledgement: note ?? null,
  });
}
