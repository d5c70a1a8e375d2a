import { complete, importRecord, type ImportDraft, type Imported } from "../../kernel/importRecord.js";
import type { Transaction } from "../../kernel/Transaction.js";
import { RoleRequirement } from "./RoleRequirement.js";
import { findRoleRequirement } from "./roleRequirementQueries.js";
import { checkRoleRequirement, type RoleRequirementDetails } from "./roleRequirementRules.js";
import { createRoleRequirement, updateRoleRequirement } from "./roleRequirementService.js";

/** What a row of an import says that a role needs; the skill is found already. */
export interface RoleRequirementDraft extends RoleRequirementDetails, ImportDraft {
  readonly role: string;
  readonly grade: string;
  readonly skillId: string;
}

/**
 * Adds or changes the requirement that an imported row speaks of: the one of its reference, else of its role, grade and
 * skill.
 * @throws DomainError INVALID for a wrong field, or a new requirement without a level; NOT_FOUND; CONFLICT.
 */
export async function importRoleRequirement(tx: Transaction, draft: RoleRequirementDraft): Promise<Imported> {
  const { externalReference, observedOn, ...details } = draft;
  checkRoleRequirement(details);
  const { role, grade, skillId, ...said } = details;
  const origin = { observedOn, externalReferences: externalReference && [externalReference] };
  return importRecord(tx, RoleRequirement, draft, {
    key: { role: role.trim(), grade: grade.trim(), skillId },
    said,
    findByKey: () => findRoleRequirement(tx, { role, grade, skillId }),
    create: () => createRoleRequirement(tx, { ...details, ...complete(details, ["level"]), ...origin }),
    update: ({ id, version }, changes) =>
      updateRoleRequirement(tx, { ...changes, ...origin, id, expectedVersion: version }),
  });
}
