import sql, { type Sql } from "sql-template-tag";
import { conditionsOf, type IdFilter } from "../../kernel/filters.js";
import type { PageArgs } from "../../kernel/PageArgs.js";
import { listPage, type Page } from "../../kernel/pages.js";
import type { Reader } from "../../kernel/Reader.js";
import { allOf } from "../../kernel/tables.js";
import { partnerReference } from "../partners/partnerReference.js";
import { Engagement, latestFirst, STANDS } from "./Engagement.js";
import type { EngagementFilter } from "./engagementInputs.js";
import { promisesByEngagement, type EngagementPromise } from "./EngagementPromise.js";

/** A page of engagements, the latest first. Errors as for listPage and conditionsOf. */
export function listEngagements(
  reader: Reader,
  page: PageArgs,
  filter: EngagementFilter | null | undefined,
): Promise<Page<Engagement>> {
  const { includeVoided, serviceAreaId, ...rest } = filter ?? {};
  const conditions = conditionsOf<Omit<EngagementFilter, "includeVoided" | "serviceAreaId">>(rest, {
    partnerId: partnerReference(sql`t.partner_id`),
    kind: sql`t.kind`,
    severity: sql`t.severity`,
    startedAt: sql`t.started_at`,
  });
  const where = [...conditions, ...inServiceArea(serviceAreaId)];
  return listPage(reader, Engagement, page, {
    where: includeVoided === true ? where : [STANDS, ...where],
    order: latestFirst,
  });
}

/** Engagements with a service area that meets the conditions, or with none, or with any. */
function inServiceArea(filter: IdFilter | null | undefined): Sql[] {
  const { isNull, ...rest } = filter ?? {};
  const links = (conditions: readonly Sql[]): Sql => sql`EXISTS (
    SELECT 1 FROM engagement_service_area l
    WHERE ${allOf([sql`l.engagement_id = t.id`, ...conditions])})`;
  const some = conditionsOf({ serviceAreaId: rest }, { serviceAreaId: sql`l.service_area_id` });
  return [
    ...(some.length > 0 ? [links(some)] : []),
    ...(isNull === true ? [sql`NOT ${links([])}`] : []),
    ...(isNull === false ? [links([])] : []),
  ];
}

/** Whether an engagement was taken back. */
export async function isVoided(reader: Reader, id: string): Promise<boolean> {
  const rows = await reader.rows(sql`SELECT 1 FROM engagement_void WHERE engagement_id = ${id}::uuid`);
  return rows.length > 0;
}

/** The promises of one engagement, in the order in which they were recorded. */
export async function promisesOf(reader: Reader, engagementId: string): Promise<EngagementPromise[]> {
  const [promises] = await promisesByEngagement(reader, [engagementId]);
  if (promises instanceof Error) throw promises;
  return promises ?? [];
}
