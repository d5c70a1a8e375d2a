import sql from "sql-template-tag";
import type { Day } from "../../kernel/dayRules.js";
import type { Reader } from "../../kernel/Reader.js";
import type { ServiceLevel } from "./ServiceLevel.js";

/** A stretch of days, the last included; null is for as long as the contract binds. */
interface Days {
  readonly startsOn: Day;
  readonly endsOn: Day | null;
}

/** Whether a contract entitles us to a service area on any of these days. */
export async function isEntitled(
  reader: Reader,
  contractId: string,
  serviceAreaId: string,
  { startsOn, endsOn }: Days,
): Promise<boolean> {
  const rows = await reader.rows(sql`
    SELECT 1 FROM entitlement e
    WHERE e.contract_id = ${contractId}::uuid AND e.service_area_id = ${serviceAreaId}::uuid
      AND daterange(e.starts_on, e.ends_on, '[]') && daterange(${startsOn}::date, ${endsOn}::date, '[]') LIMIT 1`);
  return rows.length > 0;
}

/** The first service level that says the same severity and area of a contract on any of these days; null for none. */
export async function findOverlap(
  reader: Reader,
  { contractId, serviceAreaId, severity }: Pick<ServiceLevel, "contractId" | "serviceAreaId" | "severity">,
  { startsOn, endsOn }: Days,
): Promise<Days | null> {
  const [found] = await reader.rows<Days>(sql`
    SELECT l.starts_on AS "startsOn", l.ends_on AS "endsOn" FROM service_level l
    WHERE l.contract_id = ${contractId}::uuid AND l.severity = ${severity}
      AND l.service_area_id IS NOT DISTINCT FROM ${serviceAreaId}::uuid
      AND daterange(l.starts_on, l.ends_on, '[]') && daterange(${startsOn}::date, ${endsOn}::date, '[]')
    ORDER BY l.starts_on LIMIT 1`);
  return found ?? null;
}
