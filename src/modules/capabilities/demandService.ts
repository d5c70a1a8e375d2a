import sql from "sql-template-tag";
import { conflict } from "../../kernel/DomainError.js";
import { addReferences, type ExternalReferenceInput } from "../../kernel/ExternalReference.js";
import { matchRecord } from "../../kernel/matchRecord.js";
import { getRecord, insertRecord, updateRecord } from "../../kernel/records.js";
import type { Transaction } from "../../kernel/Transaction.js";
import { ServiceArea } from "../catalog/ServiceArea.js";
import { Skill } from "../catalog/Skill.js";
import type { SkillLevel } from "../catalog/SkillLevel.js";
import { todayOf } from "../organisation/settingsQueries.js";
import { Demand } from "./Demand.js";
import { DemandEnd, endByDemand } from "./DemandEnd.js";
import { findOpenDemand } from "./demandQueries.js";
import { checkDemand, type DemandDetails } from "./demandRules.js";
import { checkEnd, type EndDetails } from "./holdingRules.js";

interface DemandUpsert extends DemandDetails {
  readonly id?: string | undefined;
  readonly expectedVersion?: number | undefined;
  readonly serviceAreaId: string;
  readonly skillId: string;
  readonly level: SkillLevel;
  readonly daysAYear: number;
  readonly externalReferences?: readonly ExternalReferenceInput[] | undefined;
}

/**
 * Says that a service area needs a skill at a level, or changes how much: of the demand of this id or reference, or else of
 * the one for this area, skill and level that has not ended.
 * @throws DomainError INVALID for a wrong field, NOT_FOUND at "serviceAreaId" or "skillId", and as for matchRecord.
 */
export async function upsertDemand(tx: Transaction, input: DemandUpsert): Promise<Demand> {
  checkDemand(input);
  const { id, expectedVersion, level, daysAYear, peak, since, externalReferences = [] } = input;
  const area = await getRecord(tx, ServiceArea, input.serviceAreaId, "serviceAreaId");
  const skill = await getRecord(tx, Skill, input.skillId, "skillId");
  // Whoever else says what this area needs waits: so two who add the same do not both find nothing.
  await tx.rows(sql`SELECT 1 FROM service_area WHERE id = ${area.id}::uuid FOR NO KEY UPDATE`);
  const key = { serviceAreaId: area.id, skillId: skill.id, level };
  const known = await matchRecord(tx, Demand, input, () => findOpenDemand(tx, key));
  if (!known) {
    const values = { ...key, daysAYear, peak: peak ?? 1, since: since ?? (await todayOf(tx)) };
    const demand = await insertRecord(tx, Demand, { id, ...values });
    await addReferences(tx, "Demand", demand.id, externalReferences);
    return demand;
  }
  if (known.serviceAreaId !== area.id || known.skillId !== skill.id)
    throw conflict(
      "id",
      "This is the demand of another area or for another skill: end it, and add the new one.",
      known,
    );
  const twin = known.level === level ? null : await findOpenDemand(tx, key);
  if (twin) throw conflict("level", `There is a demand at this level already: ${twin.id}.`, known);
  await addReferences(tx, "Demand", known.id, externalReferences);
  return updateRecord(tx, Demand, known.id, expectedVersion ?? known.version, {
    level,
    daysAYear,
    peak,
    since,
  });
}

interface DemandEnding extends EndDetails {
  readonly id: string;
  readonly expectedVersion: number;
}

/**
 * Records that a skill is needed no longer, or will not be from a day on.
 * @throws DomainError NOT_FOUND, INVALID for a wrong field, CONFLICT for a stale version or where it has an end already.
 */
export async function endDemand(tx: Transaction, input: DemandEnding): Promise<Demand> {
  const { id, expectedVersion, endsOn, reason } = input;
  const { since } = await getRecord(tx, Demand, id);
  checkEnd(input, since);
  const demand = await updateRecord(tx, Demand, id, expectedVersion, {});
  const [end] = await endByDemand(tx, [id]);
  if (end && !(end instanceof Error))
    throw conflict("id", `This has an end already, on ${end.endsOn}.`, demand);
  const { id: actorId, name: actorName } = tx.actor;
  await insertRecord(tx, DemandEnd, { demandId: id, endsOn, reason: reason.trim(), actorId, actorName });
  return demand;
}
