import { CrisisFailure, CrisisKind, SourceKind } from "../evidence/Evidence.js";
import { Dimension } from "../evidence/Dimension.js";
import type { NewEvidence } from "../evidence/evidenceService.js";
import type { Severity } from "../catalog/Severity.js";
import { Outcome, type Engagement } from "./Engagement.js";
import type { EngagementPromise, PromiseKind } from "./EngagementPromise.js";
import { hasSeverity } from "./engagementRules.js";

const DIMENSIONS: { readonly [Kind in PromiseKind]: Dimension } = {
  RESPOND: Dimension.RESPONSIVENESS,
  RESOLVE: Dimension.DELIVERY,
  DELIVER: Dimension.DELIVERY,
};
const CRISES: { readonly [Each in Severity]: CrisisKind | null } = {
  SEV1: CrisisKind.SEV1,
  SEV2: CrisisKind.SEV2,
  SEV3: null,
  SEV4: null,
};
const FAILURES: { readonly [Each in Outcome]: CrisisFailure | null } = {
  RESOLVED: null,
  NO_SHOW: CrisisFailure.NO_SHOW,
  ABANDONED: CrisisFailure.ABANDONED,
};

type Source = Pick<NewEvidence, "partnerId" | "source" | "sourceKind"> & { readonly engagementId: string };

/** All that an engagement says of its partner, by what is known at `now`. An open promise that is not yet due says nothing. */
export function evidenceOf(
  engagement: Engagement,
  promises: readonly EngagementPromise[],
  now: Date,
): NewEvidence[] {
  const source: Source = {
    engagementId: engagement.id,
    partnerId: engagement.partnerId,
    source: engagement.sourceSystem,
    sourceKind: SourceKind.AUTOMATED,
  };
  const kept = promises.map((promise) => promiseEvidence(source, promise, engagement.endedAt !== null, now));
  return [...kept, crisisEvidence(source, engagement)].filter((each) => each !== null);
}

/** Whether the first promise was kept. A later one does not count: else whoever moves the date is never late. */
function promiseEvidence(
  source: Source,
  { id, kind, promisedFor, fulfilledAt }: EngagementPromise,
  ended: boolean,
  now: Date,
): NewEvidence | null {
  if (fulfilledAt === null && !ended && promisedFor >= now) return null;
  return {
    ...source,
    promiseId: id,
    dimension: DIMENSIONS[kind],
    value: fulfilledAt !== null && fulfilledAt <= promisedFor ? 1 : 0,
    occurredAt: fulfilledAt ?? promisedFor,
    field: "promises",
  };
}

/** Whether the partner came and saw a severe incident through. */
function crisisEvidence(
  source: Source,
  { kind, severity, outcome, startedAt, endedAt }: Engagement,
): NewEvidence | null {
  const crisisKind = severity !== null && hasSeverity(kind) ? CRISES[severity] : null;
  if (crisisKind === null || outcome === null) return null;
  return {
    ...source,
    crisisKind,
    failure: FAILURES[outcome],
    value: outcome === Outcome.RESOLVED ? 1 : 0,
    occurredAt: endedAt ?? startedAt,
    field: endedAt === null ? "startedAt" : "endedAt",
  };
}
