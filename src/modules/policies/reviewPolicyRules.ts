import { Problems } from "../../kernel/DomainError.js";
import { checkText } from "../../kernel/textRules.js";
import type { ReviewPolicy } from "./ReviewPolicy.js";

/** What a policy for reviews decides. */
export type ReviewPolicyValues = Pick<ReviewPolicy, "answerDays" | "everyMonths" | "closeEveryMonths">;

const MOST_DAYS = 365;
const MOST_MONTHS = 60;

/** @throws DomainError INVALID with every field that is wrong. */
export function checkReviewPolicy(policy: ReviewPolicyValues & { readonly note: string }): void {
  const { everyMonths, closeEveryMonths, note } = policy;
  const problems = new Problems();
  const between = (field: keyof ReviewPolicyValues, least: number, most: number): unknown =>
    problems.unless(
      Number.isInteger(policy[field]) && policy[field] >= least && policy[field] <= most,
      field,
      `This must be a whole number from ${least} to ${most}.`,
    );
  between("answerDays", 0, MOST_DAYS);
  between("everyMonths", 1, MOST_MONTHS);
  between("closeEveryMonths", 1, MOST_MONTHS);
  problems.unless(
    closeEveryMonths <= everyMonths,
    "closeEveryMonths",
    "Those that matter most cannot be reviewed less often than the others.",
  );
  problems.unless(note.trim() !== "", "note", "Say why the policy changes.");
  checkText(problems, "note", note);
  problems.throwIfAny();
}
