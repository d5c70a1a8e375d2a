import { DomainError, invalid, Problems, type Problem } from "../../kernel/DomainError.js";
import { sealOf } from "../../kernel/seal.js";
import type { Transaction } from "../../kernel/Transaction.js";
import { checkPolicy } from "../../scoring/checkPolicy.js";
import type { ScoringPolicy } from "../../scoring/policy.js";
import { adoptVersion, type Adoption } from "./adoptVersion.js";
import { Policy } from "./Policy.js";
import { checkNote } from "./policyRules.js";

interface NewPolicy extends Adoption {
  readonly document: object;
}

/**
 * Puts a new policy in force. Scorecards that are sealed keep theirs; the next quarter is scored with this one.
 * @throws DomainError INVALID with every wrong field of the document, CONFLICT where another policy came in between.
 */
export const adoptPolicy = (tx: Transaction, input: NewPolicy): Promise<Policy> =>
  adoptVersion(tx, Policy, input, (current) => decide(input, current));

function decide({ document, note }: NewPolicy, current: Policy): Pick<Policy, "document" | "sha256"> {
  const problems = new Problems();
  checkNote(problems, note);
  problems.throwIfAny();
  const [first, ...rest] = checkPolicy(document).map(({ field, message }): Problem => ({
    code: "INVALID",
    field: `document.${field}`,
    message,
  }));
  if (first) throw new DomainError([first, ...rest]);
  const sha256 = sealOf(document);
  if (sha256 === current.sha256) throw invalid("document", "This is the policy in force.");
  return { document: document as ScoringPolicy, sha256 };
}
