import sql from "sql-template-tag";
import type { Batch } from "../../kernel/Context.js";
import type { Day } from "../../kernel/dayRules.js";
import { conditionsOf } from "../../kernel/filters.js";
import { groupBy } from "../../kernel/groupBy.js";
import type { PageArgs } from "../../kernel/PageArgs.js";
import { listPage, type Page } from "../../kernel/pages.js";
import type { Reader } from "../../kernel/Reader.js";
import { tableOf } from "../../kernel/tables.js";
import { SKILL_LEVELS, type SkillLevel } from "../catalog/SkillLevel.js";
import { todayOf } from "../organisation/settingsQueries.js";
import { Demand, neededOn } from "./Demand.js";
import type { DemandFilter } from "./demandInputs.js";

interface DemandKey {
  readonly serviceAreaId: string;
  readonly skillId: string;
  readonly level: SkillLevel;
}

/** What the area needs of the skill at this level and has not ended by today, also what begins later; or null. */
export async function findOpenDemand(
  reader: Reader,
  { serviceAreaId, skillId, level }: DemandKey,
): Promise<Demand | null> {
  const table = tableOf(reader.dataSource, Demand);
  const [demand] = await reader.rows<Demand>(sql`
    SELECT ${table.columns} FROM ${table.name} t
    WHERE t.service_area_id = ${serviceAreaId}::uuid AND t.skill_id = ${skillId}::uuid AND t.level = ${level}
      AND NOT EXISTS (SELECT 1 FROM demand_end e WHERE e.demand_id = t.id AND e.ends_on <= ${await todayOf(reader)}::date)
    ORDER BY t.since DESC, t.id LIMIT 1`);
  return demand ?? null;
}

/** A page of what is needed on a day, the latest recorded first. Errors as for listPage and conditionsOf. */
export function listDemands(
  reader: Reader,
  page: PageArgs,
  day: Day,
  filter: DemandFilter | null | undefined,
): Promise<Page<Demand>> {
  const where = conditionsOf(filter, {
    serviceAreaId: sql`t.service_area_id`,
    skillId: sql`t.skill_id`,
    level: sql`t.level`,
  });
  return listPage(reader, Demand, page, {
    where: [neededOn(day), ...where],
    order: { name: "CREATED_AT", value: sql`t.created_at`, type: "timestamptz", direction: "DESC" },
  });
}

/** What many service areas need on a day, by the skill's name and then by level, the least first. */
export const demandsByServiceArea: Batch<
  { readonly serviceAreaId: string; readonly day: Day },
  Demand[]
> = async (reader, keys) => {
  const table = tableOf(reader.dataSource, Demand);
  const found = new Map<string, Demand[]>();
  for (const [day, ofDay] of groupBy(keys, (key) => key.day)) {
    const ids = ofDay.map(({ serviceAreaId }) => serviceAreaId);
    const rows = await reader.rows<Demand>(sql`
      SELECT ${table.columns} FROM ${table.name} t JOIN skill s ON s.id = t.skill_id
      WHERE t.service_area_id = ANY(${ids}::uuid[]) AND ${table.visibleTo(reader.actor)} AND ${neededOn(day)}
      ORDER BY s.normalised_name, array_position(${SKILL_LEVELS}::text[], t.level), t.id`);
    for (const [id, demands] of groupBy(rows, (row) => row.serviceAreaId)) found.set(`${day} ${id}`, demands);
  }
  return keys.map(({ serviceAreaId, day }) => found.get(`${day} ${serviceAreaId}`) ?? []);
};
