import sql, { raw, type Sql } from "sql-template-tag";

// The one definition of each statistic. Sums are made in `numeric`, which is exact, and divisions are cut at a fixed number
// of places: the same rows give the same bits, whatever their order and whenever they are summed.

const PLACES = raw("30");

/** numerator / denominator to 30 places. */
const quotient = (numerator: Sql, denominator: Sql): Sql =>
  sql`round((${numerator})::numeric(200, ${PLACES}) / (${denominator}), ${PLACES})`;

/** A person never weighs more than three rows a quarter, however often they write. */
const HUMAN_CAP = sql`3`;

/** What is believed of all that a partner brings itself: a quarter of what others say. */
const RELIABILITY = sql`CASE WHEN source_kind IN ('PARTNER_NOMINATED', 'SELF_REPORTED') THEN 0.25 ELSE 1 END`;

/** What a sum over a cell's rows counts: for a person ρ/(1 + n/cap) of it, which is ρ·cap/(cap + n). */
const counted = (sum: Sql): Sql =>
  sql`CASE source_kind WHEN 'AUTOMATED' THEN ${sum}
      ELSE ${quotient(sql`${RELIABILITY} * ${HUMAN_CAP} * ${sum}`, sql`${HUMAN_CAP} + n`)} END`;

/** The cells of some rows of evidence: partner_id, dimension, quarter, source, source_kind, n, sx, sxx. */
export const cellsOf = (rows: Sql): Sql => sql`
  SELECT partner_id, dimension, quarter, source, min(source_kind) AS source_kind,
    sum(weight) AS n, sum(weight * value) AS sx, sum(weight * value * value) AS sxx
  FROM (${rows}) AS evidence WHERE voided_at IS NULL AND dimension IS NOT NULL
  GROUP BY partner_id, dimension, quarter, source`;

/** The statistics of some cells: partner_id, dimension, quarter, g = Σ g_s, gx = Σ g_s·(sx/n). */
export const statisticsOf = (cells: Sql): Sql => sql`
  SELECT partner_id, dimension, quarter,
    sum(${counted(sql`n`)})::double precision AS g, sum(${counted(sql`sx`)})::double precision AS gx
  FROM (${cells}) AS cell GROUP BY partner_id, dimension, quarter`;

/** The crisis statistics of some rows of evidence: partner_id, quarter, w, wx, ww. */
export const crisesOf = (rows: Sql): Sql => sql`
  SELECT partner_id, quarter, sum(weight)::double precision AS w,
    sum(weight * value)::double precision AS wx, sum(weight * weight)::double precision AS ww
  FROM (${rows}) AS evidence WHERE voided_at IS NULL AND crisis_kind IS NOT NULL
  GROUP BY partner_id, quarter`;

/** How much the rows of some cells differ within them, by dimension: dof = Σ(n − 1), ssw = Σ(sxx − sx²/n). */
export const withinOf = (cells: Sql): Sql => sql`
  SELECT dimension, sum(n - 1)::double precision AS dof,
    sum(sxx - ${quotient(sql`sx * sx`, sql`n`)})::double precision AS ssw
  FROM (${cells}) AS cell GROUP BY dimension`;
