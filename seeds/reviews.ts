import type { Transaction } from "../src/kernel/Transaction.js";
import { createPerson } from "../src/modules/people/peopleService.js";
import { ReviewSource, type Ratings } from "../src/modules/reviews/Review.js";
import type { NightCallInput } from "../src/modules/reviews/NightCall.js";
import { submitReview } from "../src/modules/reviews/reviewService.js";
import { idOf, type Demo } from "./demo.js";
import type { Told } from "./engagements.js";
import { nightCallsIn } from "./nightCalls.js";
import type { PartnerPlan } from "./partnerPlan.js";
import { PARTNERS } from "./partners.js";
import { CLIENTS, COLLEAGUES, emailOf, FRIENDS } from "./people.js";
import { aboutAsMany, between, pick, randomOf, type Random } from "./random.js";
import { dayOf, FINISHED_QUARTERS, hoursAfter } from "./timeline.js";

/** By how many stars those who judge for their own sake are too kind. */
const KINDNESS = 0.9;
/** By how many stars one reviewer's ratings differ from another time's. */
const MOOD = 1.3;
const DIMENSIONS = ["delivery", "responsiveness", "expertise", "communication", "value"] as const;

/** Writes down two years of reviews: mostly ours, some of other clients, and some that partners brought themselves. */
export async function seedReviews(
  tx: Transaction,
  demo: Demo,
  told: ReadonlyMap<string, readonly Told[]>,
): Promise<void> {
  for (const plan of PARTNERS) {
    const work = told.get(plan.name) ?? [];
    for (let ago = FINISHED_QUARTERS; ago >= 0; ago--) await seedQuarter(tx, demo, plan, ago, work);
  }
  await seedFirstImpressions(tx, demo);
  await seedSelfPraise(tx, demo);
}

interface Voice {
  readonly source: ReviewSource;
  readonly name: string;
  /** By how many stars this voice judges above or below others. */
  readonly leaning: number;
}

type Colleague = (typeof COLLEAGUES)[number] & { readonly leaning: number };
const REVIEWERS = COLLEAGUES.filter((each): each is Colleague => each.leaning !== undefined) as [
  Colleague,
  ...Colleague[],
];

/** Each partner is judged mostly by the one of us who works with it every day. */
function voiceOf(partner: string, random: Random): Voice {
  const { INTERNAL, VERIFIED_CLIENT, PARTNER_NOMINATED } = ReviewSource;
  const drawn = random();
  if (drawn < 0.6) return { source: INTERNAL, ...pick(randomOf(`reviewer of ${partner}`), REVIEWERS) };
  if (drawn < 0.8) return { source: INTERNAL, ...pick(random, REVIEWERS) };
  if (drawn < 0.93) return { source: VERIFIED_CLIENT, name: pick(random, CLIENTS), leaning: 0 };
  return { source: PARTNER_NOMINATED, name: pick(random, FRIENDS), leaning: KINDNESS };
}

async function seedQuarter(
  tx: Transaction,
  demo: Demo,
  plan: PartnerPlan,
  ago: number,
  work: readonly Told[],
): Promise<void> {
  const random = randomOf(`reviews of ${plan.name}, ${ago}`);
  const stars = plan.conduct(ago)?.stars;
  if (stars === undefined) return;
  for (let left = aboutAsMany(random, plan.volume.reviews); left > 0; left--) {
    const voice = voiceOf(plan.name, random);
    const day = dayOf(demo.timeline.at(ago, between(random, 0.1, 1)));
    const ratings = ratingsOf(random, stars + voice.leaning);
    const judged = work.filter((each) => each.ago === ago && dayOf(each.endedAt) <= day).at(-1);
    const ofWork = random() < 0.4 ? judged?.id : undefined;
    const nightCalls =
      voice.source === ReviewSource.INTERNAL ? nightCallsIn(demo, plan, ago, day, meanOf(ratings)) : [];
    await submit(tx, demo, plan.name, {
      ...voice,
      day,
      ratings,
      comment: commentOn(random, ratings),
      ofWork,
      nightCalls,
    });
  }
}

/** Stars about as many as `mean`; some dimensions are not judged. */
function ratingsOf(random: Random, mean: number): Ratings {
  const judged = DIMENSIONS.map((dimension) => {
    const stars = Math.round(mean + between(random, -MOOD, MOOD));
    return [dimension, random() < 0.85 ? Math.min(5, Math.max(1, stars)) : null] as const;
  });
  const ratings: Ratings = Object.fromEntries(judged);
  // A review says something: where chance has left all out, it judges the delivery.
  return judged.some(([, stars]) => stars !== null) ? ratings : { delivery: Math.round(mean) };
}

const PRAISE = [
  "Knew the answer before we had finished the question.",
  "Did what they said, on the day they said it.",
  "The same people every time, and they know our wards.",
] as const;
const SHRUGS = [
  "Did the job.",
  "Good people, but we had to remind them twice.",
  "Fine, if a little dear.",
] as const;
const COMPLAINTS = [
  "We had to chase every answer.",
  "Sent somebody who had never seen our systems.",
  "The date moved three times, and nobody told us.",
] as const;

const starsIn = (ratings: Ratings): number[] =>
  Object.values(ratings).filter((each) => typeof each === "number");

function meanOf(ratings: Ratings): number {
  const stars = starsIn(ratings);
  return stars.reduce((total, each) => total + each, 0) / stars.length;
}

function commentOn(random: Random, ratings: Ratings): string | null {
  const stars = starsIn(ratings);
  const mean = meanOf(ratings);
  const fitting = mean >= 4.2 ? PRAISE : mean >= 2.9 ? SHRUGS : COMPLAINTS;
  if (random() >= 0.3) return pick(random, fitting);
  // The best and the worst rating need a reason.
  const needsOne = stars.some((each) => each === 1 || each === 5);
  return needsOne ? (fitting[stars.length % fitting.length] as string) : null;
}

interface Said extends Omit<Voice, "leaning"> {
  readonly day: string;
  readonly ratings: Ratings;
  readonly comment: string | null;
  readonly ofWork?: string | undefined;
  readonly nightCalls?: readonly NightCallInput[];
}

/** For how long partners could answer. */
const WINDOW_HOURS = 14 * 24;

/** Stores a review, unless its day has not come yet. It is told as if it had been submitted on its day. */
async function submit(tx: Transaction, demo: Demo, partner: string, said: Said): Promise<void> {
  if (said.day >= dayOf(demo.timeline.today)) return;
  const review = {
    id: demo.newId(),
    partnerId: idOf(demo.partners, partner),
    reviewerId: idOf(demo.people, said.name),
    source: said.source,
    reviewedOn: said.day,
    ratings: said.ratings,
    comment: said.comment,
    engagementId: said.ofWork,
    nightCalls: said.nightCalls,
  };
  await submitReview(tx, review, hoursAfter(new Date(said.day), WINDOW_HOURS));
}

/** The newcomer's five ratings, all of them perfect. */
async function seedFirstImpressions(tx: Transaction, demo: Demo): Promise<void> {
  const impressions = [
    { name: "Sofia Castellano", part: 0.4, ratings: { expertise: 5, communication: 5, value: 5 } },
    { name: "Nadia Petrova", part: 0.8, ratings: { delivery: 5, responsiveness: 5 } },
  ];
  for (const { name, part, ratings } of impressions) {
    const day = dayOf(demo.timeline.at(1, part));
    const comment = "We have only just begun, and are delighted.";
    await submit(tx, demo, "Zephrelle Care Apps", {
      source: ReviewSource.INTERNAL,
      name,
      day,
      ratings,
      comment,
    });
  }
}

/** What a partner says of itself, again and again. */
async function seedSelfPraise(tx: Transaction, demo: Demo): Promise<void> {
  const name = "Rufus Palandine";
  const email = emailOf(name, "palandine.example");
  demo.people.set(name, (await createPerson(tx, { id: demo.newId(), name, email })).id);
  const ratings = { delivery: 5, responsiveness: 5, expertise: 5, communication: 5, value: 5 };
  const comment = "Another delighted client!";
  for (let ago = FINISHED_QUARTERS; ago >= 0; ago--)
    for (const part of [0.25, 0.5, 0.75]) {
      const day = dayOf(demo.timeline.at(ago, part));
      await submit(tx, demo, "Palandine Partners", {
        source: ReviewSource.SELF_REPORTED,
        name,
        day,
        ratings,
        comment,
      });
    }
}
