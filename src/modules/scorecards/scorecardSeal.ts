import { formatQuarter } from "../../kernel/Quarter.js";
import { sealOf } from "../../kernel/seal.js";
import type { ScorecardInputs, ScorecardResults } from "./scorecardDocuments.js";

/** What a scorecard's seal covers. */
interface Sealed {
  readonly id: string;
  readonly partnerId: string;
  readonly quarter: number;
  readonly restatesId: string | null;
  readonly asOf: Date;
  readonly policySha256: string;
  readonly calibrationSha256: string;
  readonly inputs: ScorecardInputs;
  readonly results: ScorecardResults;
}

/** The SHA-256 over all that a scorecard says and was made from, in canonical form. */
export function scorecardSeal({ quarter, asOf, ...rest }: Sealed): string {
  return sealOf({ ...rest, quarter: formatQuarter(quarter), asOf: asOf.toISOString() });
}
