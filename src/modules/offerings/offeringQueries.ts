import sql from "sql-template-tag";
import { Direction } from "../../kernel/Direction.js";
import { conditionsOf } from "../../kernel/filters.js";
import type { PageArgs } from "../../kernel/PageArgs.js";
import { listPage, type Order, type Page } from "../../kernel/pages.js";
import type { Reader } from "../../kernel/Reader.js";
import { tableOf } from "../../kernel/tables.js";
import { normaliseName } from "../../kernel/textRules.js";
import { partnerReference } from "../partners/partnerReference.js";
import { Offering } from "./Offering.js";
import { OfferingOrderField, type OfferingFilter, type OfferingOrder } from "./offeringInputs.js";

const VALUES: { readonly [field in OfferingOrderField]: Pick<Order, "value" | "type"> } = {
  NAME: { value: sql`t.normalised_name`, type: "text" },
  STATED_ON: { value: sql`t.stated_on`, type: "date" },
};

/** A page of offerings, by name where no order is given. Errors as for listPage and conditionsOf. */
export function listOfferings(
  reader: Reader,
  page: PageArgs,
  filter: OfferingFilter | null | undefined,
  orderBy: OfferingOrder | null | undefined,
): Promise<Page<Offering>> {
  const { field, direction } = orderBy ?? { field: OfferingOrderField.NAME, direction: Direction.ASC };
  return listPage(reader, Offering, page, {
    where: conditionsOf(filter, {
      partnerId: partnerReference(sql`t.partner_id`),
      serviceAreaId: sql`t.service_area_id`,
      supportLevel: sql`t.support_level`,
      name: sql`t.name`,
    }),
    order: { name: field, direction, ...VALUES[field] },
  });
}

/** What makes an offering the only one of its kind. */
export interface OfferingKey {
  readonly partnerId: string;
  readonly serviceAreaId: string;
  readonly name: string;
}

/** What the partner offers in the service area under this name, whatever its case and punctuation, or null. */
export async function findOfferingByKey(
  reader: Reader,
  { partnerId, serviceAreaId, name }: OfferingKey,
): Promise<Offering | null> {
  const table = tableOf(reader.dataSource, Offering);
  const [offering] = await reader.rows<Offering>(sql`
    SELECT ${table.columns} FROM ${table.name} t
    WHERE t.partner_id = ${partnerId}::uuid AND t.service_area_id = ${serviceAreaId}::uuid
      AND t.normalised_name = ${normaliseName(name)} AND ${table.visibleTo(reader.actor)}`);
  return offering ?? null;
}
