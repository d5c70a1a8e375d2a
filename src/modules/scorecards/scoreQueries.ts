import sql from "sql-template-tag";
import type { Quarter } from "../../kernel/Quarter.js";
import type { Reader } from "../../kernel/Reader.js";
import { tableOf } from "../../kernel/tables.js";
import { perDimension, type Dimension, type PerDimension } from "../../scoring/dimensions.js";
import { crisisEvents, statisticsAsOf } from "../evidence/evidenceQueries.js";
import { Calibration } from "./Calibration.js";
import type { Grade } from "./Scorecard.js";
import type { ScorecardInputs } from "./scorecardDocuments.js";

/** The calibration that scores of a quarter start from: its own, or the last one before it; null where there is none. */
export async function calibrationFor(reader: Reader, quarter: Quarter): Promise<Calibration | null> {
  const { columns, name } = tableOf(reader.dataSource, Calibration);
  const [calibration] = await reader.rows<Calibration>(sql`
    SELECT ${columns} FROM ${name} t WHERE t.quarter <= ${quarter}::int ORDER BY t.quarter DESC LIMIT 1`);
  return calibration ?? null;
}

/**
 * All that the scores of some partners are made from as of a quarter, by partner; every partner that is asked for is
 * there, whether or not anything is known of it.
 * @param day Inside the quarter: only what happened up to it counts.
 */
export async function gatherInputs(
  reader: Reader,
  partnerIds: readonly string[],
  quarter: Quarter,
  day?: string,
): Promise<Map<string, ScorecardInputs>> {
  const [statistics, events, observations, earlier] = [
    await statisticsAsOf(reader, partnerIds, quarter, day),
    await crisisEvents(reader, partnerIds, quarter, day),
    await observationsOf(reader, partnerIds, quarter, day),
    await earlierScorecards(reader, partnerIds, quarter),
  ];
  return new Map(
    partnerIds.map((id) => {
      const known = statistics.get(id) ?? { dimensions: perDimension(() => []), crisis: [] };
      const last = earlier.get(id);
      return [
        id,
        {
          score: {
            ...known,
            asOf: quarter,
            crisisEvents: events.get(id) ?? [],
            previousGrade: last?.grade ?? null,
          },
          observations: observations.get(id) ?? perDimension(() => 0),
          previous: last?.quarter === quarter - 1 ? last.previous : null,
        },
      ];
    }),
  );
}

/** How many rows of evidence the quarter has, by partner and dimension. */
async function observationsOf(
  reader: Reader,
  partnerIds: readonly string[],
  quarter: Quarter,
  day: string | undefined,
): Promise<Map<string, PerDimension<number>>> {
  const rows = await reader.rows<{ partnerId: string; dimension: Dimension; count: number }>(sql`
    SELECT partner_id AS "partnerId", dimension, count(*)::int AS count FROM evidence
    WHERE quarter = ${quarter}::int AND partner_id = ANY(${partnerIds}::uuid[]) AND dimension IS NOT NULL
      AND voided_at IS NULL AND (${day ?? null}::date IS NULL OR occurred_on <= ${day ?? null}::date)
    GROUP BY partner_id, dimension`);
  const counts = new Map<string, { [Each in Dimension]: number }>();
  for (const { partnerId, dimension, count } of rows) {
    const of = counts.get(partnerId) ?? perDimension(() => 0);
    counts.set(partnerId, { ...of, [dimension]: count });
  }
  return counts;
}

interface Earlier {
  readonly quarter: Quarter;
  readonly grade: Grade | null;
  readonly previous: NonNullable<ScorecardInputs["previous"]>;
}

/** The last scorecard that was sealed for each partner before a quarter, as it stands now. */
async function earlierScorecards(
  reader: Reader,
  partnerIds: readonly string[],
  quarter: Quarter,
): Promise<Map<string, Earlier>> {
  const rows = await reader.rows<
    Pick<Earlier, "quarter" | "grade"> & {
      readonly id: string;
      readonly partnerId: string;
      readonly trust: number;
      readonly lower: number;
      readonly dimensions: readonly { readonly dimension: Dimension; readonly score: number }[];
    }
  >(sql`
    SELECT DISTINCT ON (t.partner_id) t.id, t.partner_id AS "partnerId", t.quarter, t.grade, t.trust, t.lower,
      t.results->'dimensions' AS dimensions
    FROM scorecard t
    WHERE t.partner_id = ANY(${partnerIds}::uuid[]) AND t.quarter < ${quarter}::int
      AND NOT EXISTS (SELECT 1 FROM scorecard later WHERE later.restates_id = t.id)
    ORDER BY t.partner_id, t.quarter DESC`);
  return new Map(
    rows.map(({ id, partnerId, trust, lower, dimensions, ...rest }) => {
      const scores = perDimension(
        (each) => dimensions.find(({ dimension }) => dimension === each)?.score ?? 0,
      );
      return [partnerId, { ...rest, previous: { scorecardId: id, trust, lower, dimensions: scores } }];
    }),
  );
}
