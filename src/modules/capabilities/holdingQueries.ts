import sql, { type Sql } from "sql-template-tag";
import type { Day } from "../../kernel/dayRules.js";
import { conditionsOf } from "../../kernel/filters.js";
import type { PageArgs } from "../../kernel/PageArgs.js";
import { listPage, type Page } from "../../kernel/pages.js";
import type { Reader } from "../../kernel/Reader.js";
import { tableOf } from "../../kernel/tables.js";
import { todayOf } from "../organisation/settingsQueries.js";
import type { SkillHoldingFilter } from "./capabilityInputs.js";
import { SkillHolding } from "./SkillHolding.js";

/** Skills that are there on a day, as a condition on `t`. */
export const heldOn = (day: Day): Sql => sql`
  t.since <= ${day}::date
  AND NOT EXISTS (SELECT 1 FROM skill_holding_end e WHERE e.holding_id = t.id AND e.ends_on <= ${day}::date)`;

interface HoldingKey {
  readonly holderId: string;
  readonly skillId: string;
}

/** What the holder has of this skill and has not ended by today, the latest where there are several; or null. */
export async function findOpenHolding(
  reader: Reader,
  { holderId, skillId }: HoldingKey,
): Promise<SkillHolding | null> {
  const table = tableOf(reader.dataSource, SkillHolding);
  const [holding] = await reader.rows<SkillHolding>(sql`
    SELECT ${table.columns} FROM ${table.name} t
    WHERE t.holder_id = ${holderId}::uuid AND t.skill_id = ${skillId}::uuid AND ${heldOn(await todayOf(reader))}
    ORDER BY t.since DESC, t.id LIMIT 1`);
  return holding ?? null;
}

/** A page of the skills that single people have, the latest recorded first. Errors as for listPage and conditionsOf. */
export async function listHoldings(
  reader: Reader,
  page: PageArgs,
  filter: SkillHoldingFilter | null | undefined,
): Promise<Page<SkillHolding>> {
  const { includeEnded, ...rest } = filter ?? {};
  const where = conditionsOf<Omit<SkillHoldingFilter, "includeEnded">>(rest, {
    skillId: sql`t.skill_id`,
    holderId: sql`t.holder_id`,
    level: sql`t.level`,
  });
  return listPage(reader, SkillHolding, page, {
    where: includeEnded === true ? where : [heldOn(await todayOf(reader)), ...where],
    order: { name: "CREATED_AT", value: sql`t.created_at`, type: "timestamptz", direction: "DESC" },
  });
}
