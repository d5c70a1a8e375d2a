import sql from "sql-template-tag";
import type { Day } from "../../kernel/dayRules.js";
import { conflict } from "../../kernel/DomainError.js";
import { addReferences, type ExternalReferenceInput } from "../../kernel/ExternalReference.js";
import { matchRecord } from "../../kernel/matchRecord.js";
import { amountOf, type MoneyValue } from "../../kernel/moneyRules.js";
import { getRecord, insertRecord, updateRecord } from "../../kernel/records.js";
import type { Transaction } from "../../kernel/Transaction.js";
import { Skill } from "../catalog/Skill.js";
import type { SkillLevel } from "../catalog/SkillLevel.js";
import { todayOf } from "../organisation/settingsQueries.js";
import { Person } from "../people/Person.js";
import { ensureHolder, type HolderKey } from "./holderService.js";
import {
  checkEnd,
  checkHolding,
  checkVerification,
  type EndDetails,
  type HoldingDetails,
  type VerificationDetails,
} from "./holdingRules.js";
import { findOpenHolding } from "./holdingQueries.js";
import { SkillHolding } from "./SkillHolding.js";
import { SkillHoldingEnd, endByHolding } from "./SkillHoldingEnd.js";
import { SkillVerification } from "./SkillVerification.js";

interface CapabilityUpsert extends HoldingDetails, HolderKey {
  readonly id?: string | undefined;
  readonly expectedVersion?: number | undefined;
  readonly skillId: string;
  readonly level: SkillLevel;
  readonly externalReferences?: readonly ExternalReferenceInput[] | undefined;
}

/**
 * Says that somebody has a skill, or changes what is said: of the holding of this id or reference, or else of the one that
 * this holder has of this skill and that has not ended.
 * @throws DomainError INVALID for a wrong field, NOT_FOUND at "skillId" or "holderId", and as for matchRecord.
 */
export async function upsertCapability(tx: Transaction, input: CapabilityUpsert): Promise<SkillHolding> {
  checkHolding(input, await todayOf(tx));
  const { id, expectedVersion, externalReferences = [] } = input;
  const skill = await getRecord(tx, Skill, input.skillId, "skillId");
  const holder = await ensureHolder(tx, input);
  // Whoever else says something of this holder waits: so two who add the same skill do not both find nothing.
  await tx.rows(sql`SELECT 1 FROM skill_holder WHERE id = ${holder.id}::uuid FOR NO KEY UPDATE`);
  const keys = { holderId: holder.id, skillId: skill.id };
  const known = await matchRecord(tx, SkillHolding, input, () => findOpenHolding(tx, keys));
  if (!known) {
    const holding = await insertRecord(tx, SkillHolding, {
      id,
      ...keys,
      ...newDetails(input, await todayOf(tx)),
    });
    await addReferences(tx, "SkillHolding", holding.id, externalReferences);
    return holding;
  }
  if (known.holderId !== holder.id || known.skillId !== skill.id)
    throw conflict(
      "id",
      "This is another holder's skill, or another skill: end it, and add the new one.",
      known,
    );
  await addReferences(tx, "SkillHolding", known.id, externalReferences);
  return updateRecord(tx, SkillHolding, known.id, expectedVersion ?? known.version, changed(input));
}

type Said = Pick<CapabilityUpsert, "level"> & HoldingDetails;

const newDetails = (
  { level, onCall = false, since, lastUsedOn = null, yearlyCost = null }: Said,
  today: Day,
) => ({ level, onCall, since: since ?? today, lastUsedOn, ...costColumns(yearlyCost) });

const changed = ({ level, onCall, since, lastUsedOn, yearlyCost }: Said) => ({
  level,
  onCall,
  since,
  lastUsedOn,
  ...(yearlyCost !== undefined && costColumns(yearlyCost)),
});

const costColumns = (cost: MoneyValue | null) => ({
  yearlyCostAmount: amountOf(cost),
  yearlyCostCurrency: cost?.currency ?? null,
});

interface CapabilityCheck extends VerificationDetails {
  readonly id: string;
  readonly expectedVersion: number;
  readonly level?: SkillLevel | undefined;
  readonly verifierId?: string | null | undefined;
}

/**
 * Records that somebody made sure of a skill. The level that was found is the holding's from then on.
 * @throws DomainError NOT_FOUND, INVALID for a wrong field, CONFLICT for a stale version or a skill that has ended.
 */
export async function verifyCapability(tx: Transaction, input: CapabilityCheck): Promise<SkillHolding> {
  const { id, expectedVersion, verifiedOn, verifierId = null, note = null } = input;
  const held = await getRecord(tx, SkillHolding, id);
  checkVerification(input, held.since, await todayOf(tx));
  if (verifierId !== null) await getRecord(tx, Person, verifierId, "verifierId");
  const end = await endOf(tx, id);
  if (end && end.endsOn <= verifiedOn)
    throw conflict("verifiedOn", `The skill counts no longer since ${end.endsOn}.`, held);
  const { level = held.level } = input;
  const holding = await updateRecord(tx, SkillHolding, id, expectedVersion, { level });
  await insertRecord(tx, SkillVerification, {
    holdingId: id,
    verifiedOn,
    level,
    verifierId,
    note: note === null ? null : note.trim(),
    ...by(tx),
  });
  return holding;
}

interface CapabilityEnding extends EndDetails {
  readonly id: string;
  readonly expectedVersion: number;
}

/**
 * Records that somebody has a skill no longer, or will not from a day on.
 * @throws DomainError NOT_FOUND, INVALID for a wrong field, CONFLICT for a stale version or where it has an end already.
 */
export async function endCapability(tx: Transaction, input: CapabilityEnding): Promise<SkillHolding> {
  const { id, expectedVersion, endsOn, reason } = input;
  const held = await getRecord(tx, SkillHolding, id);
  checkEnd(input, held.since);
  const holding = await updateRecord(tx, SkillHolding, id, expectedVersion, {});
  const end = await endOf(tx, id);
  if (end) throw conflict("id", `This has an end already, on ${end.endsOn}.`, holding);
  await insertRecord(tx, SkillHoldingEnd, { holdingId: id, endsOn, reason: reason.trim(), ...by(tx) });
  return holding;
}

async function endOf(tx: Transaction, id: string): Promise<SkillHoldingEnd | null> {
  const [end] = await endByHolding(tx, [id]);
  return end instanceof Error ? null : (end ?? null);
}

const by = ({ actor: { id: actorId, name: actorName } }: Transaction) => ({ actorId, actorName });
