import sql from "sql-template-tag";
import type { Batch } from "../../kernel/Context.js";
import { conditionsOf } from "../../kernel/filters.js";
import type { PageArgs } from "../../kernel/PageArgs.js";
import { listPage, type Order, type Page } from "../../kernel/pages.js";
import type { Reader } from "../../kernel/Reader.js";
import { tableOf } from "../../kernel/tables.js";
import type { Severity } from "../catalog/Severity.js";
import { Drill } from "./Drill.js";
import { EscalationPath } from "./EscalationPath.js";
import type { DrillFilter } from "./escalationInputs.js";

/** The path of a service area and severity, or null. */
export async function findPath(
  reader: Reader,
  serviceAreaId: string,
  severity: Severity,
): Promise<EscalationPath | null> {
  const table = tableOf(reader.dataSource, EscalationPath);
  const [path] = await reader.rows<EscalationPath>(sql`
    SELECT ${table.columns} FROM escalation_path t
    WHERE t.service_area_id = ${serviceAreaId}::uuid AND t.severity = ${severity} AND ${table.visibleTo(reader.actor)}`);
  return path ?? null;
}

const STANDS = sql`NOT EXISTS (SELECT 1 FROM drill_void v WHERE v.drill_id = t.id)`;
const latestFirst: Order = { name: "HELD_AT", value: sql`t.held_at`, type: "timestamptz", direction: "DESC" };

/** A page of drills, the latest first. Errors as for listPage and conditionsOf. */
export function listDrills(
  reader: Reader,
  page: PageArgs,
  filter: DrillFilter | null | undefined,
): Promise<Page<Drill>> {
  const { includeVoided, ...rest } = filter ?? {};
  const where = conditionsOf<Omit<DrillFilter, "includeVoided">>(rest, {
    serviceAreaId: sql`t.service_area_id`,
    severity: sql`t.severity`,
    kind: sql`t.kind`,
    heldAt: sql`t.held_at`,
  });
  return listPage(reader, Drill, page, {
    where: includeVoided === true ? where : [STANDS, ...where],
    order: latestFirst,
  });
}

/** The latest drill of each path that still stands, by service area and severity. */
export const latestDrillOf: Batch<{ serviceAreaId: string; severity: Severity }, Drill | null> = async (
  reader,
  keys,
) => {
  const table = tableOf(reader.dataSource, Drill);
  const rows = await reader.rows<Drill>(sql`
    SELECT DISTINCT ON (t.service_area_id, t.severity) ${table.columns} FROM drill t
    WHERE t.service_area_id = ANY(${keys.map((key) => key.serviceAreaId)}::uuid[]) AND ${STANDS}
      AND ${table.visibleTo(reader.actor)}
    ORDER BY t.service_area_id, t.severity, t.held_at DESC, t.id DESC`);
  const found = new Map(rows.map((row) => [`${row.serviceAreaId} ${row.severity}`, row]));
  return keys.map(({ serviceAreaId, severity }) => found.get(`${serviceAreaId} ${severity}`) ?? null);
};
