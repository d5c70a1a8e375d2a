import sql from "sql-template-tag";
import { conflict } from "../../kernel/DomainError.js";
import { addReferences, type ExternalReferenceInput } from "../../kernel/ExternalReference.js";
import { matchRecord } from "../../kernel/matchRecord.js";
import { getRecord, insertRecord, updateRecord } from "../../kernel/records.js";
import { normaliseName } from "../../kernel/textRules.js";
import type { Transaction } from "../../kernel/Transaction.js";
import { BusinessCalendar } from "../calendars/BusinessCalendar.js";
import { ServiceArea } from "../catalog/ServiceArea.js";
import type { SupportLevel } from "../catalog/SupportLevel.js";
import { todayOf } from "../organisation/settingsQueries.js";
import type { Partner } from "../partners/Partner.js";
import { findPartner } from "../partners/partnerQueries.js";
import { Offering } from "./Offering.js";
import { findOfferingByKey, type OfferingKey } from "./offeringQueries.js";
import { setSkills } from "./offeringParts.js";
import { checkOffering, type OfferingDetails } from "./offeringRules.js";

interface Origin {
  readonly externalReferences?: readonly ExternalReferenceInput[] | undefined;
  /** The date of the snapshot that this comes from. */
  readonly observedOn?: string | undefined;
}

interface NewOffering extends OfferingDetails, Origin, OfferingKey {
  readonly id?: string | undefined;
  readonly partnerId: string;
  readonly serviceAreaId: string;
  readonly name: string;
  readonly supportLevel: SupportLevel;
  readonly statedOn: string;
}

/**
 * Adds an offering. What a merged partner offers is an offering of what it became part of.
 * @throws DomainError INVALID for a wrong field, NOT_FOUND at "partnerId" or "serviceAreaId", CONFLICT where the partner
 * has one of that name in the area, or a reference names another.
 */
export async function createOffering(tx: Transaction, input: NewOffering): Promise<Offering> {
  checkOffering(input, await todayOf(tx));
  const partnerId = await holdPartner(tx, input.partnerId);
  const area = await getRecord(tx, ServiceArea, input.serviceAreaId, "serviceAreaId");
  await refuseNamesake(tx, { partnerId, serviceAreaId: area.id, name: input.name }, null);
  const offering = await insertRecord(tx, Offering, {
    id: input.id,
    partnerId,
    serviceAreaId: area.id,
    name: input.name.trim(),
    normalisedName: normaliseName(input.name),
    description: input.description ?? null,
    supportLevel: input.supportLevel,
    assurance: input.assurance ?? null,
    evidenceUrl: input.evidenceUrl ?? null,
    statedOn: input.statedOn,
    expiresOn: input.expiresOn ?? null,
    calendarId: await knownCalendar(tx, input.calendarId),
    roundTheClock: input.roundTheClock ?? false,
    observedOn: input.observedOn ?? null,
  });
  if (input.skills) await setSkills(tx, offering, input.skills);
  await addReferences(tx, "Offering", offering.id, input.externalReferences ?? []);
  return offering;
}

interface OfferingChange extends OfferingDetails, Origin {
  readonly id: string;
  /** The version that the caller saw. */
  readonly expectedVersion: number;
}

/**
 * Changes what is said about an offering; what is left out stays.
 * @throws DomainError NOT_FOUND, INVALID for a wrong field, CONFLICT for a stale version or a name that is taken.
 */
export async function updateOffering(tx: Transaction, change: OfferingChange): Promise<Offering> {
  const { id, expectedVersion, name, description, supportLevel, assurance, evidenceUrl } = change;
  checkOffering(change, await todayOf(tx));
  const current = await getRecord(tx, Offering, id);
  const partnerId = await holdPartner(tx, change.partnerId ?? current.partnerId);
  const serviceAreaId = change.serviceAreaId ?? current.serviceAreaId;
  await getRecord(tx, ServiceArea, serviceAreaId, "serviceAreaId");
  await refuseNamesake(tx, { partnerId, serviceAreaId, name: name ?? current.name }, id);
  await addReferences(tx, "Offering", id, change.externalReferences ?? []);
  const offering = await updateRecord(tx, Offering, id, expectedVersion, {
    partnerId,
    serviceAreaId,
    name: name?.trim(),
    normalisedName: name === undefined ? undefined : normaliseName(name),
    description,
    supportLevel,
    assurance,
    evidenceUrl,
    statedOn: change.statedOn,
    expiresOn: change.expiresOn,
    calendarId: change.calendarId === undefined ? undefined : await knownCalendar(tx, change.calendarId),
    roundTheClock: change.roundTheClock,
    observedOn: change.observedOn,
  });
  if (change.skills) await setSkills(tx, offering, change.skills);
  return offering;
}

interface OfferingUpsert extends NewOffering {
  readonly expectedVersion?: number | undefined;
}

/**
 * Changes the offering of this id or reference, or else of this partner, service area and name; adds it where there is
 * none. Errors as for createOffering, updateOffering and matchRecord.
 */
export async function upsertOffering(tx: Transaction, input: OfferingUpsert): Promise<Offering> {
  checkOffering(input, await todayOf(tx));
  const { expectedVersion, ...said } = input;
  const details = { ...said, partnerId: await holdPartner(tx, input.partnerId) };
  const offering = await matchRecord(tx, Offering, input, () => findOfferingByKey(tx, details));
  return offering
    ? updateOffering(tx, {
        ...details,
        id: offering.id,
        expectedVersion: expectedVersion ?? offering.version,
      })
    : createOffering(tx, details);
}

async function knownCalendar(tx: Transaction, id: string | null | undefined): Promise<string | null> {
  return typeof id === "string" ? (await getRecord(tx, BusinessCalendar, id, "calendarId")).id : null;
}

/**
 * The id of the partner, or of what it became part of. Until the end of the transaction it cannot be merged away, and
 * whoever else writes one of its offerings waits: so two who add the same do not both find nothing.
 */
async function holdPartner(tx: Transaction, id: string): Promise<string> {
  const partner = await findPartner(tx, id, "partnerId");
  const [held] = await tx.rows<Pick<Partner, "mergedIntoId">>(sql`
    SELECT merged_into_id AS "mergedIntoId" FROM partner WHERE id = ${partner.id}::uuid FOR NO KEY UPDATE`);
  // It may have been merged while we waited for it.
  return typeof held?.mergedIntoId === "string" ? holdPartner(tx, held.mergedIntoId) : partner.id;
}

async function refuseNamesake(tx: Transaction, key: OfferingKey, exceptId: string | null): Promise<void> {
  const namesake = await findOfferingByKey(tx, key);
  if (namesake && namesake.id !== exceptId)
    throw conflict(
      "name",
      `The partner offers something of that name in this service area already: "${namesake.name}" (${namesake.id}).`,
    );
}
