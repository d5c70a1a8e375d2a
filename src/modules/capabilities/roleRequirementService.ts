import { addReferences, type ExternalReferenceInput } from "../../kernel/ExternalReference.js";
import { getRecord, insertRecord, updateRecord } from "../../kernel/records.js";
import { lockName } from "../../kernel/locks.js";
import { matchRecord } from "../../kernel/matchRecord.js";
import type { Transaction } from "../../kernel/Transaction.js";
import { Skill } from "../catalog/Skill.js";
import type { SkillLevel } from "../catalog/SkillLevel.js";
import { RoleRequirement } from "./RoleRequirement.js";
import { findRoleRequirement, type RoleRequirementKey } from "./roleRequirementQueries.js";
import { checkRoleRequirement, normaliseRole, type RoleRequirementDetails } from "./roleRequirementRules.js";

interface Origin {
  readonly externalReferences?: readonly ExternalReferenceInput[] | undefined;
  /** The date of the snapshot that this comes from. */
  readonly observedOn?: string | undefined;
}

interface NewRoleRequirement extends RoleRequirementDetails, RoleRequirementKey, Origin {
  readonly id?: string | undefined;
  readonly role: string;
  readonly grade: string;
  readonly level: SkillLevel;
}

/**
 * Says that a grade of a role needs a skill.
 * @throws DomainError INVALID for a wrong field, NOT_FOUND at "skillId", CONFLICT where it is said already.
 */
export async function createRoleRequirement(
  tx: Transaction,
  input: NewRoleRequirement,
): Promise<RoleRequirement> {
  checkRoleRequirement(input);
  const skill = await getRecord(tx, Skill, input.skillId, "skillId");
  const requirement = await insertRecord(tx, RoleRequirement, {
    id: input.id,
    family: input.family ?? null,
    role: input.role.trim(),
    grade: input.grade.trim(),
    normalisedRole: normaliseRole(input.role, input.grade),
    skillId: skill.id,
    level: input.level,
    observedOn: input.observedOn ?? null,
  });
  await addReferences(tx, "RoleRequirement", requirement.id, input.externalReferences ?? []);
  return requirement;
}

interface RoleRequirementChange extends RoleRequirementDetails, Origin {
  readonly id: string;
  /** The version that the caller saw. */
  readonly expectedVersion: number;
  readonly skillId?: string | undefined;
}

/**
 * Changes what is said of a role's need of a skill; what is left out stays.
 * @throws DomainError NOT_FOUND, INVALID for a wrong field, CONFLICT for a stale version, or where it is said already.
 */
export async function updateRoleRequirement(
  tx: Transaction,
  change: RoleRequirementChange,
): Promise<RoleRequirement> {
  checkRoleRequirement(change);
  const current = await getRecord(tx, RoleRequirement, change.id);
  if (change.skillId !== undefined) await getRecord(tx, Skill, change.skillId, "skillId");
  await addReferences(tx, "RoleRequirement", change.id, change.externalReferences ?? []);
  const { role = current.role, grade = current.grade } = change;
  return updateRecord(tx, RoleRequirement, change.id, change.expectedVersion, {
    family: change.family,
    role: role.trim(),
    grade: grade.trim(),
    normalisedRole: normaliseRole(role, grade),
    skillId: change.skillId,
    level: change.level,
    observedOn: change.observedOn,
  });
}

interface RoleRequirementUpsert extends NewRoleRequirement {
  readonly expectedVersion?: number | undefined;
}

/**
 * Changes the requirement of this id or reference, or else of this role, grade and skill; adds it where there is none.
 * Errors as for createRoleRequirement, updateRoleRequirement and matchRecord.
 */
export async function upsertRoleRequirement(
  tx: Transaction,
  input: RoleRequirementUpsert,
): Promise<RoleRequirement> {
  checkRoleRequirement(input);
  const { expectedVersion, ...details } = input;
  // Two callers that add the same requirement at once must not both find nothing.
  await lockName(tx, "role requirement", normaliseRole(input.role, input.grade));
  const known = await matchRecord(tx, RoleRequirement, input, () => findRoleRequirement(tx, input));
  return known
    ? updateRoleRequirement(tx, {
        ...details,
        id: known.id,
        expectedVersion: expectedVersion ?? known.version,
      })
    : createRoleRequirement(tx, details);
}
