import type { Transaction } from "../src/kernel/Transaction.js";
import type { SupportLevel } from "../src/modules/catalog/SupportLevel.js";
import { createOffering } from "../src/modules/offerings/offeringService.js";
import { AREAS } from "./catalog.js";
import { idOf, type Demo } from "./demo.js";
import { areasOf } from "./partnerPlan.js";
import { PARTNERS } from "./partners.js";
import { pick, randomOf, whole } from "./random.js";

/** What help of a support level is sold as. */
const SOLD_AS: { readonly [Level in SupportLevel]: string } = {
  L0: "self-service",
  L1: "first line",
  L2: "on-site technicians",
  L3: "expert support",
  L4: "product engineering",
};

const ASSURANCES = [
  "ISO/IEC 27001 certificate",
  "ISO/IEC 20000-1 certificate",
  "Reference visit",
  "Skills test by our engineers",
  null,
] as const;

/** Adds what the partners say they can do, some of it stated long ago. */
export async function seedOfferings(
  tx: Transaction,
  { newId, partners, areas, timeline }: Demo,
): Promise<void> {
  for (const plan of PARTNERS) {
    const random = randomOf(`offerings of ${plan.name}`);
    for (const key of areasOf(plan)) {
      const supportLevel = plan.offers[key] as SupportLevel;
      const assurance = pick(random, ASSURANCES);
      await createOffering(tx, {
        id: newId(),
        partnerId: idOf(partners, plan.name),
        serviceAreaId: idOf(areas, key),
        name: `${AREAS[key].name}: ${SOLD_AS[supportLevel]}`,
        supportLevel,
        assurance,
        evidenceUrl: assurance === null ? null : `https://${plan.site}/services/${key}`,
        statedOn: timeline.daysAgo(whole(random, 10, 620)),
      });
    }
  }
}
