import sql, { type Sql } from "sql-template-tag";
import { Direction } from "../../kernel/Direction.js";
import { notFound } from "../../kernel/DomainError.js";
import { conditionsOf } from "../../kernel/filters.js";
import type { PageArgs } from "../../kernel/PageArgs.js";
import { listPage, type Order, type Page } from "../../kernel/pages.js";
import type { Reader } from "../../kernel/Reader.js";
import { findRecord } from "../../kernel/records.js";
import { Partner } from "./Partner.js";
import { STAGE } from "./PartnerStage.js";
import { partnerReference } from "./partnerReference.js";
import { PartnerOrderField, type PartnerConditions, type PartnerOrder } from "./partnerInputs.js";

const VALUES: { readonly [field in PartnerOrderField]: Pick<Order, "value" | "type"> } = {
  NAME: { value: sql`t.normalised_name`, type: "text" },
  TRUST_LOWER: { value: sql`coalesce(s.lower, -1)`, type: "double precision" },
};

/** A partner has one standing at most, so this keeps one row for each. */
export const STANDING: Sql = sql`LEFT JOIN current_standing s ON s.partner_id = t.id`;

/** Whether the partner `t` is still a partner of its own. */
export const IS_OWN = sql`t.merged_into_id IS NULL`;

/**
 * A page of the partners that are still partners of their own. Errors as for listPage and conditionsOf.
 * @param more Further conditions on the partner `t` and its standing `s`.
 */
export function listPartners(
  reader: Reader,
  page: PageArgs,
  filter: PartnerConditions | null | undefined,
  orderBy?: PartnerOrder | null,
  more: readonly Sql[] = [],
): Promise<Page<Partner>> {
  const { field, direction } = orderBy ?? { field: PartnerOrderField.NAME, direction: Direction.ASC };
  const conditions = conditionsOf(filter, {
    id: partnerReference(sql`t.id`),
    name: sql`t.name`,
    role: { list: sql`t.roles` },
    segment: sql`t.segment`,
    stage: STAGE,
    standing: sql`s.standing`,
  });
  return listPage(reader, Partner, page, {
    where: [IS_OWN, ...conditions, ...more],
    join: STANDING,
    order: { name: field, direction, ...VALUES[field] },
  });
}

/**
 * The partner of this id; for one that was merged, the partner that it became part of.
 * @throws DomainError NOT_FOUND at `field`.
 */
export async function findPartner(reader: Reader, id: string, field = "id"): Promise<Partner> {
  const partner = await findRecord(reader, Partner, id);
  if (!partner) throw notFound("partner", field);
  return partner.mergedIntoId === null ? partner : findPartner(reader, partner.mergedIntoId, field);
}
