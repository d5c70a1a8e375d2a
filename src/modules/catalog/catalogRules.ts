import { Problems } from "../../kernel/DomainError.js";
import { checkLine, checkName, checkNotNull, checkText } from "../../kernel/textRules.js";
import type { Criticality } from "./Criticality.js";
import type { SupportLevel } from "./SupportLevel.js";

/** What may be said about a service area; undefined means that nothing is said. */
export interface ServiceAreaDetails {
  readonly name?: string | undefined;
  readonly description?: string | null | undefined;
  readonly criticality?: Criticality | undefined;
  readonly supportLevel?: SupportLevel | undefined;
  readonly requiredDepth?: number | undefined;
  readonly calendarId?: string | null | undefined;
  readonly recoveryTimeMinutes?: number | null | undefined;
}

const MAX_DEPTH = 10;
const A_YEAR = 525_600;

/** @throws DomainError INVALID with every field that is wrong in itself. */
export function checkServiceArea(details: ServiceAreaDetails): void {
  const { name, description, requiredDepth, recoveryTimeMinutes } = details;
  const problems = new Problems();
  checkNotNull(problems, details, [
    "criticality",
    "supportLevel",
    "requiredDepth",
    "expectedVersion",
    "externalReferences",
  ]);
  checkName(problems, "name", name);
  checkText(problems, "description", description);
  const deep = isWhole(requiredDepth ?? 1, 1, MAX_DEPTH);
  problems.unless(deep, "requiredDepth", `The depth is a whole number from 1 to ${MAX_DEPTH}.`);
  const recovers = isWhole(recoveryTimeMinutes ?? 0, 0, A_YEAR);
  problems.unless(recovers, "recoveryTimeMinutes", "The time is 0 to 525,600 whole minutes, a year.");
  problems.throwIfAny();
}

const isWhole = (value: number, least: number, most: number): boolean =>
  Number.isInteger(value) && value >= least && value <= most;

/** What may be said about a skill; undefined means that nothing is said. */
export interface SkillDetails {
  readonly name?: string | undefined;
  readonly group?: string | null | undefined;
  readonly description?: string | null | undefined;
}

/** @throws DomainError INVALID with every field that is wrong in itself. */
export function checkSkill(details: SkillDetails): void {
  const problems = new Problems();
  checkNotNull(problems, details, ["id", "expectedVersion", "externalReferences"]);
  checkName(problems, "name", details.name);
  checkLine(problems, "group", details.group);
  checkText(problems, "description", details.description);
  problems.throwIfAny();
}
