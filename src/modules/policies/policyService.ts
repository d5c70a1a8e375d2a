import sql from "sql-template-tag";
import { DomainError, invalid, Problems, type Problem } from "../../kernel/DomainError.js";
import { insertRecord } from "../../kernel/records.js";
import { sealOf } from "../../kernel/seal.js";
import { checkText } from "../../kernel/textRules.js";
import type { Transaction } from "../../kernel/Transaction.js";
import { checkPolicy } from "../../scoring/checkPolicy.js";
import type { ScoringPolicy } from "../../scoring/policy.js";
import { Policy } from "./Policy.js";
import { findPolicy } from "./policyQueries.js";

interface NewPolicy {
  readonly document: object;
  readonly note: string;
  /** The version in force that the caller built on. */
  readonly expectedVersion: number;
}

/**
 * Puts a new policy in force. Scorecards that are sealed keep theirs; the next quarter is scored with this one.
 * @throws DomainError INVALID with every wrong field of the document, CONFLICT where another policy came in between.
 */
export async function adoptPolicy(
  tx: Transaction,
  { document, note, expectedVersion }: NewPolicy,
): Promise<Policy> {
  await tx.rows(sql`SELECT pg_advisory_xact_lock(hashtextextended('adopt policy', 0))`);
  const current = await findPolicy(tx);
  if (current.policyVersion !== expectedVersion)
    throw new DomainError(
      [
        {
          code: "CONFLICT",
          field: "expectedVersion",
          message: `Policy ${current.policyVersion} is in force.`,
        },
      ],
      current,
    );
  const problems = new Problems();
  problems.unless(note.trim() !== "", "note", "Say why the policy changes.");
  checkText(problems, "note", note);
  problems.throwIfAny();
  const [first, ...rest] = checkPolicy(document).map(({ field, message }): Problem => ({
    code: "INVALID",
    field: `document.${field}`,
    message,
  }));
  if (first) throw new DomainError([first, ...rest]);
  const sha256 = sealOf(document);
  if (sha256 === current.sha256) throw invalid("document", "This is the policy in force.");
  return insertRecord(tx, Policy, {
    policyVersion: current.policyVersion + 1,
    note: note.trim(),
    document: document as ScoringPolicy,
    sha256,
  });
}
