import type { Transaction } from "../src/kernel/Transaction.js";
import { openRound } from "../src/modules/reviewPlanning/reviewRoundService.js";
import { idOf, type Demo } from "./demo.js";

const PARTNERS = ["Velmora Health Software", "Oskarrow Networks", "Zephrelle Care Apps"];
const REVIEWERS = ["Priya Ramanathan", "Henrik Aas", "Grace Okonkwo"];
const DAYS_LEFT = 14;

/** Asks a few of us about a few partners; nobody has answered yet. */
export async function seedReviewRounds(tx: Transaction, demo: Demo): Promise<void> {
  await openRound(tx, {
    id: demo.newId(),
    title: "Before the steering committee",
    dueOn: demo.timeline.daysAgo(-DAYS_LEFT),
    partnerIds: PARTNERS.map((name) => idOf(demo.partners, name)),
    reviewerIds: REVIEWERS.map((name) => idOf(demo.people, name)),
  });
}
