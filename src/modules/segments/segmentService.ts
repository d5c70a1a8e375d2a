import sql from "sql-template-tag";
import { conflict, notFound } from "../../kernel/DomainError.js";
import { lockName } from "../../kernel/locks.js";
import { insertRecord, updateRecord } from "../../kernel/records.js";
import { normaliseName } from "../../kernel/textRules.js";
import type { Transaction } from "../../kernel/Transaction.js";
import { Segment } from "./Segment.js";
import { findSegmentByName, listSegments } from "./segmentQueries.js";
import type { SegmentRule } from "./SegmentRule.js";
import { checkSegment, plainRule, type SegmentDetails } from "./segmentRules.js";

interface NewSegment extends SegmentDetails {
  readonly id?: string | undefined;
  readonly name: string;
  readonly rule: SegmentRule;
}

/** All rules are tried on each partner of a list, so there is an end to them. */
const MOST = 50;

/**
 * Adds a segment.
 * @throws DomainError INVALID, NOT_FOUND at a service area of the rule, CONFLICT where the name is taken or there are 50.
 */
export async function createSegment(tx: Transaction, input: NewSegment): Promise<Segment> {
  const { id, name, description = null, rule } = input;
  checkSegment(input);
  await refuseNamesake(tx, name, null);
  if ((await listSegments(tx)).length >= MOST)
    throw conflict(null, `There are ${MOST} segments already: remove one that nobody needs.`);
  await checkAreas(tx, rule);
  return insertRecord(tx, Segment, {
    id,
    name: name.trim(),
    normalisedName: normaliseName(name),
    description,
    rule: plainRule(rule),
  });
}

interface Seen {
  readonly id: string;
  /** The version that the caller saw. */
  readonly expectedVersion: number;
}

/** Changes a segment; what is left out stays. Errors as for createSegment; NOT_FOUND, CONFLICT for a stale version. */
export async function updateSegment(tx: Transaction, change: Seen & SegmentDetails): Promise<Segment> {
  const { id, expectedVersion, name, description, rule } = change;
  checkSegment(change);
  if (name !== undefined) await refuseNamesake(tx, name, id);
  if (rule !== undefined) await checkAreas(tx, rule);
  return updateRecord(tx, Segment, id, expectedVersion, {
    name: name?.trim(),
    normalisedName: name === undefined ? undefined : normaliseName(name),
    description,
    rule: rule && plainRule(rule),
  });
}

/** Removes a segment; the audit keeps what it was. @throws DomainError NOT_FOUND, CONFLICT for a stale version. */
export async function removeSegment(tx: Transaction, { id, expectedVersion }: Seen): Promise<Segment> {
  const segment = await updateRecord(tx, Segment, id, expectedVersion, {});
  await tx.rows(sql`DELETE FROM segment WHERE id = ${id}::uuid`);
  return segment;
}

async function refuseNamesake(tx: Transaction, name: string, exceptId: string | null): Promise<void> {
  // One at a time: two that are added at once must not both find the last place, nor the same name, free.
  await lockName(tx, "segment", "all");
  const namesake = await findSegmentByName(tx, name);
  if (namesake && namesake.id !== exceptId)
    throw conflict("name", `There is a segment of that name already: "${namesake.name}" (${namesake.id}).`);
}

async function checkAreas(tx: Transaction, { serviceAreaIds }: SegmentRule): Promise<void> {
  const asked = serviceAreaIds ?? [];
  const rows = await tx.rows<{ readonly at: number }>(sql`
    SELECT (asked.at - 1)::int AS at FROM unnest(${asked}::uuid[]) WITH ORDINALITY AS asked(id, at)
    WHERE NOT EXISTS (SELECT 1 FROM service_area a WHERE a.id = asked.id) ORDER BY asked.at LIMIT 1`);
  if (rows[0]) throw notFound("service area", `rule.serviceAreaIds.${rows[0].at}`);
}
