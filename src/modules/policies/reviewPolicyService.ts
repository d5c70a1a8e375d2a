import { conflict, invalid } from "../../kernel/DomainError.js";
import { lockName } from "../../kernel/locks.js";
import { insertRecord } from "../../kernel/records.js";
import type { Transaction } from "../../kernel/Transaction.js";
import { ReviewPolicy } from "./ReviewPolicy.js";
import { findReviewPolicy } from "./reviewPolicyQueries.js";
import { checkReviewPolicy, type ReviewPolicyValues } from "./reviewPolicyRules.js";

interface NewReviewPolicy extends ReviewPolicyValues {
  readonly note: string;
  /** The version in force that the caller built on. */
  readonly expectedVersion: number;
}

/**
 * Puts a new policy for reviews in force. A window for an answer that is open already ends when it was said to end.
 * @throws DomainError INVALID with every wrong field, or where nothing would change; CONFLICT where another policy came in
 * between.
 */
export async function adoptReviewPolicy(tx: Transaction, input: NewReviewPolicy): Promise<ReviewPolicy> {
  await lockName(tx, "policy", "reviews");
  const current = await findReviewPolicy(tx);
  if (current.policyVersion !== input.expectedVersion)
    throw conflict("expectedVersion", `Policy ${current.policyVersion} is in force.`, current);
  checkReviewPolicy(input);
  const { answerDays, everyMonths, closeEveryMonths } = input;
  const values = { answerDays, everyMonths, closeEveryMonths };
  if (Object.entries(values).every(([field, value]) => current[field as keyof typeof values] === value))
    throw invalid(null, "This is the policy in force.");
  return insertRecord(tx, ReviewPolicy, {
    policyVersion: current.policyVersion + 1,
    note: input.note.trim(),
    ...values,
  });
}
