import sql, { type Sql } from "sql-template-tag";
import type { Day } from "../../kernel/dayRules.js";
import type { Reader } from "../../kernel/Reader.js";
import type { Severity } from "../catalog/Severity.js";
import type { SupportLevel } from "../catalog/SupportLevel.js";
import { STAGE } from "../partners/PartnerStage.js";
import type { AccessFacts, AreaFacts, FourthPartyFacts, PartnerFacts } from "./readinessFacts.js";

/** Which service areas are asked about; null for all. */
type AreaIds = readonly string[] | null;

const among = (column: Sql, ids: AreaIds): Sql =>
  ids === null ? sql`true` : sql`${column} = ANY(${ids}::uuid[])`;

interface AreaRow extends Omit<AreaFacts, "paths" | "hours"> {
  readonly calendarId: string | null;
}

export const areasAmong = (reader: Reader, ids: AreaIds): Promise<AreaRow[]> =>
  reader.rows(sql`
    SELECT id, criticality, support_level AS "supportLevel", recovery_time_minutes AS "recoveryTimeMinutes",
      calendar_id AS "calendarId"
    FROM service_area WHERE ${among(sql`id`, ids)} ORDER BY normalised_name, id`);

/** A step with those whom it calls. */
export interface StepRow {
  readonly id: string;
  readonly serviceAreaId: string;
  readonly severity: Severity;
  readonly supportLevel: SupportLevel;
  readonly delayMinutes: number;
  readonly contractId: string | null;
  readonly teamId: string | null;
  readonly teamName: string | null;
  readonly calendarId: string | null;
  readonly contactId: string | null;
  readonly contactName: string | null;
  readonly verifiedOn: Day | null;
  readonly partnerId: string | null;
  readonly deputyId: string | null;
  readonly deputyName: string | null;
  readonly deputyVerifiedOn: Day | null;
}

/** The steps of all paths, each path's in their order. */
export const stepsIn = (reader: Reader, ids: AreaIds): Promise<StepRow[]> =>
  reader.rows(sql`
    SELECT s.id, p.service_area_id AS "serviceAreaId", p.severity, s.support_level AS "supportLevel",
      s.delay_minutes AS "delayMinutes", s.contract_id AS "contractId", s.team_id AS "teamId", t.name AS "teamName",
      t.calendar_id AS "calendarId", s.contact_id AS "contactId", c.name AS "contactName",
      c.verified_on AS "verifiedOn", c.partner_id AS "partnerId", s.deputy_id AS "deputyId",
      d.name AS "deputyName", d.verified_on AS "deputyVerifiedOn"
    FROM escalation_path p JOIN escalation_step s ON s.path_id = p.id LEFT JOIN team t ON t.id = s.team_id
      LEFT JOIN contact c ON c.id = s.contact_id LEFT JOIN contact d ON d.id = s.deputy_id
    WHERE ${among(sql`p.service_area_id`, ids)} ORDER BY p.id, s.position`);

/** When each path was rehearsed, the earliest first; what was taken back or is held after `until` is left out. */
export const drillsIn = (
  reader: Reader,
  ids: AreaIds,
  until: Date,
): Promise<{ readonly serviceAreaId: string; readonly severity: Severity; readonly heldAt: Date }[]> =>
  reader.rows(sql`
    SELECT service_area_id AS "serviceAreaId", severity, held_at AS "heldAt" FROM drill
    WHERE ${among(sql`service_area_id`, ids)} AND held_at < ${until}
      AND NOT EXISTS (SELECT 1 FROM drill_void v WHERE v.drill_id = drill.id)
    ORDER BY held_at`);

/** Partners as they stand today. */
export const partnersAmong = (reader: Reader, ids: readonly string[]): Promise<PartnerFacts[]> =>
  reader.rows(sql`
    SELECT t.id, t.name, ${STAGE} AS stage, s.standing
    FROM partner t LEFT JOIN current_standing s ON s.partner_id = t.id WHERE t.id = ANY(${ids}::uuid[])`);

interface AccessRow extends AccessFacts {
  readonly partnerId: string;
  readonly serviceAreaId: string;
}

/** Which systems partners could or can get at. */
export const accessesOf = (reader: Reader, partnerIds: readonly string[]): Promise<AccessRow[]> =>
  reader.rows(sql`
    SELECT partner_id AS "partnerId", service_area_id AS "serviceAreaId", granted_on AS "grantedOn",
      least(expires_on, revoked_on) AS "endsOn"
    FROM access_grant WHERE partner_id = ANY(${partnerIds}::uuid[])`);

interface FourthPartyRow extends FourthPartyFacts {
  /** The partner that rests on it. */
  readonly dependentId: string;
  /** Null for all that the partner does for us. */
  readonly serviceAreaId: string | null;
}

/** On whom partners rest, rested or will rest. */
export const fourthPartiesOf = (reader: Reader, partnerIds: readonly string[]): Promise<FourthPartyRow[]> =>
  reader.rows(sql`
    SELECT partner_id AS "dependentId", name, normalised_name AS "normalisedName", subcontractor_id AS "partnerId",
      service_area_id AS "serviceAreaId", starts_on AS "startsOn", ends_on AS "endsOn"
    FROM subcontracting WHERE partner_id = ANY(${partnerIds}::uuid[]) ORDER BY normalised_name, id`);
