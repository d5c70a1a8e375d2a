import { Problems } from "../../kernel/DomainError.js";
import { checkNote, checkThreshold } from "./policyRules.js";
import type { ReviewPolicy } from "./ReviewPolicy.js";

/** What a policy for reviews decides. */
export type ReviewPolicyValues = Pick<ReviewPolicy, "answerDays" | "everyMonths" | "closeEveryMonths">;

const MOST_DAYS = 365;
const MOST_MONTHS = 60;

/** @throws DomainError INVALID with every field that is wrong. */
export function checkReviewPolicy(policy: ReviewPolicyValues & { readonly note: string }): void {
  const problems = new Problems();
  checkThreshold(problems, policy, "answerDays", 0, MOST_DAYS);
  checkThreshold(problems, policy, "everyMonths", 1, MOST_MONTHS);
  checkThreshold(problems, policy, "closeEveryMonths", 1, MOST_MONTHS);
  problems.unless(
    policy.closeEveryMonths <= policy.everyMonths,
    "closeEveryMonths",
    "Those that matter most cannot be reviewed less often than the others.",
  );
  checkNote(problems, policy.note);
  problems.throwIfAny();
}
