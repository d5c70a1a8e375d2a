import sql, { type Sql } from "sql-template-tag";
import type { Batch } from "../../kernel/Context.js";
import { Direction } from "../../kernel/Direction.js";
import { DomainError } from "../../kernel/DomainError.js";
import { conditionsOf } from "../../kernel/filters.js";
import type { PageArgs } from "../../kernel/PageArgs.js";
import { listPage, type Order, type Page } from "../../kernel/pages.js";
import { formatQuarter, type Quarter } from "../../kernel/Quarter.js";
import type { Reader } from "../../kernel/Reader.js";
import { tableOf } from "../../kernel/tables.js";
import { partnerReference } from "../partners/partnerReference.js";
import { Scorecard } from "./Scorecard.js";
import type { StoredExplanation } from "./scorecardDocuments.js";
import { ScorecardOrderField, type ScorecardFilter, type ScorecardOrder } from "./scorecardInputs.js";

/** No later scorecard stands in its place; with an instant, none that was sealed by then. */
const standing = (asOf?: Date | null): Sql =>
  asOf
    ? sql`t.as_of <= ${asOf} AND NOT EXISTS (
        SELECT 1 FROM scorecard later WHERE later.restates_id = t.id AND later.as_of <= ${asOf})`
    : sql`NOT EXISTS (SELECT 1 FROM scorecard later WHERE later.restates_id = t.id)`;

/**
 * A partner's scorecard of a quarter as it stands now, or as it stood at an instant. Of a partner that was merged: the one
 * that was sealed for it or, where none was, that of the partner that it became part of.
 * @throws DomainError NOT_FOUND where none was sealed.
 */
export async function findScorecard(
  reader: Reader,
  partnerId: string,
  quarter: Quarter,
  asOf?: Date | null,
): Promise<Scorecard> {
  const { columns, name, visibleTo } = tableOf(reader.dataSource, Scorecard);
  const [scorecard] = await reader.rows<Scorecard>(sql`
    SELECT ${columns} FROM ${name} t
    WHERE t.partner_id = ANY(ARRAY(${partnerReference(sql`t.partner_id`).meant([partnerId])}))
      AND t.quarter = ${quarter}::int AND ${standing(asOf)} AND ${visibleTo(reader.actor)}
    ORDER BY t.partner_id = ${partnerId}::uuid DESC LIMIT 1`);
  if (!scorecard) {
    const message = `No scorecard of this partner is sealed for ${formatQuarter(quarter)}.`;
    throw new DomainError([{ code: "NOT_FOUND", field: "quarter", message }]);
  }
  return scorecard;
}

const VALUES: { readonly [field in ScorecardOrderField]: Pick<Order, "value" | "type"> } = {
  LOWER: { value: sql`t.lower`, type: "double precision" },
  TRUST: { value: sql`t.trust`, type: "double precision" },
  PARTNER_NAME: { value: sql`p.normalised_name`, type: "text" },
};

/** A page of a quarter's scorecards as they stand now, or stood at an instant. Errors as for listPage. */
export function listScorecards(
  reader: Reader,
  quarter: Quarter,
  page: PageArgs,
  filter: ScorecardFilter | null | undefined,
  orderBy: ScorecardOrder | null | undefined,
  asOf?: Date | null,
): Promise<Page<Scorecard>> {
  const { field, direction } = orderBy ?? { field: ScorecardOrderField.LOWER, direction: Direction.DESC };
  const conditions = conditionsOf(filter, {
    partnerId: partnerReference(sql`t.partner_id`),
    standing: sql`t.standing`,
    grade: sql`t.grade`,
  });
  return listPage(reader, Scorecard, page, {
    where: [sql`t.quarter = ${quarter}::int`, standing(asOf), ...conditions],
    join: field === ScorecardOrderField.PARTNER_NAME ? sql`JOIN partner p ON p.id = t.partner_id` : sql``,
    order: { name: field, direction, ...VALUES[field] },
  });
}

/** The latest scorecard of each of many partners. */
export const latestScorecards: Batch<string, Scorecard | null> = async (reader, partnerIds) => {
  const { columns, name, visibleTo } = tableOf(reader.dataSource, Scorecard);
  const rows = await reader.rows<Scorecard>(sql`
    SELECT ${columns} FROM current_standing s JOIN ${name} t ON t.id = s.scorecard_id
    WHERE s.partner_id = ANY(${partnerIds}::uuid[]) AND ${visibleTo(reader.actor)}`);
  const found = new Map(rows.map((row) => [row.partnerId, row]));
  return partnerIds.map((id) => found.get(id) ?? null);
};

/** How the parts make up the score, for many scorecards. They are long, so they are read only when asked for. */
export const explanationsOf: Batch<string, StoredExplanation> = async (reader, ids) => {
  const { name, visibleTo } = tableOf(reader.dataSource, Scorecard);
  const rows = await reader.rows<{ id: string; explanation: StoredExplanation }>(sql`
    SELECT t.id, t.explanation FROM ${name} t WHERE t.id = ANY(${ids}::uuid[]) AND ${visibleTo(reader.actor)}`);
  const found = new Map(rows.map((row) => [row.id, row.explanation]));
  return ids.map((id) => found.get(id) ?? new Error("A scorecard that was just read has gone."));
};
