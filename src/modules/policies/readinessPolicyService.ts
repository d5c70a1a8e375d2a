import type { Transaction } from "../../kernel/Transaction.js";
import { adoptVersion, type Adoption } from "./adoptVersion.js";
import { checkDiffers } from "./policyRules.js";
import { ReadinessPolicy } from "./ReadinessPolicy.js";
import { checkReadinessPolicy, type ReadinessPolicyValues } from "./readinessPolicyRules.js";

/**
 * Puts a new policy for readiness in force: all that is asked from then on is answered by it.
 * @throws DomainError INVALID with every wrong field, or where nothing would change; CONFLICT where another policy came in
 * between.
 */
export const adoptReadinessPolicy = (
  tx: Transaction,
  input: Adoption & ReadinessPolicyValues,
): Promise<ReadinessPolicy> =>
  adoptVersion(tx, ReadinessPolicy, input, (current) => {
    checkReadinessPolicy(input);
    const { contactVerifiedDays, drillDays, deputyRequired } = input;
    const values = { contactVerifiedDays, drillDays, deputyRequired };
    checkDiffers<ReadinessPolicyValues>(values, current);
    return values;
  });
