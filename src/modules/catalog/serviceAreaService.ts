import { conflict } from "../../kernel/DomainError.js";
import { addReferences, type ExternalReferenceInput } from "../../kernel/ExternalReference.js";
import { lockName } from "../../kernel/locks.js";
import { matchRecord } from "../../kernel/matchRecord.js";
import { getRecord, insertRecord, updateRecord } from "../../kernel/records.js";
import { normaliseName } from "../../kernel/textRules.js";
import type { Transaction } from "../../kernel/Transaction.js";
import { BusinessCalendar } from "../calendars/BusinessCalendar.js";
import { findServiceAreaByName } from "./catalogQueries.js";
import { checkServiceArea, type ServiceAreaDetails } from "./catalogRules.js";
import type { Criticality } from "./Criticality.js";
import { ServiceArea } from "./ServiceArea.js";
import type { SupportLevel } from "./SupportLevel.js";

interface Origin {
  readonly externalReferences?: readonly ExternalReferenceInput[] | undefined;
  /** The date of the snapshot that this comes from. */
  readonly observedOn?: string | undefined;
}

interface NewServiceArea extends ServiceAreaDetails, Origin {
  readonly id?: string | undefined;
  readonly name: string;
  readonly criticality: Criticality;
  readonly supportLevel: SupportLevel;
}

/**
 * Adds a service area.
 * @throws DomainError INVALID for a wrong field, NOT_FOUND at "calendarId", CONFLICT where an area of that name or
 * reference is there already.
 */
export async function createServiceArea(tx: Transaction, input: NewServiceArea): Promise<ServiceArea> {
  checkServiceArea(input);
  await refuseNamesake(tx, input.name, null);
  await checkCalendarOf(tx, input);
  const area = await insertRecord(tx, ServiceArea, {
    id: input.id,
    name: input.name.trim(),
    normalisedName: normaliseName(input.name),
    description: input.description ?? null,
    criticality: input.criticality,
    supportLevel: input.supportLevel,
    requiredDepth: input.requiredDepth ?? 1,
    calendarId: input.calendarId ?? null,
    recoveryTimeMinutes: input.recoveryTimeMinutes ?? null,
    observedOn: input.observedOn ?? null,
  });
  await addReferences(tx, "ServiceArea", area.id, input.externalReferences ?? []);
  return area;
}

interface ServiceAreaChange extends ServiceAreaDetails, Origin {
  readonly id: string;
  /** The version that the caller saw. */
  readonly expectedVersion: number;
}

/**
 * Changes what is said about a service area; what is left out stays.
 * @throws DomainError NOT_FOUND, INVALID for a wrong field, CONFLICT for a stale version or a name that is taken.
 */
export async function updateServiceArea(tx: Transaction, change: ServiceAreaChange): Promise<ServiceArea> {
  const { id, expectedVersion, name, externalReferences = [] } = change;
  checkServiceArea(change);
  await getRecord(tx, ServiceArea, id);
  if (name !== undefined) await refuseNamesake(tx, name, id);
  await checkCalendarOf(tx, change);
  await addReferences(tx, "ServiceArea", id, externalReferences);
  return updateRecord(tx, ServiceArea, id, expectedVersion, {
    name: name?.trim(),
    normalisedName: name === undefined ? undefined : normaliseName(name),
    description: change.description,
    criticality: change.criticality,
    supportLevel: change.supportLevel,
    requiredDepth: change.requiredDepth,
    calendarId: change.calendarId,
    recoveryTimeMinutes: change.recoveryTimeMinutes,
    observedOn: change.observedOn,
  });
}

interface ServiceAreaUpsert extends Omit<NewServiceArea, "id"> {
  readonly expectedVersion?: number | undefined;
}

/**
 * Changes the service area that a reference names or, where none does, the one of this name; adds it where there is
 * none. Errors as for createServiceArea, updateServiceArea and matchRecord.
 */
export async function upsertServiceArea(tx: Transaction, input: ServiceAreaUpsert): Promise<ServiceArea> {
  const { expectedVersion, ...details } = input;
  checkServiceArea(input);
  await lockServiceAreaName(tx, input.name);
  const area = await matchRecord(tx, ServiceArea, input, () => findServiceAreaByName(tx, input.name));
  return area
    ? updateServiceArea(tx, { ...details, id: area.id, expectedVersion: expectedVersion ?? area.version })
    : createServiceArea(tx, details);
}

const lockServiceAreaName = (tx: Transaction, name: string): Promise<void> =>
  lockName(tx, "service area", normaliseName(name));

async function refuseNamesake(tx: Transaction, name: string, exceptId: string | null): Promise<void> {
  await lockServiceAreaName(tx, name);
  const namesake = await findServiceAreaByName(tx, name);
  if (namesake && namesake.id !== exceptId)
    throw conflict(
      "name",
      `There is a service area of that name already: "${namesake.name}" (${namesake.id}).`,
    );
}

async function checkCalendarOf(tx: Transaction, { calendarId }: ServiceAreaDetails): Promise<void> {
  if (typeof calendarId === "string") await getRecord(tx, BusinessCalendar, calendarId, "calendarId");
}
