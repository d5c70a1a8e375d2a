import { complete, importRecord, type ImportDraft, type Imported } from "../../kernel/importRecord.js";
import type { Transaction } from "../../kernel/Transaction.js";
import { findSkillByName } from "./catalogQueries.js";
import { checkSkill, type SkillDetails } from "./catalogRules.js";
import { Skill } from "./Skill.js";
import { createSkill, updateSkill } from "./skillService.js";

/** What a row of an import says about a skill. */
export interface SkillDraft extends SkillDetails, ImportDraft {}

/**
 * Adds or changes the skill that an imported row speaks of: the one of its reference, else of its name.
 * @throws DomainError INVALID for a wrong field, or a new skill without a name; CONFLICT.
 */
export async function importSkill(tx: Transaction, draft: SkillDraft): Promise<Imported> {
  const { externalReference, observedOn, ...details } = draft;
  const { name, ...said } = details;
  checkSkill(details);
  const origin = { observedOn, externalReferences: externalReference && [externalReference] };
  return importRecord(tx, Skill, draft, {
    key: { name: name?.trim() },
    said,
    findByKey: async () => (name === undefined ? null : findSkillByName(tx, name)),
    create: () => createSkill(tx, { ...complete(details, ["name"]), ...origin }),
    update: ({ id, version }, changes) =>
      updateSkill(tx, { ...changes, ...origin, id, expectedVersion: version }),
  });
}
