import sql, { type Sql } from "sql-template-tag";
import type { Day } from "../../kernel/dayRules.js";
import { Direction } from "../../kernel/Direction.js";
import { conditionsOf, type IdFilter } from "../../kernel/filters.js";
import type { PageArgs } from "../../kernel/PageArgs.js";
import { listPage, type Order, type Page } from "../../kernel/pages.js";
import type { Reader } from "../../kernel/Reader.js";
import { allOf } from "../../kernel/tables.js";
import { dayAsked } from "../organisation/settingsQueries.js";
import { partnerReference } from "../partners/partnerReference.js";
import { Contract } from "./Contract.js";
import { ContractOrderField, type ContractFilter, type ContractOrder } from "./contractListInputs.js";

/** A contract is terminated once at most, so this keeps one row for each. */
export const NOTICE = sql`LEFT JOIN contract_termination n ON n.contract_id = t.id`;

/** The last day by all that is known but tacit renewal. */
const LAST_DAY = sql`least(t.settled_until, n.effective_on)`;

const VALUES: { readonly [field in ContractOrderField]: Pick<Order, "value" | "type"> } = {
  ENDS_ON: { value: sql`coalesce(${LAST_DAY}, 'infinity'::date)`, type: "date" },
  STARTS_ON: { value: sql`t.starts_on`, type: "date" },
  TITLE: { value: sql`t.normalised_title`, type: "text" },
  VALUE: { value: sql`coalesce(t.value_amount, -1)`, type: "numeric" },
};

/**
 * A page of contracts, the latest start first where no order is given. Errors as for listPage, conditionsOf and dayAsked.
 */
export async function listContracts(
  reader: Reader,
  page: PageArgs,
  filter: ContractFilter | null | undefined,
  orderBy: ContractOrder | null | undefined,
): Promise<Page<Contract>> {
  const { field, direction } = orderBy ?? { field: ContractOrderField.STARTS_ON, direction: Direction.DESC };
  return listPage(reader, Contract, page, {
    where: await thatMeet(reader, filter),
    join: NOTICE,
    order: { name: field, direction, ...VALUES[field] },
  });
}

/**
 * The conditions of a filter on the contract `t`, with its notice joined as NOTICE does.
 * Errors as for conditionsOf and dayAsked.
 */
export async function thatMeet(reader: Reader, filter: ContractFilter | null | undefined): Promise<Sql[]> {
  const { asOf, serviceAreaId, ...rest } = filter ?? {};
  const conditions = conditionsOf<Omit<ContractFilter, "asOf" | "serviceAreaId">>(rest, {
    partnerId: partnerReference(sql`t.partner_id`),
    kind: sql`t.kind`,
    state: stateOn(await dayAsked(reader, asOf, "filter.asOf")),
    startsOn: sql`t.starts_on`,
    endsOn: LAST_DAY,
    renewalMode: sql`t.renewal_mode`,
    number: sql`t.number`,
    title: sql`t.title`,
    department: sql`t.department`,
    parentId: sql`t.parent_id`,
  });
  return [...conditions, ...inServiceArea(serviceAreaId)];
}

/** The state of `t` on a day, as contractStateAt finds it: a test compares the two. */
export const stateOn = (day: Day): Sql => sql`CASE
  WHEN t.starts_on > ${day}::date THEN 'NOT_YET_IN_FORCE'
  WHEN n.notice_given_on <= ${day}::date AND n.effective_on < ${day}::date THEN 'TERMINATED'
  WHEN EXISTS (SELECT 1 FROM contract_term gap
    WHERE gap.contract_id = t.id AND gap.lapsed_from <= ${day}::date AND gap.starts_on > ${day}::date) THEN 'LAPSED'
  WHEN t.settled_until < ${day}::date AND t.renewal_mode <> 'TACIT' THEN 'ENDED'
  WHEN n.notice_given_on <= ${day}::date THEN 'IN_NOTICE'
  ELSE 'IN_FORCE' END`;

/** Contracts that entitle us to help in a service area that meets the conditions, or in none, or in any. */
function inServiceArea(filter: IdFilter | null | undefined): Sql[] {
  const { isNull, ...rest } = filter ?? {};
  const entitled = (conditions: readonly Sql[]): Sql =>
    sql`EXISTS (SELECT 1 FROM entitlement e WHERE ${allOf([sql`e.contract_id = t.id`, ...conditions])})`;
  const some = conditionsOf({ serviceAreaId: rest }, { serviceAreaId: sql`e.service_area_id` });
  return [
    ...(some.length > 0 ? [entitled(some)] : []),
    ...(isNull === true ? [sql`NOT ${entitled([])}`] : []),
    ...(isNull === false ? [entitled([])] : []),
  ];
}
