import type { Transaction } from "../../kernel/Transaction.js";
import { adoptVersion, type Adoption } from "./adoptVersion.js";
import { checkDiffers } from "./policyRules.js";
import { ReviewPolicy } from "./ReviewPolicy.js";
import { checkReviewPolicy, type ReviewPolicyValues } from "./reviewPolicyRules.js";

/**
 * Puts a new policy for reviews in force. A window for an answer that is open already ends when it was said to end.
 * @throws DomainError INVALID with every wrong field, or where nothing would change; CONFLICT where another policy came in
 * between.
 */
export const adoptReviewPolicy = (
  tx: Transaction,
  input: Adoption & ReviewPolicyValues,
): Promise<ReviewPolicy> =>
  adoptVersion(tx, ReviewPolicy, input, (current) => {
    checkReviewPolicy(input);
    const { answerDays, everyMonths, closeEveryMonths } = input;
    const values = { answerDays, everyMonths, closeEveryMonths };
    checkDiffers<ReviewPolicyValues>(values, current);
    return values;
  });
