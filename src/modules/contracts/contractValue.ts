import sql, { type Sql } from "sql-template-tag";
import type { Day } from "../../kernel/dayRules.js";

/** Joins to the contract `t` what renewals and amendments have added to its value by a day. */
export const additionsUpTo = (day: Day): Sql => sql`
  LEFT JOIN LATERAL (SELECT sum(value_amount) AS value FROM contract_term
    WHERE contract_id = t.id AND starts_on <= ${day}::date) AS renewed ON true
  LEFT JOIN LATERAL (SELECT sum(amount) AS value FROM contract_amendment
    WHERE contract_id = t.id AND effective_on <= ${day}::date) AS amended ON true`;

/** The value of the contract `t` with those additions, in its currency; null where nobody has said. */
export const VALUE = sql`CASE WHEN num_nonnulls(t.value_amount, renewed.value, amended.value) > 0 THEN
  coalesce(t.value_amount, 0) + coalesce(renewed.value, 0) + coalesce(amended.value, 0) END`;
