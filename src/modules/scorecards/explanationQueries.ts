import type { Context } from "../../kernel/Context.js";
import type { Quarter } from "../../kernel/Quarter.js";
import type { Calibration as ScoringCalibration } from "../../scoring/calibration.js";
import { DIMENSIONS, type Dimension as DimensionName } from "../../scoring/dimensions.js";
import { explainCrisisQuarter, explainQuarter, type SourcePart } from "../../scoring/explainQuarter.js";
import { totalOf, type Part } from "../../scoring/explanation.js";
import { roundToSum } from "../../scoring/roundToSum.js";
import { Dimension } from "../evidence/Dimension.js";
import { SourceKind } from "../evidence/Evidence.js";
import { evidenceByKey } from "../evidence/evidenceLists.js";
import { rowsOfQuarter } from "../evidence/evidenceQueries.js";
import {
  ExplanationPartKind,
  type Explanation,
  type ExplanationPart,
  type ExplanationQuarter,
  type ExplanationSource,
} from "./explanationTypes.js";
import type { StoredExplanation } from "./scorecardDocuments.js";

/** Which evidence a score was made from. */
interface Scope {
  readonly partnerId: string;
  /** The instant of what was known; undefined for now. */
  readonly instant?: Date | undefined;
  /** Only what happened up to this day. */
  readonly day?: string | undefined;
  readonly calibration: () => Promise<ScoringCalibration>;
}

const DECIMALS = 1;

/** The explanation as a tree that opens down to single rows of evidence; each level is read only when it is asked for. */
export function explanationTree(ctx: Context, stored: StoredExplanation, scope: Scope): Explanation {
  const { DIMENSION, CRISES, CAPS, SILENCE, UNCERTAINTY } = ExplanationPartKind;
  const opened = (part: Part, dimension: DimensionName | null): ExplanationQuarter[] =>
    part.quarters.map(({ quarter, contribution, factor }) => ({
      quarter,
      contribution,
      sources: () => sourcesOf(ctx, scope, dimension, quarter, factor),
    }));
  const plain = { dimension: null, expectation: null, quarters: [] };
  const parts: Omit<ExplanationPart, "points">[] = [
    ...DIMENSIONS.map((each) => ({
      ...plain,
      kind: DIMENSION,
      dimension: Dimension[each],
      contribution: stored.dimensions[each].contribution,
      quarters: opened(stored.dimensions[each], each),
    })),
    {
      ...plain,
      kind: CRISES,
      contribution: stored.crisis.contribution,
      expectation: stored.crisis.prior,
      quarters: opened(stored.crisis, null),
    },
    { ...plain, kind: CAPS, contribution: stored.caps },
    { ...plain, kind: SILENCE, contribution: stored.silence },
    { ...plain, kind: UNCERTAINTY, contribution: stored.uncertainty },
  ];
  const total = totalOf(stored);
  const inPoints = [stored.base, ...parts.map((part) => part.contribution)].map((each) => each * 100);
  const [basePoints = 0, ...points] = roundToSum(inPoints, total * 100, DECIMALS);
  return {
    base: stored.base,
    basePoints,
    total,
    parts: parts.map((part, at) => ({ ...part, points: points[at] ?? 0 })),
  };
}

async function sourcesOf(
  ctx: Context,
  { partnerId, instant, day, calibration }: Scope,
  dimension: DimensionName | null,
  quarter: Quarter,
  factor: number,
): Promise<ExplanationSource[]> {
  const rows = (await rowsOfQuarter(ctx, partnerId, quarter, instant)).filter(
    (row) => row.dimension === dimension && (day === undefined || row.occurredOn <= day),
  );
  const { dimensions, crisis } = await calibration();
  const sources =
    dimension === null
      ? explainCrisisQuarter(factor, crisis.mean, rows)
      : explainQuarter(factor, dimensions[dimension].mean, rows);
  return sources.map((source) => opened(ctx, source, quarter));
}

const opened = (
  ctx: Context,
  { rows, sourceKind, ...source }: SourcePart,
  quarter: Quarter,
): ExplanationSource => ({
  ...source,
  sourceKind: SourceKind[sourceKind],
  rows: rows.map((row) => ({
    ...row,
    evidence: () => ctx.load(evidenceByKey, { id: row.evidenceId, quarter }),
  })),
});
