import sql, { type Sql } from "sql-template-tag";
import type { Batch } from "../../kernel/Context.js";
import { notFound } from "../../kernel/DomainError.js";
import { conditionsOf } from "../../kernel/filters.js";
import { groupBy } from "../../kernel/groupBy.js";
import type { PageArgs } from "../../kernel/PageArgs.js";
import { listPage, type Page } from "../../kernel/pages.js";
import type { Quarter } from "../../kernel/Quarter.js";
import type { Reader } from "../../kernel/Reader.js";
import { tableOf } from "../../kernel/tables.js";
import { partnerReference } from "../partners/partnerReference.js";
import { Evidence } from "./Evidence.js";
import type { EvidenceFilter } from "./evidenceInputs.js";

/** A page of the ledger, the latest day first. Errors as for listPage and conditionsOf. */
export function listEvidence(
  reader: Reader,
  page: PageArgs,
  filter: EvidenceFilter | null | undefined,
): Promise<Page<Evidence>> {
  const { includeVoided, ...conditions } = filter ?? {};
  const where = conditionsOf<Omit<EvidenceFilter, "includeVoided">>(conditions, {
    partnerId: partnerReference(sql`t.partner_id`),
    dimension: sql`t.dimension`,
    crisisKind: sql`t.crisis_kind`,
    quarter: sql`t.quarter`,
    sourceKind: sql`t.source_kind`,
  });
  return listPage(reader, Evidence, page, {
    where: includeVoided === true ? where : [sql`t.voided_at IS NULL`, ...where],
    order: { name: "OCCURRED_ON", value: sql`t.occurred_on`, type: "date", direction: "DESC" },
  });
}

/** The evidence that comes from each of many records and still counts, in the order in which it happened. */
const evidenceBy =
  (
    property: "engagementId" | "serviceClockId" | "reviewId" | "drillId",
    column: Sql,
  ): Batch<string, Evidence[]> =>
  async (reader, ids) => {
    const table = tableOf(reader.dataSource, Evidence);
    const rows = await reader.rows<Evidence>(sql`
      SELECT ${table.columns} FROM evidence t
      WHERE t.${column} = ANY(${ids}::uuid[]) AND t.voided_at IS NULL AND ${table.visibleTo(reader.actor)}
      ORDER BY t.occurred_at, t.id`);
    const found = groupBy(rows, (row) => row[property]);
    return ids.map((id) => found.get(id) ?? []);
  };

export const evidenceByEngagement = evidenceBy("engagementId", sql`engagement_id`);
export const evidenceByServiceClock = evidenceBy("serviceClockId", sql`service_clock_id`);
export const evidenceByDrill = evidenceBy("drillId", sql`drill_id`);
export const evidenceByReview = evidenceBy("reviewId", sql`review_id`);

/** A row's place in the ledger: with its quarter it is found in one partition. */
export interface EvidenceKey {
  readonly id: string;
  readonly quarter: Quarter;
}

/** Rows by their keys, voided ones too. A missing or hidden one fails alone, with NOT_FOUND. */
export const evidenceByKey: Batch<EvidenceKey, Evidence> = async (reader, keys) => {
  const table = tableOf(reader.dataSource, Evidence);
  const ids = keys.map(({ id }) => id);
  const quarters = [...new Set(keys.map(({ quarter }) => quarter))];
  const rows = await reader.rows<Evidence>(sql`
    SELECT ${table.columns} FROM evidence t
    WHERE t.quarter = ANY(${quarters}::int[]) AND t.id = ANY(${ids}::uuid[]) AND ${table.visibleTo(reader.actor)}`);
  const found = new Map(rows.map((row) => [row.id, row]));
  return ids.map((id) => found.get(id) ?? notFound("evidence"));
};
