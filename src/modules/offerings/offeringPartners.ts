import sql, { type Sql } from "sql-template-tag";
import type { Day } from "../../kernel/dayRules.js";

/** What is offered on a day in a service area `a` that meets `where`; each as `o`. */
const offered = (where: Sql, day: Day): Sql => sql`
  offering o JOIN service_area a ON a.id = o.service_area_id
  WHERE ${where} AND o.stated_on <= ${day}::date AND (o.expires_on IS NULL OR o.expires_on >= ${day}::date)
    AND NOT EXISTS (SELECT 1 FROM offering_withdrawal w WHERE w.offering_id = o.id AND w.withdrawn_on <= ${day}::date)`;

/** A SELECT of the partners that offer something on a day in a service area `a` that meets `where`. */
export const offeringPartners = (where: Sql, day: Day): Sql =>
  sql`SELECT o.partner_id FROM ${offered(where, day)}`;

/** The same, of those alone that have proved it, up to whatever support level. */
export const provenPartners = (where: Sql, day: Day): Sql => sql`
  SELECT o.partner_id FROM ${offered(where, day)} AND EXISTS (
    SELECT 1 FROM offering_proof p
    WHERE p.offering_id = o.id AND p.proved_on <= ${day}::date AND (p.expires_on IS NULL OR p.expires_on >= ${day}::date)
      AND NOT EXISTS (SELECT 1 FROM offering_proof_withdrawal w WHERE w.proof_id = p.id))`;
