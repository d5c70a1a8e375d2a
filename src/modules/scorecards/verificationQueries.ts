import sql from "sql-template-tag";
import type { Quarter } from "../../kernel/Quarter.js";
import { sealOf } from "../../kernel/seal.js";
import type { Reader } from "../../kernel/Reader.js";
import { tableOf } from "../../kernel/tables.js";
import { Policy } from "../policies/Policy.js";
import { findPolicy } from "../policies/policyQueries.js";
import { Calibration } from "./Calibration.js";
import { Scorecard } from "./Scorecard.js";
import { resultsOf } from "./scorecardRules.js";
import { scorecardSeal } from "./scorecardSeal.js";

/** A scorecard whose seal does not fit what is stored, or whose results do not follow from its inputs. */
export interface BrokenSeal {
  readonly scorecardId: string;
  readonly partnerId: string;
  readonly problem: "SEAL" | "RESULTS" | "POLICY" | "CALIBRATION";
}

/** What a verification found. */
export interface Verification {
  readonly verified: number;
  readonly broken: readonly BrokenSeal[];
}

/** Recomputes every scorecard of a quarter, restated ones too, from its stored inputs, and compares seals to the byte. */
export async function verifyQuarter(reader: Reader, quarter: Quarter): Promise<Verification> {
  const { columns, name, visibleTo } = tableOf(reader.dataSource, Scorecard);
  const scorecards = await reader.rows<Scorecard>(sql`
    SELECT ${columns}, t.inputs FROM ${name} t WHERE t.quarter = ${quarter}::int AND ${visibleTo(reader.actor)}
    ORDER BY t.id`);
  const calibration = await calibrationOf(reader, quarter);
  if (!calibration) return { verified: 0, broken: [] };
  const policy = await findPolicy(reader, Policy, calibration.policyVersion);
  const broken = scorecards.flatMap((scorecard) => {
    const problem = problemOf(scorecard, calibration, policy);
    return problem === null ? [] : [{ scorecardId: scorecard.id, partnerId: scorecard.partnerId, problem }];
  });
  return { verified: scorecards.length - broken.length, broken };
}

async function calibrationOf(reader: Reader, quarter: Quarter): Promise<Calibration | undefined> {
  const { columns, name } = tableOf(reader.dataSource, Calibration);
  const rows = await reader.rows<Calibration>(
    sql`SELECT ${columns} FROM ${name} t WHERE t.quarter = ${quarter}::int`,
  );
  return rows[0];
}

function problemOf(
  scorecard: Scorecard,
  calibration: Calibration,
  policy: Policy,
): BrokenSeal["problem"] | null {
  if (sealOf(policy.document) !== policy.sha256) return "POLICY";
  if (sealOf(calibration.document) !== calibration.sha256) return "CALIBRATION";
  const { id, partnerId, quarter, restatesId, asOf, inputs } = scorecard;
  const sealWith = (results: Scorecard["results"]): string =>
    scorecardSeal({
      ...{ id, partnerId, quarter, restatesId, asOf, inputs, results },
      policySha256: policy.sha256,
      calibrationSha256: calibration.sha256,
    });
  if (sealWith(scorecard.results) !== scorecard.sha256) return "SEAL";
  return sealWith(resultsOf(inputs, calibration.document, policy.document).results) === scorecard.sha256
    ? null
    : "RESULTS";
}
