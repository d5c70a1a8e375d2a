import fc from "fast-check";
import { CRISIS_WEIGHTS } from "../../src/modules/evidence/evidenceRules.js";
import type { Calibration } from "../../src/scoring/calibration.js";
import { DIMENSIONS, perDimension, type Dimension } from "../../src/scoring/dimensions.js";
import { sum } from "../../src/scoring/numbers.js";
import type { ScoreInput } from "../../src/scoring/scorePartner.js";
import { unitsOf, type EvidenceRow, type SourceKind } from "../../src/scoring/sources.js";
import type { CrisisEvent, CrisisStatistic, DimensionStatistic } from "../../src/scoring/statistics.js";

/** One row of routine evidence. */
export interface RoutineRow extends EvidenceRow {
  readonly dimension: Dimension;
  readonly quarter: number;
}

/** A partner as its rows of evidence, from which the statistics are made. */
export interface Partner {
  readonly rows: readonly RoutineRow[];
  readonly crises: readonly CrisisEvent[];
  readonly asOf: number;
}

/** The last quarter in which random partners have evidence. */
export const LAST_QUARTER = 12;

const between = (min: number, max: number): fc.Arbitrary<number> => fc.double({ min, max, noNaN: true });
const quarter = fc.integer({ min: 0, max: LAST_QUARTER });

/** A share from 0 to 1, often one that a star or a promise gives. */
export const share = fc.oneof(fc.constantFrom(0, 0.25, 0.5, 0.75, 1), between(0, 1));

const SOURCE_KINDS: readonly SourceKind[] = [
  "AUTOMATED",
  "INTERNAL",
  "VERIFIED_CLIENT",
  "PARTNER_NOMINATED",
  "SELF_REPORTED",
];

/** A row without an id, from one of a few sources; all that a partner brings itself is one source. */
export const routineRow: fc.Arbitrary<Omit<RoutineRow, "id">> = fc
  .record({
    dimension: fc.constantFrom(...DIMENSIONS),
    quarter,
    sourceKind: fc.constantFrom(...SOURCE_KINDS),
    who: fc.constantFrom("a", "b", "c"),
    value: share,
  })
  .map(({ who, ...row }) => ({ ...row, weight: 1, source: sourceOf(row.sourceKind, who) }));

const sourceOf = (kind: SourceKind, who: string): string =>
  kind === "PARTNER_NOMINATED" || kind === "SELF_REPORTED" ? "outside" : `${kind} ${who}`;

const INSTANTS_A_QUARTER = 10;

/** A crisis or rehearsal at a whole instant; it has failed only where it came to nothing. */
export const crisis: fc.Arbitrary<CrisisEvent> = fc
  .record({
    quarter,
    instant: fc.nat(INSTANTS_A_QUARTER - 1),
    kind: fc.constantFrom("SEV1", "SEV2", "LIVE_DRILL", "TABLETOP"),
    x: share,
    failure: fc.constantFrom("NO_SHOW", "ABANDONED", null),
  })
  .map(({ instant, x, failure, ...event }) => ({
    ...event,
    at: event.quarter * INSTANTS_A_QUARTER + instant,
    x,
    failure: x === 0 ? failure : null,
  }));

/** Known and unknown partners, with and without silence, and with evidence that lies after the quarter scored. */
export const partner: fc.Arbitrary<Partner> = fc.record({
  rows: fc
    .array(routineRow, { maxLength: 60 })
    .map((rows) => rows.map((row, at) => ({ ...row, id: `row ${at}` }))),
  crises: fc.uniqueArray(crisis, { maxLength: 6, selector: ({ at }) => at }),
  asOf: fc.integer({ min: LAST_QUARTER - 4, max: LAST_QUARTER + 8 }),
});

/** Any calibration within the limits that the method holds its numbers at. */
export const calibration: fc.Arbitrary<Calibration> = fc.record({
  dimensions: fc.record(
    perDimension(() =>
      fc.record({
        mean: between(0.02, 0.998),
        strength: between(0.5, 40),
        dispersion: between(0.01, 1),
        drift: between(0, 0.1),
      }),
    ),
  ),
  crisis: fc.record({
    mean: between(0.1, 0.95),
    slope: between(0, 1.5),
    meanQuality: between(0.02, 0.998),
    strength: between(2, 16),
  }),
  widening: between(1, 2.5),
});

/** What the engine is given of a partner. */
export function inputOf({ rows, crises, asOf }: Partner): ScoreInput {
  return {
    asOf,
    dimensions: perDimension((each) => routineStatistics(rows.filter(({ dimension }) => dimension === each))),
    crisis: crisisStatistics(crises),
    crisisEvents: crises,
    previousGrade: null,
  };
}

/** A crisis as the row of evidence that explains it. */
export const evidenceOf = ({ at, kind, x }: CrisisEvent): EvidenceRow => ({
  id: `crisis ${at}`,
  source: "crisis log",
  sourceKind: "INTERNAL",
  value: x,
  weight: CRISIS_WEIGHTS[kind],
});

function routineStatistics(rows: readonly RoutineRow[]): DimensionStatistic[] {
  return grouped(rows, (row) => row.quarter).map(([each, ofQuarter]) => {
    const cells = grouped(ofQuarter, ({ source }) => source).map(([, cell]) => {
      const n = sum(cell.map(({ weight }) => weight));
      const mean = sum(cell.map(({ weight, value }) => weight * value)) / n;
      return { units: unitsOf(cell[0]!.sourceKind, n), mean };
    });
    return {
      quarter: each,
      g: sum(cells.map(({ units }) => units)),
      gx: sum(cells.map(({ units, mean }) => units * mean)),
    };
  });
}

function crisisStatistics(crises: readonly CrisisEvent[]): CrisisStatistic[] {
  return grouped(crises, (each) => each.quarter).map(([each, events]) => {
    const rows = events.map(evidenceOf);
    return {
      quarter: each,
      w: sum(rows.map(({ weight }) => weight)),
      wx: sum(rows.map(({ weight, value }) => weight * value)),
      ww: sum(rows.map(({ weight }) => weight ** 2)),
    };
  });
}

function grouped<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key): [Key, Item[]][] {
  const groups = new Map<Key, Item[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return [...groups];
}
