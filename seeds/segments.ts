import type { Transaction } from "../src/kernel/Transaction.js";
import { Criticality } from "../src/modules/catalog/Criticality.js";
import { Standing } from "../src/modules/partners/CurrentStanding.js";
import { createSegment } from "../src/modules/segments/segmentService.js";
import { idOf, type Demo } from "./demo.js";

const ENOUGH_TRUST = 0.6;

/** Adds the sets of partners that the steering committee looks at. */
export async function seedSegments(tx: Transaction, demo: Demo): Promise<void> {
  const segments = [
    {
      name: "Critical partners",
      description: "Who serves what the hospitals cannot be without, under contract.",
      rule: { criticalityAtLeast: Criticality.CRITICAL, hasContractInForce: true },
    },
    {
      name: "On probation",
      description: "With whom somebody must speak before anything new is bought.",
      rule: { standings: [Standing.PROBATION, Standing.SUSPENDED] },
    },
    {
      name: "Cloud to lean on",
      description: "Who helps with our cloud, and is proven enough to lean on.",
      rule: { serviceAreaIds: [idOf(demo.areas, "cloud")], trustLowerAtLeast: ENOUGH_TRUST },
    },
  ];
  for (const segment of segments) await createSegment(tx, { id: demo.newId(), ...segment });
}
