import sql, { empty, type Sql } from "sql-template-tag";
import type { Batch } from "../../kernel/Context.js";
import { decodeCursor } from "../../kernel/cursors.js";
import type { Day } from "../../kernel/dayRules.js";
import { conditionsOf } from "../../kernel/filters.js";
import { groupBy } from "../../kernel/groupBy.js";
import type { Money } from "../../kernel/Money.js";
import type { PageArgs } from "../../kernel/PageArgs.js";
import { sizeOf, toPage, type Order, type Page, type Placed } from "../../kernel/pages.js";
import type { Reader } from "../../kernel/Reader.js";
import { allOf, tableOf } from "../../kernel/tables.js";
import { SKILL_LEVELS, type SkillLevel } from "../catalog/SkillLevel.js";
import type { Capability } from "./Capability.js";
import type { CapabilityFilter } from "./capabilityInputs.js";
import { heldOn } from "./holdingQueries.js";
import { SkillHolding } from "./SkillHolding.js";

const rankOf = (level: Sql): Sql => sql`array_position(${SKILL_LEVELS}::text[], ${level})`;

/**
 * Counts those who have a skill on a day, by skill and level. A check counts where it found the level or a higher one.
 * @param where Conditions on `t`, a holding.
 */
const counted = (reader: Reader, day: Day, where: readonly Sql[]): Sql => {
  const table = tableOf(reader.dataSource, SkillHolding);
  return sql`
    SELECT t.skill_id AS "skillId", t.level, ${day}::date AS "asOf",
      count(DISTINCT t.holder_id)::int AS holders,
      count(DISTINCT t.holder_id) FILTER (WHERE t.on_call)::int AS "onCall",
      count(DISTINCT t.holder_id) FILTER (WHERE v.verified_on IS NOT NULL)::int AS verified,
      max(t.last_used_on) FILTER (WHERE t.last_used_on <= ${day}::date) AS "lastUsedOn",
      max(v.verified_on) AS "lastVerifiedOn"
    FROM skill_holding t LEFT JOIN LATERAL (
      SELECT max(c.verified_on) AS verified_on FROM skill_verification c
      WHERE c.holding_id = t.id AND c.verified_on <= ${day}::date AND ${rankOf(sql`c.level`)} >= ${rankOf(sql`t.level`)}
    ) v ON true
    WHERE ${allOf([table.visibleTo(reader.actor), heldOn(day), ...where])}
    GROUP BY t.skill_id, t.level`;
};

// A skill comes with all its levels, the least first. Bytes are compared, so that no rule of a language ignores the break.
const PLACE = sql`(s.normalised_name || chr(1) || ${rankOf(sql`c.level`)}::text) COLLATE "C"`;
const ORDER: Order = { name: "SKILL", value: PLACE, type: "text", direction: "ASC" };

/**
 * A page of what our people can do on a day, by the skill's name and then by level.
 * @throws DomainError INVALID for a size out of range, a cursor that is not of this list, or a wrong filter.
 */
export async function listCapabilities(
  reader: Reader,
  page: PageArgs,
  day: Day,
  filter: CapabilityFilter | null | undefined,
): Promise<Page<Capability>> {
  const { onCall, ...rest } = filter ?? {};
  const where = conditionsOf<Omit<CapabilityFilter, "onCall">>(rest, {
    skillId: sql`t.skill_id`,
    level: sql`t.level`,
  });
  const all = counted(
    reader,
    day,
    typeof onCall === "boolean" ? [...where, sql`t.on_call = ${onCall}`] : where,
  );
  const following = page.after ? decodeCursor(page.after, ORDER.name) : null;
  const rows = await reader.rows<Placed<Capability>>(sql`
    SELECT c.*, s.id, ${PLACE} AS "placeInOrder" FROM (${all}) c JOIN skill s ON s.id = c."skillId"
    ${following ? sql`WHERE ${PLACE} > ${following.value}::text COLLATE "C"` : empty}
    ORDER BY ${PLACE} LIMIT ${sizeOf(page.first) + 1}::int`);
  return toPage(rows, ORDER, page, async () => {
    const [found] = await reader.rows<{ count: number }>(sql`SELECT count(*)::int AS count FROM (${all}) c`);
    return found?.count ?? 0;
  });
}

/** The counts of many skills on a day, each skill's by level, the least first. */
export const capabilitiesBySkill: Batch<
  { readonly skillId: string; readonly day: Day },
  Capability[]
> = async (reader, keys) => {
  const found = new Map<string, Capability[]>();
  for (const [day, ofDay] of groupBy(keys, (key) => key.day)) {
    const ids = ofDay.map(({ skillId }) => skillId);
    const all = counted(reader, day, [sql`t.skill_id = ANY(${ids}::uuid[])`]);
    const rows = await reader.rows<Capability>(
      sql`SELECT * FROM (${all}) c ORDER BY ${rankOf(sql`c.level`)}`,
    );
    for (const [skillId, levels] of groupBy(rows, (row) => row.skillId))
      found.set(`${day} ${skillId}`, levels);
  }
  return keys.map(({ skillId, day }) => found.get(`${day} ${skillId}`) ?? []);
};

interface CostKey {
  readonly skillId: string;
  readonly level: SkillLevel;
  readonly asOf: Day;
}

/** What it costs a year to hold many skills at their levels on a day: a sum for each currency. */
export const yearlyCostsOf: Batch<CostKey, Money[]> = async (reader, keys) => {
  const table = tableOf(reader.dataSource, SkillHolding);
  const found = new Map<string, Money[]>();
  for (const [day, ofDay] of groupBy(keys, (key) => key.asOf)) {
    const ids = ofDay.map(({ skillId }) => skillId);
    const rows = await reader.rows<Money & Omit<CostKey, "asOf">>(sql`
      SELECT t.skill_id AS "skillId", t.level, t.yearly_cost_currency AS currency, sum(t.yearly_cost_amount) AS amount
      FROM skill_holding t
      WHERE t.skill_id = ANY(${ids}::uuid[]) AND t.yearly_cost_amount IS NOT NULL
        AND ${table.visibleTo(reader.actor)} AND ${heldOn(day)}
      GROUP BY 1, 2, 3 ORDER BY 3`);
    for (const [key, costs] of groupBy(rows, ({ skillId, level }) => `${day} ${skillId} ${level}`))
      found.set(key, costs);
  }
  return keys.map(({ skillId, level, asOf }) => found.get(`${asOf} ${skillId} ${level}`) ?? []);
};
