import { crisis, incident } from "./incidents.js";
import { deliveryRound, project } from "./orders.js";
import type { PartnerPlan } from "./partnerPlan.js";
import { aboutAsMany, randomOf } from "./random.js";
import { times, type Work } from "./scene.js";
import type { Timeline } from "./timeline.js";

/** All work of a partner that ended so many quarters ago. */
export function workOf(plan: PartnerPlan, ago: number, timeline: Timeline): Work[] {
  const random = randomOf(`work of ${plan.name}, ${ago}`);
  const scene = { plan, ago, random, timeline };
  const { incidents, orders, items, projects } = plan.volume;
  const kept = plan.conduct(ago)?.kept ?? null;
  const crises = (plan.crises ?? [])
    .filter((crisis) => crisis.ago === ago)
    .map((each) => crisis(scene, each));
  if (kept === null) return crises;
  return [
    ...crises,
    ...times(aboutAsMany(random, incidents), () => incident(scene, kept)),
    ...times(aboutAsMany(random, orders), () => deliveryRound(scene, kept, items)),
    ...times(aboutAsMany(random, projects), () => project(scene, kept)),
  ];
}
