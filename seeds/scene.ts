import type { Severity } from "../src/modules/catalog/Severity.js";
import type { EngagementKind, Outcome } from "../src/modules/engagements/Engagement.js";
import type { PromiseKind } from "../src/modules/engagements/EngagementPromise.js";
import type { AreaKey } from "./catalog.js";
import { areasOf, type PartnerPlan } from "./partnerPlan.js";
import { pick, type Random } from "./random.js";
import type { Timeline } from "./timeline.js";

/** A promise, and when it was kept or would have been. */
export interface Promised {
  readonly kind: PromiseKind;
  readonly madeAt: Date;
  readonly promisedFor: Date;
  readonly fulfilledAt: Date | null;
}

/** A piece of work, told from its end. */
export interface Work {
  readonly kind: EngagementKind;
  readonly title: string;
  readonly severity: Severity | null;
  readonly startedAt: Date;
  readonly endedAt: Date;
  readonly outcome: Outcome | null;
  readonly areas: readonly AreaKey[];
  readonly promises: readonly Promised[];
  readonly sourceSystem: string;
}

/** Whose work is invented, and when it ended. */
export interface Scene {
  readonly plan: PartnerPlan;
  readonly ago: number;
  readonly random: Random;
  readonly timeline: Timeline;
}

/**
 * So much of a quarter has passed before its first piece of work ends. No incident takes longer than that, so all that it
 * proves belongs to the one quarter.
 */
export const FIRST_END = 0.2;

/** Any area in which the partner offers something. */
export const areaIn = ({ plan, random }: Scene): AreaKey =>
  pick(random, areasOf(plan) as [AreaKey, ...AreaKey[]]);

/** Makes so many. */
export const times = <Each>(count: number, make: () => Each): Each[] => Array.from({ length: count }, make);
