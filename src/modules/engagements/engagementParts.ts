import sql from "sql-template-tag";
import { notFound } from "../../kernel/DomainError.js";
import { insertRecords, updateRecord } from "../../kernel/records.js";
import type { Transaction } from "../../kernel/Transaction.js";
import { serviceAreaById } from "../catalog/ServiceArea.js";
import type { Engagement } from "./Engagement.js";
import { EngagementPromise } from "./EngagementPromise.js";
import type { PromiseChange, PromiseState } from "./engagementRules.js";

/** Makes these the service areas of an engagement, instead of those it has. Errors as for addServiceAreas. */
export async function replaceServiceAreas(
  tx: Transaction,
  engagement: Engagement,
  serviceAreaIds: readonly string[],
): Promise<void> {
  await tx.rows(sql`DELETE FROM engagement_service_area WHERE engagement_id = ${engagement.id}::uuid`);
  await addServiceAreas(tx, engagement, serviceAreaIds);
}

/** Gives an engagement service areas. @throws DomainError NOT_FOUND at "serviceAreaIds.0" and so on. */
export async function addServiceAreas(
  tx: Transaction,
  { id }: Engagement,
  serviceAreaIds: readonly string[],
): Promise<void> {
  if (serviceAreaIds.length === 0) return;
  const areas = await serviceAreaById(tx, serviceAreaIds);
  const unknown = areas.findIndex((area) => area instanceof Error);
  if (unknown >= 0) throw notFound("service area", `serviceAreaIds.${unknown}`);
  await tx.rows(sql`
    INSERT INTO engagement_service_area (engagement_id, service_area_id)
    SELECT ${id}::uuid, * FROM unnest(${serviceAreaIds}::uuid[])`);
}

/** Stores the promises of an engagement. */
export function addPromises(
  tx: Transaction,
  { id, partnerId }: Engagement,
  promises: readonly PromiseState[],
): Promise<EngagementPromise[]> {
  const rows = promises.map((promise) => ({ ...promise, engagementId: id, partnerId }));
  return insertRecords(tx, EngagementPromise, rows);
}

/** Stores what is said of a promise later. */
export function changePromise(
  tx: Transaction,
  { id, revisedTo, fulfilledAt }: PromiseChange,
): Promise<EngagementPromise> {
  return updateRecord(tx, EngagementPromise, id, null, { revisedTo, fulfilledAt });
}
