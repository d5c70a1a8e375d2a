import { groupBy } from "../../../kernel/groupBy.js";
import type { Draft, MappedRow, PartnerDraft, Rejection, ServiceAreaDraft, SkillDraft } from "../drafts.js";
import type { MergedRows } from "./mergeRows.js";
import { linesSaying, type Counted } from "./linesSaying.js";
import { Contradiction, mergeStatements } from "./mergeStatements.js";
import { normaliseName } from "../../../kernel/textRules.js";
import { plainName } from "./names.js";

interface Statement {
  readonly row: MappedRow;
  readonly draft: Draft;
}

/**
 * Rejects rows of different identities that say different things of one record, such as of the partner that they share:
 * otherwise the last one would win, and each import would change the record anew. A record is known by its reference and
 * by its name.
 */
export function rejectContradictions(merged: MergedRows, counts: Counted): MergedRows {
  const statements = merged.rows.flatMap((row) =>
    row.drafts.flatMap((draft) => [draft, ...within(draft)].map((each): Statement => ({ row, draft: each }))),
  );
  const rejected = new Map<MappedRow, Rejection[]>();
  for (const keyOf of [referenceKey, nameKey])
    for (const [key, group] of groupBy(statements, ({ draft }) => keyOf(draft)))
      if (key !== "") noteContradiction(group, keyOf === nameKey, counts, rejected);
  return {
    rows: merged.rows.filter((row) => !rejected.has(row)),
    rejected: [...merged.rejected, ...[...rejected.values()].flat()],
  };
}

function within(draft: Draft): (PartnerDraft | ServiceAreaDraft | SkillDraft)[] {
  if (draft.noun === "roleRequirement") return [draft.skill];
  if (draft.noun === "offering") return [draft.partner, draft.serviceArea];
  if (draft.noun === "engagement") return [draft.partner, ...draft.serviceAreas];
  if (draft.noun === "contract")
    return draft.formerPartner ? [draft.partner, draft.formerPartner] : [draft.partner];
  if (draft.noun === "escalationStep")
    return draft.partner ? [draft.serviceArea, draft.partner] : [draft.serviceArea];
  if (draft.noun === "serviceLevel")
    return draft.serviceArea ? [draft.partner, draft.serviceArea] : [draft.partner];
  return draft.noun === "review" || draft.noun === "contact" ? [draft.partner] : [];
}

/** Each item of a contract says something else of it. */
function referenceKey(draft: Draft): string {
  const { noun, externalReference, observedOn } = draft;
  if (externalReference === undefined) return "";
  const item = draft.noun === "contract" ? draft.item.number : undefined;
  return JSON.stringify([
    noun,
    externalReference.system,
    externalReference.id,
    item ?? null,
    observedOn ?? null,
  ]);
}

/** Work, reviews and contracts have no name of their own. */
function nameKey(draft: Draft): string {
  if (draft.noun === "engagement" || draft.noun === "review" || draft.noun === "contract") return "";
  if (draft.noun === "roleRequirement") {
    const { noun, role, grade, skill, observedOn } = draft;
    const key = [normaliseName(role), normaliseName(grade), plainName(skill)];
    return JSON.stringify([noun, ...key, observedOn ?? null]);
  }
  if (draft.noun === "escalationStep") {
    const { noun, serviceArea, severity, position, observedOn } = draft;
    return JSON.stringify([noun, plainName(serviceArea), severity, position, observedOn ?? null]);
  }
  if (draft.noun === "serviceLevel") {
    const { noun, partner, contract, serviceArea, severity, startsOn, observedOn } = draft;
    const key = [plainName(partner), contract, serviceArea ? plainName(serviceArea) : null, severity];
    return JSON.stringify([noun, ...key, startsOn ?? null, observedOn ?? null]);
  }
  return JSON.stringify([
    draft.noun,
    ...ownersOf(draft).map(plainName),
    plainName(draft),
    draft.observedOn ?? null,
  ]);
}

/** The records within which a name is one record's. */
function ownersOf(draft: Draft): (PartnerDraft | ServiceAreaDraft)[] {
  if (draft.noun === "offering") return [draft.partner, draft.serviceArea];
  return draft.noun === "contact" ? [draft.partner] : [];
}

function noteContradiction(
  group: readonly Statement[],
  byName: boolean,
  counts: Counted,
  rejected: Map<MappedRow, Rejection[]>,
): void {
  const [first, ...others] = group;
  if (!first || others.length === 0) return;
  try {
    let known = first.draft;
    for (const { draft } of others)
      known = mergeStatements(known, byName ? withKeyOf(draft, known) : draft, []);
  } catch (error) {
    if (!(error instanceof Contradiction)) throw error;
    reject(group, error.field, counts, rejected);
  }
}

/** A source may know one record by several keys; that is no contradiction. */
function withKeyOf(draft: Draft, { externalReference }: Draft): Draft {
  const { externalReference: _, ...rest } = draft;
  return externalReference === undefined ? rest : { ...rest, externalReference };
}

function reject(
  group: readonly Statement[],
  field: string,
  counts: Counted,
  rejected: Map<MappedRow, Rejection[]>,
): void {
  const rows = [...new Set(group.map(({ row }) => row))];
  const lines = rows.flatMap(linesIn).sort((a, b) => a - b);
  const [first] = group;
  const about =
    first && "name" in first.draft ? `the ${first.draft.noun} "${first.draft.name}"` : "one record";
  const reason = `${linesSaying(lines, counts)} different things about ${about}: ${field}.`;
  for (const row of rows)
    if (!rejected.has(row))
      rejected.set(
        row,
        linesIn(row).map((line) => ({ line, field, reason })),
      );
}

const linesIn = ({ lines, repeats }: MappedRow): number[] => [...lines, ...repeats];
