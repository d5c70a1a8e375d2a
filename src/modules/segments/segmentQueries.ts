import sql, { join } from "sql-template-tag";
import type { Batch, Context } from "../../kernel/Context.js";
import type { Day } from "../../kernel/dayRules.js";
import { groupBy } from "../../kernel/groupBy.js";
import type { PageArgs } from "../../kernel/PageArgs.js";
import type { Page } from "../../kernel/pages.js";
import type { Reader } from "../../kernel/Reader.js";
import { getRecord } from "../../kernel/records.js";
import { allOf, tableOf } from "../../kernel/tables.js";
import { normaliseName } from "../../kernel/textRules.js";
import { dayAsked, todayOf } from "../organisation/settingsQueries.js";
import { Partner } from "../partners/Partner.js";
import type { PartnerOrder } from "../partners/partnerInputs.js";
import { IS_OWN, listPartners, STANDING } from "../partners/partnerQueries.js";
import { Segment } from "./Segment.js";
import { conditionsOfRule } from "./segmentConditions.js";
import type { PartnerFilter } from "./segmentInputs.js";

/** All segments, by name. */
export function listSegments(reader: Reader): Promise<Segment[]> {
  const { columns, name, visibleTo } = tableOf(reader.dataSource, Segment);
  return reader.rows<Segment>(
    sql`SELECT ${columns} FROM ${name} t WHERE ${visibleTo(reader.actor)} ORDER BY t.normalised_name`,
  );
}

/** The segment of this name, whatever its case and punctuation, or null. */
export async function findSegmentByName(reader: Reader, name: string): Promise<Segment | null> {
  const { columns, name: table } = tableOf(reader.dataSource, Segment);
  const [segment] = await reader.rows<Segment>(
    sql`SELECT ${columns} FROM ${table} t WHERE t.normalised_name = ${normaliseName(name)}`,
  );
  return segment ?? null;
}

/** A page of partners that meet a filter. @throws DomainError NOT_FOUND at "filter.segmentId"; as for listPartners. */
export async function partnersThatMeet(
  reader: Reader,
  page: PageArgs,
  filter: PartnerFilter | null | undefined,
  orderBy: PartnerOrder | null | undefined,
): Promise<Page<Partner>> {
  const { segmentId, ...rest } = filter ?? {};
  const segment = segmentId ? await getRecord(reader, Segment, segmentId, "filter.segmentId") : null;
  const more = segment ? conditionsOfRule(segment.rule, await todayOf(reader)) : [];
  return listPartners(reader, page, rest, orderBy, more);
}

/** A page of the partners of a segment on a day, today where none is named. Errors as for dayAsked and listPartners. */
export async function partnersOfSegment(
  reader: Reader,
  { rule }: Segment,
  page: PageArgs,
  orderBy: PartnerOrder | null | undefined,
  asOf: Day | null | undefined,
): Promise<Page<Partner>> {
  return listPartners(reader, page, null, orderBy, conditionsOfRule(rule, await dayAsked(reader, asOf)));
}

/** The segments that a partner is in on a day, today where none is named. @throws DomainError INVALID at "asOf". */
export async function segmentsOf(
  ctx: Context,
  partnerId: string,
  asOf: Day | null | undefined,
): Promise<Segment[]> {
  return ctx.load(segmentsByPartner, { partnerId, day: await dayAsked(ctx, asOf) });
}

interface Asked {
  readonly partnerId: string;
  readonly day: Day;
}

/** All rules are tried on all partners of a day in one statement. */
const segmentsByPartner: Batch<Asked, Segment[]> = async (reader, keys) => {
  const segments = await listSegments(reader);
  const found = new Map<string, Segment[]>();
  if (segments.length > 0)
    for (const [day, asked] of groupBy(keys, (key) => key.day)) {
      const ids = asked.map(({ partnerId }) => partnerId);
      for (const { id, meets } of await trials(reader, segments, ids, day))
        found.set(
          `${id} ${day}`,
          segments.filter((_segment, at) => meets[at]),
        );
    }
  return keys.map(({ partnerId, day }) => found.get(`${partnerId} ${day}`) ?? []);
};

interface Trial {
  readonly id: string;
  /** For each segment, whether the partner meets its rule. */
  readonly meets: readonly (boolean | null)[];
}

function trials(
  reader: Reader,
  segments: readonly Segment[],
  ids: readonly string[],
  day: Day,
): Promise<Trial[]> {
  const { visibleTo } = tableOf(reader.dataSource, Partner);
  const meets = segments.map(({ rule }) => allOf(conditionsOfRule(rule, day)));
  return reader.rows<Trial>(sql`
    SELECT t.id, ARRAY[${join(meets)}] AS meets FROM partner t ${STANDING}
    WHERE t.id = ANY(${ids}::uuid[]) AND ${IS_OWN} AND ${visibleTo(reader.actor)}`);
}
