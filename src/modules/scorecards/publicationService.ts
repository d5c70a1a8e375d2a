import sql from "sql-template-tag";
import { v7 as uuidv7 } from "uuid";
import { dayIn } from "../../kernel/dayRules.js";
import type { Quarter } from "../../kernel/Quarter.js";
import { insertRecord, insertRecords } from "../../kernel/records.js";
import { sealOf } from "../../kernel/seal.js";
import type { Transaction } from "../../kernel/Transaction.js";
import { calibrate } from "../../scoring/calibrate.js";
import { statisticsAsOf, withinSums } from "../evidence/evidenceQueries.js";
import { holdLedger } from "../evidence/ledgerLock.js";
import { settleStatistics } from "../evidence/statisticsService.js";
import { holdSettings } from "../organisation/settingsQueries.js";
import { quarterShiftOf } from "../organisation/settingsRules.js";
import { Standing } from "../partners/CurrentStanding.js";
import { Policy } from "../policies/Policy.js";
import { findPolicy } from "../policies/policyQueries.js";
import { Calibration } from "./Calibration.js";
import { Publication } from "./Publication.js";
import { Grade, Scorecard } from "./Scorecard.js";
import { checkFinished, resultsOf, rounded } from "./scorecardRules.js";
import { scorecardSeal } from "./scorecardSeal.js";
import { calibrationFor, gatherInputs } from "./scoreQueries.js";

/** Told how far a publication has come, in partners. */
type OnProgress = (done: number, total: number) => void;

/** So many partners are gathered, scored and written at a time: what is in memory does not grow with their number. */
const BATCH = 500;

/**
 * Seals the scorecards of a finished quarter for all partners. The first publication measures and freezes the quarter's
 * calibration; a later one restates, under the same calibration and policy, those partners whose evidence has changed.
 * @throws DomainError INVALID at "quarter" where it is not over.
 */
export async function publishQuarter(
  tx: Transaction,
  quarter: Quarter,
  onProgress: OnProgress = () => undefined,
): Promise<Publication> {
  const settings = await holdSettings(tx);
  checkFinished(quarter, quarterShiftOf(settings), dayIn(settings.timeZone, tx.now));
  await tx.rows(sql`SELECT pg_advisory_xact_lock(hashtextextended('publish scorecards', 0))`);
  const asOf = await holdLedger(tx);
  await settleStatistics(tx);
  const calibration = await calibrationOf(tx, quarter);
  const policy = await findPolicy(tx, Policy, calibration.policyVersion);
  const partners = await tx.rows<{ id: string }>(
    sql`SELECT id FROM partner WHERE merged_into_id IS NULL ORDER BY id`,
  );
  const counts = { published: 0, restated: 0, unchanged: 0 };
  for (let start = 0; start < partners.length; start += BATCH) {
    const ids = partners.slice(start, start + BATCH).map(({ id }) => id);
    const sealed = await sealBatch(tx, ids, { quarter, asOf, calibration, policy });
    const restated = sealed.filter(({ restatesId }) => restatesId !== null).length;
    counts.restated += restated;
    counts.published += sealed.length - restated;
    counts.unchanged += ids.length - sealed.length;
    onProgress(start + ids.length, partners.length);
  }
  await refreshStandings(tx);
  return insertRecord(tx, Publication, {
    quarter,
    publishedBy: tx.actor.name,
    calibrationId: calibration.id,
    ...counts,
  });
}

/** The quarter's calibration, measured now where this is its first publication. */
async function calibrationOf(tx: Transaction, quarter: Quarter): Promise<Calibration> {
  const known = await calibrationFor(tx, quarter);
  if (known?.quarter === quarter) return known;
  const policy = await findPolicy(tx, Policy);
  const portfolio = [...(await statisticsAsOf(tx, null, quarter)).values()];
  const within = await withinSums(tx, quarter);
  const document = rounded(calibrate(portfolio, within, quarter, policy.document));
  return insertRecord(tx, Calibration, {
    quarter,
    policyVersion: policy.policyVersion,
    document,
    sha256: sealOf(document),
  });
}

interface Occasion {
  readonly quarter: Quarter;
  readonly asOf: Date;
  readonly calibration: Calibration;
  readonly policy: Policy;
}

/** Seals the scorecards of some partners, but for those whose inputs are what their latest scorecard was made from. */
async function sealBatch(tx: Transaction, ids: readonly string[], occasion: Occasion): Promise<Scorecard[]> {
  const { quarter, asOf, calibration, policy } = occasion;
  const inputs = await gatherInputs(tx, ids, quarter);
  const latest = await latestOf(tx, ids, quarter);
  const fresh = [...inputs].flatMap(([partnerId, input]) => {
    const inputsSha256 = sealOf(input);
    const before = latest.get(partnerId);
    if (before?.inputsSha256 === inputsSha256) return [];
    const { results, explanation } = resultsOf(input, calibration.document, policy.document);
    const { trust, lower, upper, confidence } = results;
    const record = {
      id: uuidv7(),
      partnerId,
      quarter,
      restatesId: before?.id ?? null,
      asOf,
      trust,
      lower,
      upper,
      confidence,
      grade: results.grade && Grade[results.grade],
      standing: Standing[results.standing],
      policyVersion: policy.policyVersion,
      calibrationId: calibration.id,
      inputs: input,
      inputsSha256,
      results,
      explanation,
    };
    const seals = { policySha256: policy.sha256, calibrationSha256: calibration.sha256 };
    const { id, restatesId } = record;
    return {
      ...record,
      sha256: scorecardSeal({ id, partnerId, quarter, restatesId, asOf, inputs: input, results, ...seals }),
    };
  });
  return insertRecords(tx, Scorecard, fresh);
}

type Latest = Pick<Scorecard, "id" | "partnerId" | "inputsSha256">;

async function latestOf(
  tx: Transaction,
  ids: readonly string[],
  quarter: Quarter,
): Promise<Map<string, Latest>> {
  const rows = await tx.rows<Latest>(sql`
    SELECT t.id, t.partner_id AS "partnerId", t.inputs_sha256 AS "inputsSha256" FROM scorecard t
    WHERE t.partner_id = ANY(${ids}::uuid[]) AND t.quarter = ${quarter}::int
      AND NOT EXISTS (SELECT 1 FROM scorecard later WHERE later.restates_id = t.id)`);
  return new Map(rows.map((row) => [row.partnerId, row]));
}

/** Points each partner at its latest scorecard of the latest quarter. */
async function refreshStandings(tx: Transaction): Promise<void> {
  await tx.rows(sql`
    INSERT INTO current_standing (partner_id, scorecard_id, quarter, lower, standing)
    SELECT DISTINCT ON (t.partner_id) t.partner_id, t.id, t.quarter, t.lower, t.standing FROM scorecard t
    WHERE NOT EXISTS (SELECT 1 FROM scorecard later WHERE later.restates_id = t.id)
    ORDER BY t.partner_id, t.quarter DESC
    ON CONFLICT (partner_id) DO UPDATE SET scorecard_id = excluded.scorecard_id, quarter = excluded.quarter,
      lower = excluded.lower, standing = excluded.standing
    WHERE current_standing.scorecard_id <> excluded.scorecard_id`);
}
