import { Problems } from "../../kernel/DomainError.js";
import { checkMoney, parseDecimal, type MoneyValue } from "../../kernel/moneyRules.js";
import { checkName, checkNotNull, checkText } from "../../kernel/textRules.js";
import type { SegmentRule } from "./SegmentRule.js";

/** What may be said about a segment; undefined means that nothing is said. */
export interface SegmentDetails {
  readonly name?: string | undefined;
  readonly description?: string | null | undefined;
  readonly rule?: SegmentRule | undefined;
}

/** @throws DomainError INVALID with every field that is wrong in itself. */
export function checkSegment(details: SegmentDetails): void {
  const { name, description, rule } = details;
  const problems = new Problems();
  checkNotNull(problems, details, ["id", "rule"]);
  checkName(problems, "name", name);
  checkText(problems, "description", description);
  if (rule) checkRule(problems, rule);
  problems.throwIfAny();
}

const MOST_AREAS = 50;
const LISTS = ["roles", "stages", "standings", "serviceAreaIds"] as const;

function checkRule(problems: Problems, rule: SegmentRule): void {
  problems.unless(Object.keys(plainRule(rule)).length > 0, "rule", "A rule needs at least one condition.");
  for (const field of LISTS)
    problems.unless(rule[field]?.length !== 0, `rule.${field}`, "Name at least one, or leave this out.");
  const few = (rule.serviceAreaIds?.length ?? 0) <= MOST_AREAS;
  problems.unless(few, "rule.serviceAreaIds", `At most ${MOST_AREAS} service areas can be named.`);
  for (const field of ["trustLowerAtLeast", "trustLowerAtMost"] as const) {
    const bound = rule[field] ?? 0;
    problems.unless(bound >= 0 && bound <= 1, `rule.${field}`, "Trust is a number from 0 to 1.");
  }
  const inOrder = (rule.trustLowerAtLeast ?? 0) <= (rule.trustLowerAtMost ?? 1);
  problems.unless(inOrder, "rule.trustLowerAtMost", "No trust is above the one bound and below the other.");
  checkMoney(problems, "rule.contractValueAtLeast", rule.contractValueAtLeast);
}

/** The rule as it is stored: the conditions alone that say something, each value of a list once, money in its one spelling. */
export const plainRule = (rule: SegmentRule): SegmentRule =>
  Object.fromEntries(
    Object.entries(rule)
      .filter(([, value]) => value !== null && value !== undefined)
      .map(([field, value]) => [field, plainValue(field, value)]),
  );

function plainValue(field: string, value: unknown): unknown {
  if (Array.isArray(value)) return [...new Set<unknown>(value)];
  if (field !== "contractValueAtLeast") return value;
  const { amount, currency } = value as MoneyValue;
  return { amount: parseDecimal(amount) ?? amount, currency };
}
