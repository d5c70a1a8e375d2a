import { v7 as uuidv7 } from "uuid";
import { Dimension } from "../../../src/modules/evidence/Dimension.js";
import { CrisisFailure, CrisisKind, SourceKind } from "../../../src/modules/evidence/Evidence.js";
import type { NewEvidence } from "../../../src/modules/evidence/evidenceService.js";
import { createPartner } from "../../../src/modules/partners/partnerService.js";
import type { TestApi } from "../../support/api.js";

/** A new partner's id. */
export const somePartner = async (api: TestApi): Promise<string> =>
  (await api.context().commit((tx) => createPartner(tx, { name: `Partner ${uuidv7()}` }))).id;

interface Sample {
  readonly on?: string;
  readonly value?: number;
  readonly source?: string;
  readonly sourceKind?: SourceKind;
}

const common = (partnerId: string, { on = "2026-05-04", value = 1, source, sourceKind }: Sample) => ({
  partnerId,
  value,
  source: source ?? "import:deliveries",
  sourceKind: sourceKind ?? SourceKind.AUTOMATED,
  occurredAt: new Date(`${on}T12:00:00Z`),
  field: "occurredAt",
});

/** A row of routine evidence, from a review of its own where none is named. */
export const routine = (
  partnerId: string,
  dimension: keyof typeof Dimension,
  { reviewId = uuidv7(), ...sample }: Sample & { readonly reviewId?: string } = {},
): NewEvidence => ({ ...common(partnerId, sample), dimension: Dimension[dimension], reviewId });

/** A crisis, from an engagement of its own where none is named. */
export const crisis = (
  partnerId: string,
  crisisKind: keyof typeof CrisisKind,
  {
    engagementId = uuidv7(),
    failure = null,
    ...sample
  }: Sample & { readonly engagementId?: string; readonly failure?: keyof typeof CrisisFailure | null } = {},
): NewEvidence => ({
  ...common(partnerId, sample),
  crisisKind: CrisisKind[crisisKind],
  failure: failure && CrisisFailure[failure],
  engagementId,
});

/** Every row of the statistics as text, the floating-point numbers byte by byte. */
export async function allStatistics(api: TestApi): Promise<string[]> {
  const rows = await api.context().rows<{ row: string }>(statement);
  return rows.map(({ row }) => row);
}

const statement = {
  text: `SELECT row FROM (
    SELECT concat_ws(' ', 'cell', partner_id, dimension, quarter, source, source_kind, n, sx, sxx) AS row FROM evidence_cell
    UNION ALL
    SELECT concat_ws(' ', 'dimension', partner_id, dimension, quarter, float8send(g), float8send(gx)) FROM dimension_statistic
    UNION ALL
    SELECT concat_ws(' ', 'crisis', partner_id, quarter, float8send(w), float8send(wx), float8send(ww)) FROM crisis_statistic
  ) AS every ORDER BY row`,
  values: [],
} as never;
