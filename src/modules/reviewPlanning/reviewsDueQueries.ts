import sql, { type Sql } from "sql-template-tag";
import { addMonths, type Day } from "../../kernel/dayRules.js";
import { conditionsOf } from "../../kernel/filters.js";
import type { PageArgs } from "../../kernel/PageArgs.js";
import { pageOfRows, type Order, type Page, type Rows } from "../../kernel/pages.js";
import type { Reader } from "../../kernel/Reader.js";
import { tableOf } from "../../kernel/tables.js";
import { Criticality } from "../catalog/Criticality.js";
import { entitledPartners } from "../contracts/boundPartners.js";
import { STANDS as WORK_STANDS } from "../engagements/Engagement.js";
import { provenPartners } from "../offerings/offeringPartners.js";
import { dayAsked, settingsOf } from "../organisation/settingsQueries.js";
import { Standing } from "../partners/CurrentStanding.js";
import { Partner } from "../partners/Partner.js";
import { partnerReference } from "../partners/partnerReference.js";
import { PartnerStage, STAGE } from "../partners/PartnerStage.js";
import { findPolicy } from "../policies/policyQueries.js";
import { ReviewPolicy } from "../policies/ReviewPolicy.js";
import { ReviewSource, STANDS as REVIEW_STANDS } from "../reviews/Review.js";
import { ReviewDueReason, type ReviewDue } from "./ReviewDue.js";
import type { ReviewDueFilter } from "./reviewDueInputs.js";

const mostOverdueFirst: Order = { name: "DUE_ON", value: sql`t.due_on`, type: "date", direction: "ASC" };

/**
 * A page of the partners that are to be reviewed on a day, today where none is named: the most overdue first. Three statements
 * whatever their number. Stage and standing are those of now, and so is the policy.
 * @throws DomainError INVALID at "asOf"; as for listPage and conditionsOf.
 */
export async function listReviewsDue(
  reader: Reader,
  page: PageArgs,
  filter: ReviewDueFilter | null | undefined,
  asOf: Day | null | undefined,
): Promise<Page<ReviewDue>> {
  const day = await dayAsked(reader, asOf);
  const { close, ...rest } = filter ?? {};
  const dueByThen = rest.dueOn ? [] : [sql`t.due_on <= ${day}::date`];
  const asClose = typeof close === "boolean" ? [sql`t.close = ${close}::boolean`] : [];
  const conditions = conditionsOf<Omit<ReviewDueFilter, "close">>(rest, {
    partnerId: partnerReference(sql`t.id`),
    dueOn: sql`t.due_on`,
  });
  const [policy, { timeZone }] = await Promise.all([findPolicy(reader, ReviewPolicy), settingsOf(reader)]);
  return pageOfRows(reader, duePartners(reader, day, timeZone, policy), page, {
    where: [...dueByThen, ...asClose, ...conditions],
    order: mostOverdueFirst,
  });
}

/** The active partners that are to be reviewed at some time, as they stand on a day. */
function duePartners(
  reader: Reader,
  day: Day,
  timeZone: string,
  { everyMonths, closeEveryMonths }: ReviewPolicy,
): Rows {
  const dayOf = (instant: Sql): Sql => sql`(${instant} AT TIME ZONE ${timeZone})::date`;
  const isCritical = sql`a.criticality = ${Criticality.CRITICAL}`;
  return {
    columns: sql`t.id, t.reviewer_id AS "reviewerId", t.due_on AS "dueOn", t.last_reviewed_on AS "lastReviewedOn", t.close, t.reason`,
    visibleTo: () => sql`true`,
    name: sql`(
      WITH serving AS MATERIALIZED (${entitledPartners(isCritical, day)} UNION ${provenPartners(isCritical, day)}),
      active AS (
        SELECT p.id, p.known_on, CASE WHEN s.standing = ${Standing.CORE} THEN ${ReviewDueReason.CORE}
          WHEN p.id IN (SELECT partner_id FROM serving) THEN ${ReviewDueReason.CRITICAL_AREA} END AS close_for
        FROM (${activePartners(reader, dayOf)}) p LEFT JOIN current_standing s ON s.partner_id = p.id)
      SELECT p.id, last.reviewer_id, last.reviewed_on AS last_reviewed_on, p.close_for IS NOT NULL AS close,
        coalesce(p.close_for, ${ReviewDueReason.RECENT_WORK}) AS reason,
        (coalesce(last.reviewed_on, work.first_on, p.known_on) + make_interval(months =>
          CASE WHEN p.close_for IS NULL THEN ${everyMonths}::int ELSE ${closeEveryMonths}::int END))::date AS due_on
      FROM active p LEFT JOIN LATERAL (${lastReviewOf(sql`p.id`, day)}) last ON true
        CROSS JOIN LATERAL (${workOf(sql`p.id`, day, addMonths(day, -everyMonths), dayOf)}) work
      WHERE p.close_for IS NOT NULL OR work.recent)`,
  };
}

type DayOf = (instant: Sql) => Sql;

const activePartners = (reader: Reader, dayOf: DayOf): Sql => sql`
  SELECT t.id, ${dayOf(sql`t.created_at`)} AS known_on FROM partner t
  WHERE t.merged_into_id IS NULL AND ${STAGE} = ${PartnerStage.ACTIVE}
    AND ${tableOf(reader.dataSource, Partner).visibleTo(reader.actor)}`;

/** The latest review by one of ours that stands: what a partner says of itself puts no review off. */
const lastReviewOf = (partnerId: Sql, day: Day): Sql => sql`
  SELECT t.reviewed_on, t.reviewer_id FROM review t
  WHERE t.partner_id = ${partnerId} AND t.source = ${ReviewSource.INTERNAL} AND t.reviewed_on <= ${day}::date AND ${REVIEW_STANDS}
  ORDER BY t.reviewed_on DESC, t.id DESC LIMIT 1`;

/** When a partner first worked for us, and whether it has since a day or still does. */
const workOf = (partnerId: Sql, day: Day, since: Day, dayOf: DayOf): Sql => sql`
  SELECT min(${dayOf(sql`t.started_at`)}) AS first_on,
    coalesce(bool_or(t.ended_at IS NULL OR ${dayOf(sql`t.ended_at`)} >= ${since}::date), false) AS recent
  FROM engagement t
  WHERE t.partner_id = ${partnerId} AND ${dayOf(sql`t.started_at`)} <= ${day}::date AND ${WORK_STANDS}`;
