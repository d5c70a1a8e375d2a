import { checkDay, type Day } from "../../kernel/dayRules.js";
import { Problems } from "../../kernel/DomainError.js";
import { checkMoney, type MoneyValue } from "../../kernel/moneyRules.js";
import { checkNotNull, checkText } from "../../kernel/textRules.js";
import type { SkillLevel } from "../catalog/SkillLevel.js";

/** What may be said of a skill that somebody has; undefined means that nothing is said. */
export interface HoldingDetails {
  readonly level?: SkillLevel | undefined;
  readonly onCall?: boolean | undefined;
  readonly since?: Day | undefined;
  readonly lastUsedOn?: Day | null | undefined;
  readonly yearlyCost?: MoneyValue | null | undefined;
}

/** @throws DomainError INVALID with every field that is wrong in itself. */
export function checkHolding(details: HoldingDetails, today: Day): void {
  const { since, lastUsedOn, yearlyCost } = details;
  const problems = new Problems();
  checkNotNull(problems, details, [
    "id",
    "expectedVersion",
    "holderId",
    "holderReference",
    "onCall",
    "since",
    "externalReferences",
  ]);
  checkPast(problems, "since", since, today);
  checkPast(problems, "lastUsedOn", lastUsedOn, today);
  checkMoney(problems, "yearlyCost", yearlyCost);
  problems.throwIfAny();
}

/** How the holder of a skill is told apart from others without being named: by one key, never by two. */
interface HolderKey {
  readonly holderId?: string | undefined;
  readonly holderReference?: object | undefined;
}

/** @throws DomainError INVALID at "holderId" where nobody is meant, or somebody in two ways. */
export function checkHolderKey({ holderId, holderReference }: HolderKey): void {
  const problems = new Problems();
  const once = (holderId === undefined) !== (holderReference === undefined);
  problems.unless(once, "holderId", "Say who has the skill by exactly one of holderId and holderReference.");
  problems.throwIfAny();
}

/** What is said of a check of a skill. */
export interface VerificationDetails {
  readonly verifiedOn: Day;
  readonly note?: string | null | undefined;
}

/** @throws DomainError INVALID with every field that is wrong: nothing was verified before it began, nor will have been. */
export function checkVerification(details: VerificationDetails, since: Day, today: Day): void {
  const { verifiedOn, note } = details;
  const problems = new Problems();
  checkNotNull(problems, details, ["level"]);
  checkPast(problems, "verifiedOn", verifiedOn, today);
  problems.unless(verifiedOn >= since, "verifiedOn", `The skill has been there since ${since} only.`);
  checkText(problems, "note", note);
  problems.throwIfAny();
}

/** That something counts no longer from a day on. */
export interface EndDetails {
  readonly endsOn: Day;
  readonly reason: string;
}

/** @throws DomainError INVALID where what began on `since` ends before it, or nobody says why. */
export function checkEnd({ endsOn, reason }: EndDetails, since: Day): void {
  const problems = new Problems();
  checkDay(problems, "endsOn", endsOn);
  problems.unless(endsOn >= since, "endsOn", `It cannot end before it begins, on ${since}.`);
  problems.unless(reason.trim() !== "", "reason", "Say why.");
  checkText(problems, "reason", reason);
  problems.throwIfAny();
}

function checkPast(problems: Problems, field: string, day: Day | null | undefined, today: Day): void {
  checkDay(problems, field, day);
  problems.unless(typeof day !== "string" || day <= today, field, "This day has not come yet.");
}
