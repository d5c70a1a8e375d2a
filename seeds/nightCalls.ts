import { Outcome } from "../src/modules/engagements/Engagement.js";
import type { NightCallInput } from "../src/modules/reviews/NightCall.js";
import { idOf, type Demo } from "./demo.js";
import { areasOf, type PartnerPlan } from "./partnerPlan.js";
import { pick, randomOf } from "./random.js";

/** Whoever gives fewer stars on average would rather not call. */
const ENOUGH_STARS = 3.2;
/** For so many quarters nobody forgets who did not come, or left. */
const MEMORY = 4;
/** Nobody judges more areas than they know. */
const MOST_AREAS = 3;

const REFUSALS = [
  "They answer, but nobody there may touch the system at night.",
  "We would have to explain our set-up to somebody new.",
  "They ring back in office hours.",
] as const;

/**
 * Whether one of us would call the partner at night about what it offers, which about every second reviewer says. It
 * follows the crises of the last quarters before the stars: a good supplier need not be one to call.
 */
export function nightCallsIn(
  { areas }: Demo,
  plan: PartnerPlan,
  ago: number,
  day: string,
  stars: number,
): NightCallInput[] {
  // A sequence of its own, so that the rest of the history stays as it is.
  const random = randomOf(`night calls of ${plan.name}, ${day}`);
  if (random() < 0.5) return [];
  const letDown = (plan.crises ?? []).some(
    (crisis) => crisis.outcome !== Outcome.RESOLVED && crisis.ago >= ago && crisis.ago < ago + MEMORY,
  );
  return areasOf(plan)
    .slice(0, MOST_AREAS)
    .map((area) => {
      const wouldCall = !letDown && stars + random() - 0.5 >= ENOUGH_STARS;
      const refusal = letDown ? "They let us down when it mattered." : pick(random, REFUSALS);
      return { serviceAreaId: idOf(areas, area), wouldCall, reason: wouldCall ? null : refusal };
    });
}
