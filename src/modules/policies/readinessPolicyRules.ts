import { Problems } from "../../kernel/DomainError.js";
import { checkNote, checkThreshold } from "./policyRules.js";
import type { ReadinessPolicy } from "./ReadinessPolicy.js";

/** What a policy for readiness decides. */
export type ReadinessPolicyValues = Pick<
  ReadinessPolicy,
  "contactVerifiedDays" | "drillDays" | "deputyRequired"
>;

/** Ten years: what is older says nothing. */
const MOST_DAYS = 3_650;

/** @throws DomainError INVALID with every field that is wrong. */
export function checkReadinessPolicy(policy: ReadinessPolicyValues & { readonly note: string }): void {
  const problems = new Problems();
  checkThreshold(problems, policy, "contactVerifiedDays", 1, MOST_DAYS);
  checkThreshold(problems, policy, "drillDays", 1, MOST_DAYS);
  checkNote(problems, policy.note);
  problems.throwIfAny();
}
