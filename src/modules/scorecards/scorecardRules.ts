import { invalid } from "../../kernel/DomainError.js";
import { formatQuarter, lastDayOf, type Quarter } from "../../kernel/Quarter.js";
import { DIMENSIONS } from "../../scoring/dimensions.js";
import type { Calibration } from "../../scoring/calibration.js";
import type { ScoringPolicy } from "../../scoring/policy.js";
import { scorePartner } from "../../scoring/scorePartner.js";
import type { ScorecardInputs, ScorecardResults, StoredExplanation } from "./scorecardDocuments.js";

/**
 * Only a quarter that is over can be sealed. @throws DomainError INVALID at "quarter".
 * @param shift Which days a quarter holds: see Quarter.ts.
 */
export function checkFinished(quarter: Quarter, shift: number, today: string): void {
  const lastDay = lastDayOf(quarter, shift);
  if (lastDay >= today)
    throw invalid("quarter", `${formatQuarter(quarter)} is not over until the end of ${lastDay}.`);
}

const DIGITS = 12;

/** Every number inside a JSON value at 12 significant digits: what different processors agree on to the last digit. */
export function rounded<Value>(value: Value): Value {
  if (typeof value === "number") return Number(value.toPrecision(DIGITS)) as Value;
  if (Array.isArray(value)) return value.map(rounded) as Value;
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, rounded(part)])) as Value;
}

/** What a scorecard says of its inputs: a pure function, so that a sealed one can be recomputed. */
export function resultsOf(
  { score: input, observations, previous }: ScorecardInputs,
  calibration: Calibration,
  policy: ScoringPolicy,
): { results: ScorecardResults; explanation: StoredExplanation } {
  const { dimensions, crisis, explanation, reasons, ...score } = scorePartner(input, calibration, policy);
  const results = rounded({
    ...score,
    reasons,
    dimensions: DIMENSIONS.map((dimension) => {
      const { score: mean, lower, upper, quarterMean } = dimensions[dimension];
      return {
        dimension,
        score: mean,
        // A belief that is held at its limit can have both its quantiles on one side of it.
        lower: Math.min(mean, lower),
        upper: Math.max(mean, upper),
        quarterMean,
        observations: observations[dimension],
        contribution: explanation.dimensions[dimension].contribution,
        change: previous && mean - previous.dimensions[dimension],
      };
    }),
    crisis: {
      score: crisis.score,
      expected: crisis.expected,
      weight: crisis.weight,
      contribution: explanation.crisis.contribution,
    },
    change: previous && { trust: score.trust - previous.trust, lower: score.lower - previous.lower },
  });
  return { results, explanation };
}
