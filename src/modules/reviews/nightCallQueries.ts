import sql from "sql-template-tag";
import type { Batch, Context } from "../../kernel/Context.js";
import { addMonths, type Day } from "../../kernel/dayRules.js";
import { groupBy } from "../../kernel/groupBy.js";
import { tableOf } from "../../kernel/tables.js";
import { dayAsked } from "../organisation/settingsQueries.js";
import type { NightCallTally } from "./NightCallTally.js";
import { Review, STANDS } from "./Review.js";

/** Judgements older than so many months say little about who would answer tonight. */
const MONTHS_COUNTED = 24;

/**
 * Who would call a partner at night, by service area: of each reviewer the latest word that stands, of the two years up to
 * a day, today where none is named. @throws DomainError INVALID at "asOf".
 */
export async function nightCallsOf(
  ctx: Context,
  partnerId: string,
  asOf: Day | null | undefined,
): Promise<NightCallTally[]> {
  return ctx.load(tallyByPartner, { partnerId, day: await dayAsked(ctx, asOf) });
}

interface Asked {
  readonly partnerId: string;
  readonly day: Day;
}

const tallyByPartner: Batch<Asked, NightCallTally[]> = async (reader, keys) => {
  const { visibleTo } = tableOf(reader.dataSource, Review);
  const rows = await reader.rows<NightCallTally & Asked>(sql`
    SELECT v.partner_id AS "partnerId", v.day, v.service_area_id AS "serviceAreaId",
      count(*) FILTER (WHERE v.would_call)::int AS yes, count(*) FILTER (WHERE NOT v.would_call)::int AS no,
      max(v.reviewed_on) AS "latestOn"
    FROM (
      SELECT DISTINCT ON (k.day, t.partner_id, n.service_area_id, t.reviewer_id)
        k.day, t.partner_id, n.service_area_id, n.would_call, t.reviewed_on
      FROM unnest(${keys.map(({ partnerId }) => partnerId)}::uuid[], ${keys.map(({ day }) => day)}::date[],
          ${keys.map(({ day }) => addMonths(day, -MONTHS_COUNTED))}::date[]) AS k(partner_id, day, since)
        JOIN review t ON t.partner_id = k.partner_id AND t.reviewed_on > k.since AND t.reviewed_on <= k.day
        JOIN night_call n ON n.review_id = t.id
      WHERE ${STANDS} AND ${visibleTo(reader.actor)}
      ORDER BY k.day, t.partner_id, n.service_area_id, t.reviewer_id, t.reviewed_on DESC, t.created_at DESC, t.id DESC
    ) v JOIN service_area a ON a.id = v.service_area_id
    GROUP BY v.partner_id, v.day, v.service_area_id, a.normalised_name ORDER BY a.normalised_name`);
  const found = groupBy(rows, ({ partnerId, day }) => `${partnerId} ${day}`);
  return keys.map(({ partnerId, day }) => found.get(`${partnerId} ${day}`) ?? []);
};
