import type { Transaction } from "../src/kernel/Transaction.js";
import { recordEngagement } from "../src/modules/engagements/engagementService.js";
import { idOf, type Demo } from "./demo.js";
import { PARTNERS } from "./partners.js";
import type { Work } from "./scene.js";
import { FINISHED_QUARTERS, hoursAfter, type Timeline } from "./timeline.js";
import { workOf } from "./work.js";

/** A piece of work that was stored and has ended, for a review to speak of. */
export interface Told {
  readonly id: string;
  readonly ago: number;
  readonly endedAt: Date;
}

/** Records two years of work; gives by partner's name what has ended. */
export async function seedEngagements(tx: Transaction, demo: Demo): Promise<Map<string, Told[]>> {
  const told = new Map<string, Told[]>();
  for (const plan of PARTNERS) {
    const list: Told[] = [];
    for (let ago = FINISHED_QUARTERS; ago >= 0; ago--)
      for (const work of workOf(plan, ago, demo.timeline)) {
        const known = asKnownOn(demo.timeline, work);
        if (known === null) continue;
        const { id, endedAt } = await record(tx, demo, plan.name, known);
        if (endedAt !== null) list.push({ id, ago, endedAt });
      }
    told.set(plan.name, list);
  }
  return told;
}

type KnownWork = Omit<Work, "endedAt"> & { readonly endedAt: Date | null };

const record = (
  tx: Transaction,
  { newId, partners, areas }: Demo,
  partner: string,
  { areas: keys, ...work }: KnownWork,
): ReturnType<typeof recordEngagement> =>
  recordEngagement(tx, {
    id: newId(),
    partnerId: idOf(partners, partner),
    ...work,
    serviceAreaIds: keys.map((key) => idOf(areas, key)),
  });

/**
 * The work as it is known on the day of seeding: what lies ahead is left out, and what is under way is open. Null where it
 * has not begun, or where a promise of it falls due without being kept yet: whether it is broken would then depend on the
 * hour of seeding.
 */
function asKnownOn({ today }: Timeline, work: Work): KnownWork | null {
  if (work.startedAt >= today) return null;
  if (work.endedAt < today) return work;
  const promises = work.promises.map((promise) => {
    const { fulfilledAt } = promise;
    return { ...promise, fulfilledAt: fulfilledAt !== null && fulfilledAt < today ? fulfilledAt : null };
  });
  const tomorrow = hoursAfter(today, 24);
  const due = promises.some(({ fulfilledAt, promisedFor }) => fulfilledAt === null && promisedFor < tomorrow);
  return due ? null : { ...work, endedAt: null, outcome: null, promises };
}
