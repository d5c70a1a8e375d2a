import sql, { empty, type Sql } from "sql-template-tag";
import { groupBy } from "../../kernel/groupBy.js";
import { lastDayOf, type Quarter } from "../../kernel/Quarter.js";
import type { Reader } from "../../kernel/Reader.js";
import { tableOf, type RecordClass } from "../../kernel/tables.js";
import { shiftOf } from "../organisation/settingsQueries.js";
import { CrisisStatistic } from "./CrisisStatistic.js";
import { Dimension } from "./Dimension.js";
import { DimensionStatistic } from "./DimensionStatistic.js";
import { Evidence, type CrisisFailure, type CrisisKind, type SourceKind } from "./Evidence.js";
import { EvidenceCell } from "./EvidenceCell.js";
import { cellsOf, crisesOf, statisticsOf, withinOf } from "./statisticsSql.js";

/** A value for each dimension. */
export type PerDimension<Value> = { readonly [Each in Dimension]: Value };

/** All that scoring needs to know of one partner, each list by quarter, oldest first. */
export interface PartnerStatistics {
  readonly dimensions: PerDimension<{ readonly quarter: Quarter; readonly g: number; readonly gx: number }[]>;
  readonly crisis: {
    readonly quarter: Quarter;
    readonly w: number;
    readonly wx: number;
    readonly ww: number;
  }[];
}

/** Which partners: those listed, or null for all. Whoever may see only some partners gets no more than those. */
type PartnerIds = readonly string[] | null;

const perDimension = <Value>(make: (dimension: Dimension) => Value): PerDimension<Value> =>
  Object.fromEntries(Object.values(Dimension).map((each) => [each, make(each)])) as PerDimension<Value>;

/** The rows of `t` that belong to these partners and that the actor may see. */
function ofPartners(reader: Reader, record: RecordClass<object>, partnerIds: PartnerIds): Sql {
  const visible = tableOf(reader.dataSource, record).visibleTo(reader.actor);
  return partnerIds === null ? visible : sql`${visible} AND t.partner_id = ANY(${partnerIds}::uuid[])`;
}

/** The statistics up to a quarter; of the last one, where a day cuts it short, only what happened up to the day. */
function asOf<Table extends object>(
  reader: Reader,
  { record, columns, fromRows }: { record: RecordClass<Table>; columns: Sql; fromRows: (rows: Sql) => Sql },
  partnerIds: PartnerIds,
  quarter: Quarter,
  day: string | undefined,
  shift: number,
): Sql {
  const { name } = tableOf(reader.dataSource, record);
  const partial = day !== undefined && day < lastDayOf(quarter, shift);
  const stored = sql`
    SELECT ${columns} FROM ${name} t
    WHERE t.quarter <= ${partial ? quarter - 1 : quarter}::int AND ${ofPartners(reader, record, partnerIds)}`;
  if (!partial) return sql`${stored} ORDER BY partner_id, quarter`;
  const rows = sql`
    SELECT * FROM evidence t WHERE t.quarter = ${quarter}::int AND t.occurred_on <= ${day}::date
      AND ${ofPartners(reader, Evidence, partnerIds)}`;
  return sql`${stored} UNION ALL SELECT ${columns} FROM (${fromRows(rows)}) AS last ORDER BY partner_id, quarter`;
}

/**
 * The statistics of partners up to a quarter, by partner; one without evidence is left out.
 * @param day "2026-08-15": of the quarter in which it lies, only what happened up to it counts.
 */
export async function statisticsAsOf(
  reader: Reader,
  partnerIds: PartnerIds,
  quarter: Quarter,
  day?: string,
): Promise<Map<string, PartnerStatistics>> {
  const routine = {
    record: DimensionStatistic,
    columns: sql`partner_id, dimension, quarter, g, gx`,
    fromRows: (rows: Sql) => statisticsOf(cellsOf(rows)),
  };
  const crisis = {
    record: CrisisStatistic,
    columns: sql`partner_id, quarter, w, wx, ww`,
    fromRows: crisesOf,
  };
  const shift = await shiftOf(reader);
  type Keyed<Row> = Row & { readonly partner_id: string };
  const dimensionRows = await reader.rows<
    Keyed<PartnerStatistics["dimensions"][Dimension][number]> & { readonly dimension: Dimension }
  >(asOf(reader, routine, partnerIds, quarter, day, shift));
  const crisisRows = await reader.rows<Keyed<PartnerStatistics["crisis"][number]>>(
    asOf(reader, crisis, partnerIds, quarter, day, shift),
  );
  const found = new Map<string, PartnerStatistics>();
  const of = (id: string): PartnerStatistics => {
    const known = found.get(id) ?? { dimensions: perDimension(() => []), crisis: [] };
    found.set(id, known);
    return known;
  };
  for (const { partner_id, dimension, ...row } of dimensionRows)
    of(partner_id).dimensions[dimension].push(row);
  for (const { partner_id, ...row } of crisisRows) of(partner_id).crisis.push(row);
  return found;
}

/** One crisis or rehearsal, as the gate looks at it. */
export interface CrisisEvent {
  /** When it happened, in milliseconds since 1970. */
  readonly at: number;
  readonly quarter: Quarter;
  readonly kind: CrisisKind;
  /** From 0 to 1: whether the partner came and saw it through. */
  readonly x: number;
  readonly failure: CrisisFailure | null;
}

/**
 * The crises of partners up to a quarter, by partner, in the order in which they happened (the row's id breaks ties).
 * @param day As for statisticsAsOf.
 */
export async function crisisEvents(
  reader: Reader,
  partnerIds: PartnerIds,
  quarter: Quarter,
  day?: string,
): Promise<Map<string, CrisisEvent[]>> {
  const upTo = day === undefined ? empty : sql`AND t.occurred_on <= ${day}::date`;
  const rows = await reader.rows<CrisisEvent & { readonly partnerId: string }>(sql`
    SELECT t.partner_id AS "partnerId", (extract(epoch FROM t.occurred_at) * 1000)::double precision AS at,
      t.quarter, t.crisis_kind AS kind, t.value::double precision AS x, t.failure
    FROM evidence t
    WHERE t.crisis_kind IS NOT NULL AND t.voided_at IS NULL AND t.quarter <= ${quarter}::int ${upTo}
      AND ${ofPartners(reader, Evidence, partnerIds)}
    ORDER BY t.partner_id, t.occurred_at, t.id`);
  const events = groupBy(rows, ({ partnerId }) => partnerId);
  return new Map(
    [...events].map(([id, list]) => [id, list.map(({ partnerId: _partnerId, ...event }) => event)]),
  );
}

/** How much evidence differs within its cells: degrees of freedom and sum of squares. */
export interface Within {
  readonly dof: number;
  readonly ssw: number;
}

/** Within sums over all cells up to a quarter, for each dimension; zeros where there are none. */
export async function withinSums(reader: Reader, quarter: Quarter): Promise<PerDimension<Within>> {
  const cells = sql`
    SELECT t.* FROM evidence_cell t
    WHERE t.quarter <= ${quarter}::int AND ${ofPartners(reader, EvidenceCell, null)}`;
  const rows = await reader.rows<Within & { readonly dimension: Dimension }>(withinOf(cells));
  return perDimension((dimension) => {
    const row = rows.find((each) => each.dimension === dimension);
    return { dof: row?.dof ?? 0, ssw: row?.ssw ?? 0 };
  });
}

/** A row of the ledger, as a score is opened down to it. */
export interface EvidenceRow {
  readonly id: string;
  /** Null for a crisis. */
  readonly dimension: Dimension | null;
  readonly crisisKind: CrisisKind | null;
  readonly source: string;
  readonly sourceKind: SourceKind;
  readonly value: number;
  readonly weight: number;
  /** The day on which it happened. */
  readonly occurredOn: string;
}

/**
 * A partner's rows of one quarter by id: those that count now, or those that counted at an instant.
 * @param instant Of the database's clock, as it was read under a lock that keeps writers of evidence out.
 */
export function rowsOfQuarter(
  reader: Reader,
  partnerId: string,
  quarter: Quarter,
  instant?: Date,
): Promise<EvidenceRow[]> {
  const standing =
    instant === undefined
      ? sql`t.voided_at IS NULL`
      : sql`t.recorded_at <= ${instant} AND (t.voided_at IS NULL OR t.voided_at > ${instant})`;
  return reader.rows<EvidenceRow>(sql`
    SELECT t.id, t.dimension, t.crisis_kind AS "crisisKind", t.source, t.source_kind AS "sourceKind",
      t.value::double precision AS value, t.weight::double precision AS weight,
      t.occurred_on AS "occurredOn"
    FROM evidence t
    WHERE t.quarter = ${quarter}::int AND ${standing} AND ${ofPartners(reader, Evidence, [partnerId])}
    ORDER BY t.id`);
}
