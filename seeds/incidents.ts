import { Severity } from "../src/modules/catalog/Severity.js";
import { EngagementKind, Outcome } from "../src/modules/engagements/Engagement.js";
import { PromiseKind } from "../src/modules/engagements/EngagementPromise.js";
import { AREAS } from "./catalog.js";
import type { Crisis } from "./partnerPlan.js";
import { between, pick, type Random } from "./random.js";
import { areaIn, FIRST_END, type Promised, type Scene, type Work } from "./scene.js";
import { hoursAfter } from "./timeline.js";

/** In how many hours a partner promises to answer, and to put right. */
const TARGETS: { readonly [Each in Severity]: { readonly respond: number; readonly resolve: number } } = {
  SEV1: { respond: 0.25, resolve: 4 },
  SEV2: { respond: 0.5, resolve: 8 },
  SEV3: { respond: 4, resolve: 48 },
  SEV4: { respond: 8, resolve: 96 },
};

const NUISANCES = [
  "slow every morning",
  "some staff cannot sign in",
  "errors since the monthly update",
  "a screen freezes at Alder Hill",
  "reports come out empty",
  "a certificate runs out",
  "wrong time on some screens",
  "one ward at Northgate is cut off",
  "entries appear twice",
  "a nightly job has failed",
] as const;
const CRISES = [
  "down at all four hospitals",
  "down at Fenmoor General",
  "nothing can be saved",
  "an intruder was seen",
  "wards work on paper",
] as const;

/** Something broke a little. */
export function incident(scene: Scene, kept: number): Work {
  const { random, ago, timeline } = scene;
  const severity = random() < 0.4 ? Severity.SEV3 : Severity.SEV4;
  const { respond, resolve } = TARGETS[severity];
  const area = areaIn(scene);
  const endedAt = timeline.at(ago, between(random, FIRST_END, 1), between(random, 7, 19));
  const startedAt = hoursAfter(endedAt, -resolve * taken(random, kept));
  // Whoever is asked for more than a fix is asked by an escalation.
  const kind = random() < 0.15 ? EngagementKind.ESCALATION : EngagementKind.INCIDENT;
  const answeredAt = hoursAfter(startedAt, respond * taken(random, kept));
  return {
    kind,
    title: `${AREAS[area].name}: ${pick(random, NUISANCES)}`,
    severity,
    startedAt,
    endedAt,
    outcome: Outcome.RESOLVED,
    areas: [area],
    promises: [
      promised(PromiseKind.RESPOND, startedAt, respond, answeredAt),
      promised(PromiseKind.RESOLVE, startedAt, resolve, endedAt),
    ],
    sourceSystem: "service desk",
  };
}

/** How much of the promised time was taken: all of it at most where the promise was kept, twice at most where not. */
const taken = (random: Random, kept: number): number =>
  random() < kept ? between(random, 0.2, 0.95) : between(random, 1.1, 2);

const promised = (kind: PromiseKind, madeAt: Date, hours: number, fulfilledAt: Date | null): Promised => ({
  kind,
  madeAt,
  promisedFor: hoursAfter(madeAt, hours),
  fulfilledAt,
});

/** Something broke that stopped the hospitals. */
export function crisis(scene: Scene, { severity, outcome }: Crisis): Work {
  const { random, ago, timeline } = scene;
  const { respond, resolve } = TARGETS[severity];
  const area = areaIn(scene);
  const startedAt = timeline.at(ago, between(random, FIRST_END, 0.95), between(random, 0, 12));
  const came = outcome !== Outcome.NO_SHOW;
  const stayed = outcome === Outcome.RESOLVED;
  const hours = resolve * between(random, 0.3, 0.9);
  return {
    kind: EngagementKind.INCIDENT,
    title: `${AREAS[area].name}: ${pick(random, CRISES)}`,
    severity,
    startedAt,
    endedAt: hoursAfter(startedAt, stayed ? hours : resolve * 1.4),
    outcome,
    areas: [area],
    promises: [
      promised(PromiseKind.RESPOND, startedAt, respond, came ? hoursAfter(startedAt, respond * 0.8) : null),
      promised(PromiseKind.RESOLVE, startedAt, resolve, stayed ? hoursAfter(startedAt, hours) : null),
    ],
    sourceSystem: "service desk",
  };
}
