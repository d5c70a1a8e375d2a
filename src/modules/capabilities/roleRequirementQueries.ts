import sql from "sql-template-tag";
import { conditionsOf } from "../../kernel/filters.js";
import type { PageArgs } from "../../kernel/PageArgs.js";
import { listPage, type Page } from "../../kernel/pages.js";
import type { Reader } from "../../kernel/Reader.js";
import { tableOf } from "../../kernel/tables.js";
import { RoleRequirement } from "./RoleRequirement.js";
import type { RoleRequirementFilter } from "./roleRequirementInputs.js";
import { normaliseRole } from "./roleRequirementRules.js";

/** A page of what roles need, by role and grade. Errors as for listPage and conditionsOf. */
export function listRoleRequirements(
  reader: Reader,
  page: PageArgs,
  filter: RoleRequirementFilter | null | undefined,
): Promise<Page<RoleRequirement>> {
  return listPage(reader, RoleRequirement, page, {
    where: conditionsOf(filter, {
      family: sql`t.family`,
      role: sql`t.role`,
      grade: sql`t.grade`,
      skillId: sql`t.skill_id`,
      level: sql`t.level`,
    }),
    order: { name: "ROLE", value: sql`t.normalised_role`, type: "text", direction: "ASC" },
  });
}

/** What makes a requirement the only one of its kind. */
export interface RoleRequirementKey {
  readonly role: string;
  readonly grade: string;
  readonly skillId: string;
}

/** What this grade of the role needs of the skill, whatever the spelling of both, or null. */
export async function findRoleRequirement(
  reader: Reader,
  { role, grade, skillId }: RoleRequirementKey,
): Promise<RoleRequirement | null> {
  const table = tableOf(reader.dataSource, RoleRequirement);
  const [found] = await reader.rows<RoleRequirement>(sql`
    SELECT ${table.columns} FROM ${table.name} t
    WHERE t.normalised_role = ${normaliseRole(role, grade)} AND t.skill_id = ${skillId}::uuid`);
  return found ?? null;
}
