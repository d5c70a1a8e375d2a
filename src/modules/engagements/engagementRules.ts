import { invalid, notFound, Problems } from "../../kernel/DomainError.js";
import { checkLine, checkNotNull, checkText } from "../../kernel/textRules.js";
import { isInLedger } from "../evidence/evidenceRules.js";
import type { Severity } from "../catalog/Severity.js";
import { EngagementKind, type Engagement, type Outcome } from "./Engagement.js";
import { PromiseKind, type EngagementPromise } from "./EngagementPromise.js";

/** What may be said about an engagement; undefined means that nothing is said. */
export interface EngagementDetails {
  readonly kind?: EngagementKind | undefined;
  readonly title?: string | undefined;
  readonly severity?: Severity | null | undefined;
  readonly startedAt?: Date | undefined;
  readonly endedAt?: Date | null | undefined;
  readonly outcome?: Outcome | null | undefined;
  readonly serviceAreaIds?: readonly string[] | undefined;
}

/** What is said of a new promise. */
export interface NewPromise {
  readonly kind: PromiseKind;
  readonly madeAt?: Date | null | undefined;
  readonly promisedFor: Date;
  readonly revisedTo?: Date | null | undefined;
  readonly fulfilledAt?: Date | null | undefined;
}

/** What may be said of a promise later: never another first date. */
export interface PromiseChange {
  readonly id: string;
  readonly revisedTo?: Date | null | undefined;
  readonly fulfilledAt?: Date | null | undefined;
}

/** An engagement as it would be stored, as far as its rules look at it. */
type EngagementState = Pick<
  Engagement,
  "kind" | "title" | "severity" | "startedAt" | "endedAt" | "clockedPromises"
>;

/** A promise as it would be stored. */
export type PromiseState = Pick<
  EngagementPromise,
  "kind" | "madeAt" | "promisedFor" | "revisedTo" | "fulfilledAt"
>;

/** A promise and the input field that it came from, such as "promises.0". */
export interface GivenPromise {
  readonly field: string;
  readonly promise: PromiseState;
}

const MAX_PROMISES = 50;
const MAX_SERVICE_AREAS = 50;

/** @throws DomainError INVALID for an explicit null where there must be a value, and for wrong lists of service areas. */
export function checkGiven(input: EngagementDetails): void {
  const problems = new Problems();
  checkNotNull(problems, input, [
    "id",
    "kind",
    "title",
    "startedAt",
    "serviceAreaIds",
    "promises",
    "newPromises",
    "externalReferences",
  ]);
  problems.throwIfAny();
  const { serviceAreaIds = [] } = input;
  const few = serviceAreaIds.length <= MAX_SERVICE_AREAS;
  problems.unless(few, "serviceAreaIds", `There can be at most ${MAX_SERVICE_AREAS} service areas.`);
  const once = new Set(serviceAreaIds).size === serviceAreaIds.length;
  problems.unless(once, "serviceAreaIds", "A service area is named twice.");
  problems.throwIfAny();
}

/** A promise with null for what was not said. */
export const promiseState = (promise: NewPromise): PromiseState => ({
  kind: promise.kind,
  madeAt: promise.madeAt ?? null,
  promisedFor: promise.promisedFor,
  revisedTo: promise.revisedTo ?? null,
  fulfilledAt: promise.fulfilledAt ?? null,
});

/**
 * Stored promises with what is said of some of them.
 * @throws DomainError NOT_FOUND for a promise of another engagement, INVALID for one that is named twice.
 */
export function changedPromises(
  stored: readonly EngagementPromise[],
  changes: readonly PromiseChange[],
): (GivenPromise & { readonly promise: EngagementPromise; readonly change: PromiseChange | undefined })[] {
  changes.forEach(({ id }, at) => {
    if (!stored.some((promise) => promise.id === id)) throw notFound("promise", `promises.${at}.id`);
    if (changes.findIndex((each) => each.id === id) !== at)
      throw invalid(`promises.${at}.id`, "This promise is named twice.");
  });
  return stored.map((promise) => {
    const at = changes.findIndex(({ id }) => id === promise.id);
    const change = changes[at];
    const { revisedTo = promise.revisedTo, fulfilledAt = promise.fulfilledAt } = change ?? {};
    const field = change ? `promises.${at}` : "promises";
    return { field, promise: Object.assign({}, promise, { revisedTo, fulfilledAt }), change };
  });
}

/** @throws DomainError INVALID with every field that is wrong, by what is known at `now`. */
export function checkEngagement(
  engagement: EngagementState,
  promises: readonly GivenPromise[],
  now: Date,
): void {
  const { kind, title, severity, startedAt, endedAt, clockedPromises } = engagement;
  const problems = new Problems();
  problems.unless(title.trim() !== "", "title", "A title is needed here.");
  checkLine(problems, "title", title);
  problems.unless(
    severity === null || hasSeverity(kind),
    "severity",
    "Only incidents and escalations have one.",
  );
  checkPast(problems, "startedAt", startedAt, now);
  checkPast(problems, "endedAt", endedAt, now);
  problems.unless(notBefore(endedAt, startedAt), "endedAt", "It cannot end before it begins.");
  problems.unless(
    promises.length <= MAX_PROMISES,
    "promises",
    `There can be at most ${MAX_PROMISES} promises.`,
  );
  for (const promise of promises.slice(0, MAX_PROMISES)) {
    const free = !clockedPromises.includes(promise.promise.kind);
    problems.unless(free, `${promise.field}.kind`, "A service clock measures this: void the clock first.");
    checkPromise(problems, promise, startedAt, now);
  }
  problems.throwIfAny();
}

/** Only what breaks has a severity. */
export const hasSeverity = (kind: EngagementKind): boolean =>
  kind === EngagementKind.INCIDENT || kind === EngagementKind.ESCALATION;

/** Nobody answers or mends what has not broken yet; a delivery can come before the work on it is said to begin. */
const followsStart = (kind: PromiseKind): boolean => kind !== PromiseKind.DELIVER;

function checkPromise(
  problems: Problems,
  { field, promise: { kind, madeAt, promisedFor, revisedTo, fulfilledAt } }: GivenPromise,
  startedAt: Date,
  now: Date,
): void {
  checkPast(problems, `${field}.madeAt`, madeAt, now);
  checkInLedger(problems, `${field}.promisedFor`, promisedFor);
  problems.unless(
    notBefore(promisedFor, madeAt),
    `${field}.promisedFor`,
    "This is before the promise was made.",
  );
  checkInLedger(problems, `${field}.revisedTo`, revisedTo);
  problems.unless(notBefore(revisedTo, madeAt), `${field}.revisedTo`, "This is before the promise was made.");
  checkPast(problems, `${field}.fulfilledAt`, fulfilledAt, now);
  problems.unless(
    notBefore(fulfilledAt, madeAt),
    `${field}.fulfilledAt`,
    "This is before the promise was made.",
  );
  const possible = !followsStart(kind) || notBefore(fulfilledAt, startedAt);
  problems.unless(possible, `${field}.fulfilledAt`, "This is before the engagement began.");
}

const notBefore = (later: Date | null, earlier: Date | null): boolean =>
  later === null || earlier === null || later.getTime() >= earlier.getTime();

function checkInLedger(problems: Problems, field: string, instant: Date | null): void {
  problems.unless(instant === null || isInLedger(instant), field, "This must lie between 1990 and 2100.");
}

function checkPast(problems: Problems, field: string, instant: Date | null, now: Date): void {
  checkInLedger(problems, field, instant);
  problems.unless(instant === null || instant <= now, field, "This has not come yet.");
}

/** @throws DomainError INVALID at "reason" where nothing is said, or too much. */
export function checkReason(reason: string): void {
  const problems = new Problems();
  problems.unless(reason.trim() !== "", "reason", "Say why.");
  checkText(problems, "reason", reason);
  problems.throwIfAny();
}
