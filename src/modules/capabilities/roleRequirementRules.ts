import { Problems } from "../../kernel/DomainError.js";
import { checkLine, checkName, checkNotNull, normaliseName } from "../../kernel/textRules.js";
import type { SkillLevel } from "../catalog/SkillLevel.js";

/** What may be said of a role's need of a skill; undefined means that nothing is said. */
export interface RoleRequirementDetails {
  readonly family?: string | null | undefined;
  readonly role?: string | undefined;
  readonly grade?: string | undefined;
  readonly level?: SkillLevel | undefined;
}

/** @throws DomainError INVALID with every field that is wrong in itself. */
export function checkRoleRequirement(details: RoleRequirementDetails): void {
  const problems = new Problems();
  checkNotNull(problems, details, ["id", "expectedVersion", "level", "externalReferences"]);
  checkLine(problems, "family", details.family);
  checkName(problems, "role", details.role);
  checkName(problems, "grade", details.grade);
  problems.throwIfAny();
}

/** Role and grade as far as they tell requirements apart: without case and punctuation, a line break between. */
export const normaliseRole = (role: string, grade: string): string =>
  `${normaliseName(role)}\n${normaliseName(grade)}`;
