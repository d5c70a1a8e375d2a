import { DIMENSIONS } from "./dimensions.js";
import { sum } from "./numbers.js";
import { defaultPolicy, type ScoringPolicy } from "./policy.js";

/** One thing that is wrong with a policy document. */
export interface PolicyProblem {
  /** The path inside the document, dots between its parts. */
  readonly field: string;
  readonly message: string;
}

/** The range of each number by its path; the first pattern that fits counts. */
const RANGES: readonly (readonly [path: RegExp, least: number, most: number])[] = [
  [/^weights\./, 0.01, 1],
  [/^halfLife\./, 0.5, 80],
  [/^saturation$/, 1, 1000],
  [/^priors\.(mean|crisisMean)$/, 0.02, 0.998],
  [/^priors\.(strength|crisisStrength)$/, 0.5, 40],
  [/^priors\.dispersion\./, 0.01, 1],
  [/^priors\.drift$/, 0, 0.3],
  [/^gate\.quarters$/, 0, 40],
  [/^gate\.successes$/, 0, 20],
  [/^alarm\.worse$/, -10, 0],
  [/^alarm\.better$/, 0, 10],
  [/^standing\.proven$/, 0, 1000],
  [/^standing\.crisisProof$/, 0, 100],
  [/./, 0, 1],
];

/** All that is wrong with a proposed policy document; empty where it can be used. */
export function checkPolicy(document: unknown): PolicyProblem[] {
  const problems = compare(document, defaultPolicy, "");
  return problems.length > 0 ? problems : checkTogether(document as ScoringPolicy);
}

const isObject = (value: unknown): value is { readonly [key: string]: unknown } =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The default policy is the pattern: the same fields, each a number in its range. */
function compare(value: unknown, pattern: unknown, path: string): PolicyProblem[] {
  if (typeof pattern === "number") return checkNumber(value, path);
  if (!isObject(value)) return [{ field: path, message: "This must be an object." }];
  const parts = pattern as { readonly [key: string]: unknown };
  const at = (key: string): string => (path === "" ? key : `${path}.${key}`);
  const unknown = Object.keys(value).filter((key) => !(key in parts));
  return [
    ...unknown.map((key) => ({ field: at(key), message: "A policy has no such field." })),
    ...Object.entries(parts).flatMap(([key, part]) => compare(value[key], part, at(key))),
  ];
}

function checkNumber(value: unknown, path: string): PolicyProblem[] {
  const [, least = 0, most = 1] = RANGES.find(([pattern]) => pattern.test(path)) ?? [];
  const fits = typeof value === "number" && value >= least && value <= most;
  return fits ? [] : [{ field: path, message: `This must be a number from ${least} to ${most}.` }];
}

function checkTogether({ weights, grades, standing }: ScoringPolicy): PolicyProblem[] {
  const problems: PolicyProblem[] = [];
  const total = sum(DIMENSIONS.map((dimension) => weights[dimension]));
  if (Math.abs(total - 1) > 1e-9) problems.push({ field: "weights", message: "The weights must sum to 1." });
  const { A, B, C, D, margin } = grades;
  const apart = Math.min(A - B, B - C, C - D, D);
  if (apart <= 2 * margin)
    problems.push({
      field: "grades",
      message: "The lines must fall from A to D, and lie more than two margins apart.",
    });
  if (!(standing.core >= standing.trusted && standing.trusted >= standing.approved))
    problems.push({
      field: "standing",
      message: "CORE must ask for no less than TRUSTED, and that for no less than APPROVED.",
    });
  return problems;
}
