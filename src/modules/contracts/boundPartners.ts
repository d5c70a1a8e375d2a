import sql, { type Sql } from "sql-template-tag";
import type { Day } from "../../kernel/dayRules.js";
import type { MoneyValue } from "../../kernel/moneyRules.js";
import { NOTICE, stateOn } from "./contractQueries.js";
import { ContractState } from "./ContractState.js";
import { additionsUpTo, VALUE } from "./contractValue.js";

const BINDING = [ContractState.IN_FORCE, ContractState.IN_NOTICE];

/** A SELECT of the partners with which a contract binds us on a day. */
export const boundPartners = (day: Day): Sql =>
  sql`SELECT t.partner_id FROM contract t ${NOTICE} WHERE ${stateOn(day)} = ANY(${BINDING})`;

/** The same, where their contracts in a currency that bind then are worth an amount together, or more. */
export const partnersWorth = ({ amount, currency }: MoneyValue, day: Day): Sql => sql`
  SELECT t.partner_id FROM contract t ${NOTICE} ${additionsUpTo(day)}
  WHERE t.currency = ${currency} AND ${stateOn(day)} = ANY(${BINDING})
  GROUP BY t.partner_id HAVING sum(${VALUE}) >= ${amount}::numeric`;

/** A SELECT of the partners to whose help a contract entitles us on a day, in a service area `a` that meets `where`. */
export const entitledPartners = (where: Sql, day: Day): Sql => sql`
  SELECT e.partner_id FROM entitlement e JOIN service_area a ON a.id = e.service_area_id
    JOIN contract t ON t.id = e.contract_id ${NOTICE}
  WHERE ${where} AND e.starts_on <= ${day}::date AND (e.ends_on IS NULL OR e.ends_on >= ${day}::date)
    AND ${stateOn(day)} = ANY(${BINDING})`;
