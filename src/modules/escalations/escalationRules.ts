import { Problems } from "../../kernel/DomainError.js";
import { checkNotNull, checkText } from "../../kernel/textRules.js";
import type { SupportLevel } from "../catalog/SupportLevel.js";

/** What is said of one step. */
export interface StepDetails {
  readonly teamId?: string | null | undefined;
  readonly contactId?: string | null | undefined;
  readonly deputyId?: string | null | undefined;
  readonly supportLevel: SupportLevel;
  readonly delayMinutes?: number | undefined;
  readonly attempts?: number | undefined;
  readonly contractId?: string | null | undefined;
}

/** What is said of a path. */
export interface PathDetails {
  readonly callScript?: string | null | undefined;
  readonly steps: readonly StepDetails[];
}

const MAX_STEPS = 20;
const MAX_DELAY = 1_440;
const MAX_ATTEMPTS = 10;

/** @throws DomainError INVALID with every field that is wrong in itself. */
export function checkPath(path: PathDetails): void {
  const problems = new Problems();
  checkNotNull(problems, path, ["expectedVersion"]);
  checkText(problems, "callScript", path.callScript);
  const { length } = path.steps;
  problems.unless(length >= 1 && length <= MAX_STEPS, "steps", `A path has 1 to ${MAX_STEPS} steps.`);
  problems.throwIfAny();
  const called = new Map<string, number>();
  path.steps.forEach((step, at) => checkStep(problems, step, at, called));
  problems.throwIfAny();
}

/** @param called Who is called by the steps before, and at which place. */
function checkStep(problems: Problems, step: StepDetails, at: number, called: Map<string, number>): void {
  const field = `steps.${at}`;
  const { teamId = null, contactId = null, deputyId = null, delayMinutes = 0, attempts = 1 } = step;
  const { contractId = null } = step;
  const one = (teamId === null) !== (contactId === null);
  problems.unless(one, field, "A step calls a team of ours or a person at a partner, one of the two.");
  const deputised = deputyId === null || (contactId !== null && deputyId !== contactId);
  problems.unless(deputised, `${field}.deputyId`, "A deputy stands in for another person at a partner.");
  const entitled = contractId === null || contactId !== null;
  problems.unless(entitled, `${field}.contractId`, "A contract entitles us to people at a partner.");
  const within = (value: number, least: number, most: number): boolean => value >= least && value <= most;
  problems.unless(
    within(delayMinutes, 0, MAX_DELAY),
    `${field}.delayMinutes`,
    `This is 0 to ${MAX_DELAY} minutes.`,
  );
  problems.unless(within(attempts, 1, MAX_ATTEMPTS), `${field}.attempts`, `Call 1 to ${MAX_ATTEMPTS} times.`);
  const target = teamId ?? contactId ?? "";
  const before = called.get(target);
  problems.unless(
    before === undefined,
    field,
    `The path goes in a circle: step ${(before ?? 0) + 1} calls the same.`,
  );
  called.set(target, at);
}
