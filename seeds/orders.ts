import { EngagementKind, Outcome } from "../src/modules/engagements/Engagement.js";
import { PromiseKind } from "../src/modules/engagements/EngagementPromise.js";
import { AREAS } from "./catalog.js";
import { between, pick } from "./random.js";
import { areaIn, FIRST_END, times, type Scene, type Work } from "./scene.js";
import { hoursAfter } from "./timeline.js";

const PROJECTS = [
  "move to the new release",
  "roll-out at Wharf Street",
  "yearly health check",
  "connection to the new wing",
  "replacement of old equipment",
] as const;

/** Everything that was ordered for a quarter, each with its own date. */
export function deliveryRound(scene: Scene, kept: number, count: number): Work {
  const { random, ago, timeline } = scene;
  const area = areaIn(scene);
  const deliveries = times(count, () => {
    const fulfilledAt = timeline.at(ago, between(random, FIRST_END, 0.97), 14);
    const days = random() < kept ? -between(random, 0, 4) : between(random, 1, 9);
    return { fulfilledAt, promisedFor: hoursAfter(fulfilledAt, -24 * days) };
  });
  const startedAt = timeline.at(ago, 0, 8);
  return {
    kind: EngagementKind.DELIVERY,
    title: `${AREAS[area].name}: orders of the quarter`,
    severity: null,
    startedAt,
    endedAt: timeline.at(ago, 0.98, 16),
    outcome: null,
    areas: [area],
    promises: deliveries.map((each) => ({ kind: PromiseKind.DELIVER, madeAt: startedAt, ...each })),
    sourceSystem: "purchasing",
  };
}

/** Work with an aim, whose last step ends it. */
export function project(scene: Scene, kept: number): Work {
  const { random, ago, timeline } = scene;
  const area = areaIn(scene);
  const endedAt = timeline.at(ago, between(random, 0.5, 1), 15);
  const startedAt = hoursAfter(endedAt, -24 * between(random, 60, 120));
  const weeks = random() < kept ? -between(random, 0, 1) : between(random, 0.5, 3);
  return {
    kind: EngagementKind.PROJECT,
    title: `${AREAS[area].name}: ${pick(random, PROJECTS)}`,
    severity: null,
    startedAt,
    endedAt,
    outcome: Outcome.RESOLVED,
    areas: [area],
    promises: [
      {
        kind: PromiseKind.DELIVER,
        madeAt: startedAt,
        promisedFor: hoursAfter(endedAt, -168 * weeks),
        fulfilledAt: endedAt,
      },
    ],
    sourceSystem: "purchasing",
  };
}
