import sql, { raw } from "sql-template-tag";
import type { Reader } from "../../kernel/Reader.js";
import { personalKinds } from "../../kernel/Record.js";
import {
  BEGINNING,
  compareEnds,
  follow,
  type ChainEnd,
  type ChainProblem,
  type SealedEntry,
} from "./chainRules.js";

/** The values that the chain seals, each as text. */
export const chainedColumns = raw(`e.id::text, e.number::text,
  to_char(e.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US') AS at, e.actor_id AS "actorId", e.actor_name AS "actorName",
  e.request_id AS "requestId", e.action, e.kind, e.record_id::text AS "recordId", e.change, e.before::text, e.after::text`);

const BATCH = 5_000;

/** What verifying the audit found. */
export interface Verification {
  /** Where the chain ends as it was noted. Kept elsewhere, it proves later that nothing before it was touched. */
  readonly head: ChainEnd;
  /** How many entries wait for the sealer. */
  readonly unsealed: number;
  /** What does not fit, by place. */
  readonly problems: readonly ChainProblem[];
}

/**
 * Recomputes the whole chain, and every kept value about a person: finds each entry that was changed, removed, inserted
 * or moved after it was sealed.
 * @param anchor An end of the chain that was noted elsewhere before; the chain must still pass through it.
 */
export async function verifyAudit(reader: Reader, anchor: ChainEnd | null = null): Promise<Verification> {
  const [state] = await reader.rows<ChainEnd & { unsealed: number }>(sql`
    SELECT position, hash, (SELECT count(*)::int FROM audit_entry WHERE position IS NULL) AS unsealed FROM audit_head`);
  const { unsealed, ...head } = state ?? { ...BEGINNING, unsealed: 0 };
  const problems: ChainProblem[] = [];
  let end = BEGINNING;
  for (
    let entries = await sealedAfter(reader, end);
    entries.length > 0;
    entries = await sealedAfter(reader, end)
  ) {
    problems.push(...checkAnchor(anchor, entries));
    const followed = follow(end, entries);
    problems.push(...followed.problems);
    end = followed.end;
  }
  problems.push(...compareEnds(end, head), ...(anchor ? anchorBeyond(anchor, end) : []));
  problems.push(...(await personalProblems(reader)));
  return { head, unsealed, problems: problems.sort((one, other) => one.position - other.position) };
}

async function sealedAfter(reader: Reader, { position }: ChainEnd): Promise<SealedEntry[]> {
  return reader.rows<SealedEntry>(sql`
    SELECT ${chainedColumns}, e.position, e.hash FROM audit_entry e
    WHERE e.position > ${position}::bigint ORDER BY e.position LIMIT ${BATCH}`);
}

const NOT_ANCHORED = "The chain does not pass through the anchor.";

function checkAnchor(anchor: ChainEnd | null, entries: readonly SealedEntry[]): ChainProblem[] {
  const there = anchor && entries.find(({ position }) => position === anchor.position);
  return there && there.hash !== anchor.hash ? [{ position: anchor.position, problem: NOT_ANCHORED }] : [];
}

const anchorBeyond = (anchor: ChainEnd, end: ChainEnd): ChainProblem[] =>
  anchor.position > end.position ? [{ position: end.position + 1, problem: NOT_ANCHORED }] : [];

/** Kept values that are not those whose hash was sealed, and missing ones that nobody erased. */
async function personalProblems(reader: Reader): Promise<ChainProblem[]> {
  return reader.rows<ChainProblem>(sql`
    WITH sealed AS (
      SELECT e.id, e.position, e.kind, e.record_id, side.name AS side, field.key AS field, field.value ->> 'sha256' AS hash
      FROM audit_entry e
        CROSS JOIN LATERAL (VALUES ('BEFORE', e.before), ('AFTER', e.after)) AS side (name, image)
        CROSS JOIN LATERAL jsonb_each(side.image) AS field
      WHERE e.position IS NOT NULL AND e.kind = ANY(${[...personalKinds().keys()]}::text[])
        AND jsonb_typeof(field.value) = 'object' AND field.value ? 'sha256')
    SELECT s.position, CASE WHEN p.entry_id IS NULL
        THEN 'A value about a person is gone that nobody erased: ' || s.field || '.'
        ELSE 'A value about a person is not the one that was sealed: ' || s.field || '.' END AS problem
    FROM sealed s LEFT JOIN audit_personal p ON p.entry_id = s.id AND p.side = s.side AND p.field = s.field
    WHERE CASE WHEN p.entry_id IS NULL
      THEN NOT EXISTS (SELECT 1 FROM erasure r WHERE r.kind = s.kind AND r.record_id = s.record_id)
      ELSE encode(sha256(convert_to(p.salt || p.value, 'UTF8')), 'hex') <> s.hash END
    UNION ALL
    SELECT e.position, 'A value about a person was added: ' || p.field || '.'
    FROM audit_personal p JOIN audit_entry e ON e.id = p.entry_id
    WHERE e.position IS NOT NULL AND NOT EXISTS (
      SELECT 1 FROM sealed s WHERE s.id = p.entry_id AND s.side = p.side AND s.field = p.field)`);
}
