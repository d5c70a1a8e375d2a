import sql from "sql-template-tag";
import type { Day } from "../../kernel/dayRules.js";
import { conditionsOf } from "../../kernel/filters.js";
import type { PageArgs } from "../../kernel/PageArgs.js";
import { listPage, type Order, type Page } from "../../kernel/pages.js";
import type { Reader } from "../../kernel/Reader.js";
import { partnerReference } from "../partners/partnerReference.js";
import { Subcontracting } from "./Subcontracting.js";
import type { SubcontractingFilter } from "./subcontractingInputs.js";

const byName: Order = { name: "NAME", value: sql`t.normalised_name`, type: "text", direction: "ASC" };

/** A page of who rests on whom, by the subcontractor's name. Errors as for listPage and conditionsOf. */
export function listSubcontractings(
  reader: Reader,
  page: PageArgs,
  filter: SubcontractingFilter | null | undefined,
): Promise<Page<Subcontracting>> {
  const where = conditionsOf<SubcontractingFilter>(filter, {
    partnerId: partnerReference(sql`t.partner_id`),
    subcontractorId: partnerReference(sql`t.subcontractor_id`),
    serviceAreaId: sql`t.service_area_id`,
    name: sql`t.name`,
  });
  return listPage(reader, Subcontracting, page, { where, order: byName });
}

type SameThing = Pick<Subcontracting, "partnerId" | "normalisedName" | "serviceAreaId">;

/** Whether the same was said already of any of these days. */
export async function isSaid(
  reader: Reader,
  { partnerId, normalisedName, serviceAreaId }: SameThing,
  startsOn: Day,
  endsOn: Day | null,
): Promise<boolean> {
  const rows = await reader.rows(sql`
    SELECT 1 FROM subcontracting WHERE partner_id = ${partnerId}::uuid AND normalised_name = ${normalisedName}
      AND service_area_id IS NOT DISTINCT FROM ${serviceAreaId}::uuid
      AND daterange(starts_on, ends_on, '[]') && daterange(${startsOn}::date, ${endsOn}::date, '[]') LIMIT 1`);
  return rows.length > 0;
}
