import sql from "sql-template-tag";
import { groupBy } from "../../kernel/groupBy.js";
import type { Reader } from "../../kernel/Reader.js";
import { factsByContract } from "../contracts/contractFacts.js";
import type { Entitlement } from "../contracts/Entitlement.js";
import type { ServiceLevel } from "../serviceLevels/ServiceLevel.js";
import type { HoursOf, SaidHours } from "./hoursRules.js";
import type { StepRow } from "./pathQueries.js";
import type { LegFacts, PromiseFacts } from "./readinessFacts.js";

type EntitlementRow = Pick<
  Entitlement,
  "contractId" | "partnerId" | "serviceAreaId" | "supportLevel" | "startsOn" | "endsOn"
> &
  SaidHours;

type PromiseRow = Pick<ServiceLevel, "contractId" | "serviceAreaId" | "severity" | "startsOn" | "endsOn"> &
  SaidHours;

/** The contracts that may bring the people of a step to us. */
export type LegsOf = (step: StepRow, hoursOf: HoursOf) => readonly LegFacts[];

/**
 * Reads the contracts that steps name, and for steps that name none those of their partners that entitle us to something
 * in the area: seven statements, whatever their number.
 */
export async function legsFor(reader: Reader, steps: readonly StepRow[]): Promise<LegsOf> {
  const named = new Set(steps.flatMap(({ contractId }) => contractId ?? []));
  const unnamed = steps.flatMap(({ contractId, partnerId }) =>
    contractId === null ? (partnerId ?? []) : [],
  );
  const areaIds = new Set(steps.map(({ serviceAreaId }) => serviceAreaId));
  const entitlements = await entitlementsIn(reader, [...areaIds], [...named], [...new Set(unnamed)]);
  const ids = [...new Set([...named, ...entitlements.map(({ contractId }) => contractId)])];
  const [contracts, promises] = await Promise.all([
    contractsAmong(reader, ids),
    promisesOf(reader, [...areaIds], ids),
  ]);
  const promised = groupBy(promises, ({ contractId }) => contractId);
  const inArea = groupBy(entitlements, ({ contractId, serviceAreaId }) => `${contractId} ${serviceAreaId}`);
  const ofPartner = groupBy(entitlements, ({ partnerId, serviceAreaId }) => `${partnerId} ${serviceAreaId}`);
  return ({ contractId, partnerId, serviceAreaId }, hoursOf) => {
    const entitling = ofPartner.get(`${partnerId ?? ""} ${serviceAreaId}`) ?? [];
    const candidates = contractId === null ? entitling.map((each) => each.contractId) : [contractId];
    return [...new Set(candidates)].flatMap((id) => {
      const contract = contracts.get(id);
      if (!contract) return [];
      const rows = inArea.get(`${id} ${serviceAreaId}`) ?? [];
      const entitlements = rows.map((each) => ({ ...each, hours: hoursOf(each) }));
      return [
        { ...contract, entitlements, promises: promisesFor(promised.get(id) ?? [], serviceAreaId, hoursOf) },
      ];
    });
  };
}

const promisesFor = (rows: readonly PromiseRow[], areaId: string, hoursOf: HoursOf): PromiseFacts[] =>
  rows
    .filter(({ serviceAreaId }) => serviceAreaId === null || serviceAreaId === areaId)
    .map((row) => ({ ...row, ofArea: row.serviceAreaId !== null, hours: hoursOf(row) }));

const promisesOf = (
  reader: Reader,
  areaIds: readonly string[],
  contractIds: readonly string[],
): Promise<PromiseRow[]> =>
  reader.rows(sql`
    SELECT contract_id AS "contractId", service_area_id AS "serviceAreaId", severity, calendar_id AS "calendarId",
      round_the_clock AS "roundTheClock", starts_on AS "startsOn", ends_on AS "endsOn"
    FROM service_level WHERE contract_id = ANY(${contractIds}::uuid[])
      AND (service_area_id IS NULL OR service_area_id = ANY(${areaIds}::uuid[]))
    ORDER BY starts_on, id`);

const entitlementsIn = (
  reader: Reader,
  areaIds: readonly string[],
  contractIds: readonly string[],
  partnerIds: readonly string[],
): Promise<EntitlementRow[]> =>
  reader.rows(sql`
    SELECT contract_id AS "contractId", partner_id AS "partnerId", service_area_id AS "serviceAreaId",
      support_level AS "supportLevel", calendar_id AS "calendarId", round_the_clock AS "roundTheClock",
      starts_on AS "startsOn", ends_on AS "endsOn"
    FROM entitlement WHERE service_area_id = ANY(${areaIds}::uuid[])
      AND (contract_id = ANY(${contractIds}::uuid[]) OR partner_id = ANY(${partnerIds}::uuid[]))
    ORDER BY starts_on, id`);

async function contractsAmong(
  reader: Reader,
  ids: readonly string[],
): Promise<Map<string, Omit<LegFacts, "entitlements" | "promises">>> {
  const [contracts, terms] = await Promise.all([
    reader.rows<Pick<LegFacts, "id" | "partnerId" | "partnerName" | "title" | "number">>(sql`
      SELECT c.id, c.partner_id AS "partnerId", p.name AS "partnerName", c.title, c.number
      FROM contract c JOIN partner p ON p.id = c.partner_id WHERE c.id = ANY(${ids}::uuid[])`),
    factsByContract(reader, ids),
  ]);
  const termsOf = new Map(ids.map((id, at) => [id, terms[at]]));
  return new Map(
    contracts.flatMap((contract) => {
      const facts = termsOf.get(contract.id);
      return facts === undefined || facts instanceof Error
        ? []
        : [[contract.id, { ...contract, terms: facts }]];
    }),
  );
}
