import type { Transaction } from "../src/kernel/Transaction.js";
import { ReviewSource } from "../src/modules/reviews/Review.js";
import { createDraft } from "../src/modules/reviews/reviewDraftService.js";
import { answerReview, publishReview } from "../src/modules/reviews/reviewLifeService.js";
import { listReviews } from "../src/modules/reviews/reviewQueries.js";
import { submitReview, withdrawReview } from "../src/modules/reviews/reviewService.js";
import { ReviewState } from "../src/modules/reviews/ReviewState.js";
import { idOf, type Demo } from "./demo.js";

const ANSWERS = [
  "Thank you. We have put a second engineer on your account.",
  "We see it otherwise: the change request came to us two days late.",
  "Fair. The new service manager starts on Monday.",
] as const;

/** Lets some partners answer the latest reviews, and adds what is begun and what was withdrawn. None of it counts. */
export async function seedReviewStates(tx: Transaction, demo: Demo): Promise<void> {
  const open = await listReviews(tx, { first: 100 }, { state: { eq: ReviewState.SUBMITTED } });
  for (const [at, { id, version }] of open.nodes.entries()) {
    const text = ANSWERS[at % (2 * ANSWERS.length)];
    if (text === undefined) continue;
    const answered = await answerReview(tx, { id, expectedVersion: version, text });
    if (at % ANSWERS.length === 0) await publishReview(tx, { id, expectedVersion: answered.version });
  }
  await seedSlip(tx, demo);
  await seedDrafts(tx, demo);
}

/** A review that was meant for another partner. */
async function seedSlip(tx: Transaction, demo: Demo): Promise<void> {
  const { id } = await submitReview(tx, {
    id: demo.newId(),
    partnerId: idOf(demo.partners, "Oskarrow Networks"),
    reviewerId: idOf(demo.people, "Grace Okonkwo"),
    source: ReviewSource.INTERNAL,
    reviewedOn: demo.timeline.daysAgo(3),
    ratings: { delivery: 2, communication: 1 },
    comment: "Three visits for one printer.",
  });
  const reason = "This was about another partner.";
  await withdrawReview(tx, { id, expectedVersion: 1, reason });
}

async function seedDrafts(tx: Transaction, demo: Demo): Promise<void> {
  const drafts = [
    { partner: "Velmora Health Software", reviewer: "Priya Ramanathan", ratings: { delivery: 4 } },
    { partner: "Oskarrow Networks", reviewer: "Henrik Aas", ratings: {} },
  ];
  for (const { partner, reviewer, ratings } of drafts)
    await createDraft(tx, {
      id: demo.newId(),
      partnerId: idOf(demo.partners, partner),
      reviewerId: idOf(demo.people, reviewer),
      ratings,
      comment: "To be finished after the service review.",
    });
}
