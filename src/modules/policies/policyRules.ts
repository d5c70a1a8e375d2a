import { invalid, type Problems } from "../../kernel/DomainError.js";
import { checkText } from "../../kernel/textRules.js";

/** Whoever changes a policy says why. */
export function checkNote(problems: Problems, note: string): void {
  problems.unless(note.trim() !== "", "note", "Say why the policy changes.");
  checkText(problems, "note", note);
}

/** A threshold is a whole number from `least` to `most`. */
export function checkThreshold<Field extends string>(
  problems: Problems,
  policy: { readonly [Name in Field]: number },
  field: Field,
  least: number,
  most: number,
): void {
  const value = policy[field];
  const possible = Number.isInteger(value) && value >= least && value <= most;
  problems.unless(possible, field, `This must be a whole number from ${least} to ${most}.`);
}

/** @throws DomainError INVALID where a policy would decide nothing else than the one in force. */
export function checkDiffers<Values extends object>(values: Values, current: Values): void {
  if (Object.entries(values).every(([field, value]) => current[field as keyof Values] === value))
    throw invalid(null, "This is the policy in force.");
}
