import { conflict } from "../../kernel/DomainError.js";
import { addReferences, type ExternalReferenceInput } from "../../kernel/ExternalReference.js";
import { lockName } from "../../kernel/locks.js";
import { matchRecord } from "../../kernel/matchRecord.js";
import { insertRecord, updateRecord } from "../../kernel/records.js";
import { normaliseName } from "../../kernel/textRules.js";
import type { Transaction } from "../../kernel/Transaction.js";
import { findSkillByName } from "./catalogQueries.js";
import { checkSkill, type SkillDetails } from "./catalogRules.js";
import { Skill } from "./Skill.js";

interface Origin {
  readonly externalReferences?: readonly ExternalReferenceInput[] | undefined;
  /** The date of the snapshot that this comes from. */
  readonly observedOn?: string | undefined;
}

interface NewSkill extends SkillDetails, Origin {
  readonly id?: string | undefined;
  readonly name: string;
}

/** Adds a skill. @throws DomainError INVALID, CONFLICT where a skill of that name or reference is there already. */
export async function createSkill(tx: Transaction, input: NewSkill): Promise<Skill> {
  checkSkill(input);
  await refuseNamesake(tx, input.name, null);
  const skill = await insertRecord(tx, Skill, {
    id: input.id,
    name: input.name.trim(),
    normalisedName: normaliseName(input.name),
    group: input.group ?? null,
    description: input.description ?? null,
    observedOn: input.observedOn ?? null,
  });
  await addReferences(tx, "Skill", skill.id, input.externalReferences ?? []);
  return skill;
}

interface SkillChange extends SkillDetails, Origin {
  readonly id: string;
  /** The version that the caller saw. */
  readonly expectedVersion: number;
}

/** Changes a skill; what is left out stays. @throws DomainError NOT_FOUND, INVALID, CONFLICT for a stale version or a name that is taken. */
export async function updateSkill(tx: Transaction, change: SkillChange): Promise<Skill> {
  const { id, expectedVersion, name, group, description, observedOn } = change;
  checkSkill(change);
  if (name !== undefined) await refuseNamesake(tx, name, id);
  const skill = await updateRecord(tx, Skill, id, expectedVersion, {
    name: name?.trim(),
    normalisedName: name === undefined ? undefined : normaliseName(name),
    group,
    description,
    observedOn,
  });
  await addReferences(tx, "Skill", id, change.externalReferences ?? []);
  return skill;
}

interface SkillUpsert extends NewSkill {
  readonly expectedVersion?: number | undefined;
}

/**
 * Changes the skill of this id, reference or name, or adds it.
 * Errors as for createSkill, updateSkill and matchRecord.
 */
export async function upsertSkill(tx: Transaction, input: SkillUpsert): Promise<Skill> {
  const { expectedVersion, ...details } = input;
  checkSkill(input);
  await lockSkillName(tx, input.name);
  const skill = await matchRecord(tx, Skill, input, () => findSkillByName(tx, input.name));
  return skill
    ? updateSkill(tx, { ...details, id: skill.id, expectedVersion: expectedVersion ?? skill.version })
    : createSkill(tx, details);
}

const lockSkillName = (tx: Transaction, name: string): Promise<void> =>
  lockName(tx, "skill", normaliseName(name));

async function refuseNamesake(tx: Transaction, name: string, exceptId: string | null): Promise<void> {
  await lockSkillName(tx, name);
  const namesake = await findSkillByName(tx, name);
  if (namesake && namesake.id !== exceptId)
    throw conflict("name", `There is a skill of that name already: "${namesake.name}" (${namesake.id}).`);
}
