import sql from "sql-template-tag";
import type { Context } from "../src/kernel/Context.js";
import { lockName } from "../src/kernel/locks.js";
import type { Transaction } from "../src/kernel/Transaction.js";
import { runningQuarter } from "../src/modules/organisation/settingsQueries.js";
import { publishQuarter } from "../src/modules/scorecards/publicationService.js";
import { seedCapabilities } from "./capabilities.js";
import { seedCatalog } from "./catalog.js";
import { seedContracts } from "./contracts.js";
import { newDemo } from "./demo.js";
import { seedEngagements } from "./engagements.js";
import { seedEscalations } from "./escalations.js";
import { seedOfferings } from "./offerings.js";
import { seedOrganisation } from "./organisation.js";
import { seedPartners } from "./partners.js";
import { seedPeople } from "./people.js";
import { seedReviews } from "./reviews.js";
import { seedReviewRounds } from "./reviewRounds.js";
import { seedReviewStates } from "./reviewStates.js";
import { seedSegments } from "./segments.js";
import { seedServiceLevels } from "./serviceLevels.js";
import { seedServiceStories } from "./serviceStories.js";
import { FINISHED_QUARTERS } from "./timeline.js";

/**
 * Fills an empty database with the demo organisation, the IT of a group of hospitals: about forty partners and two years
 * of work, reviews and contracts, with the scorecards of every finished quarter. All in one transaction: whatever stops it leaves
 * the database empty, and the next start tries again. The same day gives the same organisation.
 * @returns Whether it was filled; false where there are partners already, which are left alone.
 * @throws DomainError CONFLICT where something else has a name that the organisation needs.
 */
export function seedDemo(ctx: Context): Promise<boolean> {
  return ctx.commit(async (tx) => {
    // Two processes at once must not both find nothing. The second waits as long as the first takes.
    await tx.run("SET LOCAL statement_timeout = 0");
    await lockName(tx, "seed", "demo");
    if (await hasPartners(tx)) return false;
    await seedRecords(tx);
    const running = await runningQuarter(tx);
    for (let ago = FINISHED_QUARTERS; ago >= 1; ago--) await publishQuarter(tx, running - ago);
    return true;
  });
}

async function hasPartners(tx: Transaction): Promise<boolean> {
  return (await tx.rows(sql`SELECT 1 FROM partner LIMIT 1`)).length > 0;
}

async function seedRecords(tx: Transaction): Promise<void> {
  const demo = newDemo(tx.now);
  await seedOrganisation(tx, demo);
  await seedPeople(tx, demo);
  await seedCatalog(tx, demo);
  await seedPartners(tx, demo);
  await seedOfferings(tx, demo);
  await seedReviews(tx, demo, await seedEngagements(tx, demo));
  await seedContracts(tx, demo);
  await seedReviewStates(tx, demo);
  await seedCapabilities(tx, demo);
  await seedEscalations(tx, demo);
  await seedServiceLevels(tx, demo);
  await seedServiceStories(tx, demo);
  await seedReviewRounds(tx, demo);
  await seedSegments(tx, demo);
}
