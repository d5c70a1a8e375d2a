import sql from "sql-template-tag";
import { conditionsOf } from "../../kernel/filters.js";
import type { PageArgs } from "../../kernel/PageArgs.js";
import { listPage, type Page } from "../../kernel/pages.js";
import type { Reader } from "../../kernel/Reader.js";
import { tableOf } from "../../kernel/tables.js";
import { normaliseName } from "../../kernel/textRules.js";
import { Criticality } from "./Criticality.js";
import { ServiceArea } from "./ServiceArea.js";
import { Skill } from "./Skill.js";
import type { SkillFilter } from "./skillInputs.js";

const LEAST_FIRST = Object.values(Criticality);

/** All service areas, the most critical first, then by name. */
export function listServiceAreas(reader: Reader): Promise<ServiceArea[]> {
  const table = tableOf(reader.dataSource, ServiceArea);
  return reader.rows<ServiceArea>(sql`
    SELECT ${table.columns} FROM ${table.name} t WHERE ${table.visibleTo(reader.actor)}
    ORDER BY array_position(${LEAST_FIRST}::text[], t.criticality) DESC, t.normalised_name`);
}

/** The service area of this name, whatever its case and punctuation, or null. */
export async function findServiceAreaByName(reader: Reader, name: string): Promise<ServiceArea | null> {
  const table = tableOf(reader.dataSource, ServiceArea);
  const [area] = await reader.rows<ServiceArea>(
    sql`SELECT ${table.columns} FROM ${table.name} t WHERE t.normalised_name = ${normaliseName(name)}`,
  );
  return area ?? null;
}

/** A page of the skills, by name. Errors as for listPage and conditionsOf. */
export function listSkills(
  reader: Reader,
  page: PageArgs,
  filter: SkillFilter | null | undefined,
): Promise<Page<Skill>> {
  return listPage(reader, Skill, page, {
    where: conditionsOf(filter, { name: sql`t.name`, group: sql`t."group"` }),
    order: { name: "NAME", value: sql`t.normalised_name`, type: "text", direction: "ASC" },
  });
}

/** The skill of this name, whatever its case and punctuation, or null. */
export async function findSkillByName(reader: Reader, name: string): Promise<Skill | null> {
  const table = tableOf(reader.dataSource, Skill);
  const [skill] = await reader.rows<Skill>(
    sql`SELECT ${table.columns} FROM ${table.name} t WHERE t.normalised_name = ${normaliseName(name)}`,
  );
  return skill ?? null;
}
