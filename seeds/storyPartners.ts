import { SupportLevel } from "../src/modules/catalog/SupportLevel.js";
import { PartnerRole, PartnerSegment } from "../src/modules/partners/Partner.js";
import { excellent, failed, good, MUCH, NOTHING, saved, SOME, type PartnerPlan } from "./partnerPlan.js";

const { OEM, MSP, CONSULTANCY, CONTRACTOR, CLOUD_PROVIDER } = PartnerRole;
const { STRATEGIC, LEVERAGE, BOTTLENECK, ROUTINE } = PartnerSegment;
const { L1, L2, L3, L4 } = SupportLevel;

/** The partners whose scorecards tell a story; the test of the seed says how each story ends. */
export const STORY_PARTNERS: readonly PartnerPlan[] = [
  // CORE: excellent every day, and came through every crisis.
  {
    name: "Velmora Health Software",
    site: "velmora-health.example",
    roles: [OEM],
    segment: STRATEGIC,
    offers: { records: L4, medicines: L4, emergency: L4, theatres: L4, portal: L3 },
    conduct: excellent,
    volume: MUCH,
    crises: [...saved("SEV1", 7, 5, 3, 1), ...saved("SEV2", 6, 4, 2, 1)],
  },
  {
    name: "Oskarrow Networks",
    site: "oskarrow.example",
    roles: [MSP],
    segment: STRATEGIC,
    offers: { network: L4, wireless: L4, phones: L3, devices: L2 },
    conduct: excellent,
    volume: MUCH,
    crises: [...saved("SEV1", 8, 6, 4, 2), ...saved("SEV2", 7, 5, 3, 1)],
  },
  // TRUSTED: good every day, and came through most crises.
  {
    name: "Thistlegate Laboratory Systems",
    site: "thistlegate-lab.example",
    roles: [OEM],
    segment: STRATEGIC,
    offers: { results: L4, exchange: L3, archive: L2 },
    conduct: good,
    volume: SOME,
    crises: [...saved("SEV1", 6), ...saved("SEV2", 7, 4, 1), ...failed("SEV2", "ABANDONED", 3, 2)],
  },
  {
    name: "Brantwell Cloud",
    site: "brantwell-cloud.example",
    roles: [CLOUD_PROVIDER, MSP],
    segment: STRATEGIC,
    offers: { cloud: L4, backup: L3, servers: L3, portal: L2, email: L3 },
    conduct: good,
    volume: MUCH,
    crises: [...saved("SEV1", 5, 1), ...saved("SEV2", 7, 6, 3), ...failed("SEV2", "ABANDONED", 8, 4, 2)],
  },
  // FAIR WEATHER: nobody is better on a quiet day; in a crisis it leaves, or does not come. SUSPENDED.
  {
    name: "Sablecrest Security Operations",
    site: "sablecrest-soc.example",
    roles: [MSP],
    segment: STRATEGIC,
    offers: { security: L3, identity: L3, email: L2 },
    conduct: excellent,
    volume: SOME,
    crises: [
      ...failed("SEV2", "ABANDONED", 6),
      ...saved("SEV2", 5),
      ...failed("SEV1", "NO_SHOW", 3),
      ...failed("SEV1", "ABANDONED", 1),
    ],
  },
  // FAIR WEATHER without a severity-1 crisis: no suspension, but trust is capped by how its crises went.
  {
    name: "Merrowick Hosting",
    site: "merrowick-hosting.example",
    roles: [MSP, CLOUD_PROVIDER],
    segment: LEVERAGE,
    offers: { servers: L3, backup: L3, cloud: L2 },
    conduct: excellent,
    volume: SOME,
    crises: [
      ...failed("SEV2", "NO_SHOW", 7, 4, 2),
      ...failed("SEV2", "ABANDONED", 6, 3, 1),
      ...saved("SEV2", 8, 5),
    ],
  },
  // UNTESTED: excellent, and never called in a crisis. APPROVED, not TRUSTED: nobody knows whether it would come.
  {
    name: "Ivyforge Integration",
    site: "ivyforge.example",
    roles: [CONSULTANCY],
    segment: BOTTLENECK,
    offers: { exchange: L4, devices: L3, results: L2 },
    conduct: excellent,
    volume: SOME,
  },
  // NEWCOMER: five perfect ratings last quarter, and nothing else. UNPROVEN: five ratings are not a track record.
  {
    name: "Zephrelle Care Apps",
    site: "zephrelle.example",
    roles: [OEM],
    segment: ROUTINE,
    offers: { portal: L3, emergency: L2 },
    conduct: () => null,
    volume: NOTHING,
  },
  // COLLAPSED: good for a year and a half, then its best people left. The alarm sees it at once.
  {
    name: "Dunmarrow Field Services",
    site: "dunmarrow.example",
    roles: [CONTRACTOR, MSP],
    segment: LEVERAGE,
    offers: { workplace: L2, printing: L2, desk: L1, servers: L1 },
    conduct: (ago) => {
      if (ago > 2) return { kept: 0.94, stars: 4.4 };
      return ago === 2 ? { kept: 0.55, stars: 2.8 } : { kept: 0.1, stars: 1.2 };
    },
    volume: MUCH,
    crises: [...saved("SEV2", 7, 5)],
  },
  // SILENT: was bad a good year ago, and has done nothing for us since. Time alone does not mend its name.
  {
    name: "Grimsand Archives",
    site: "grimsand.example",
    roles: [CONTRACTOR],
    segment: ROUTINE,
    offers: { archive: L3, scans: L1 },
    conduct: (ago) => (ago >= 5 ? { kept: 0.3, stars: 1.7 } : null),
    volume: { incidents: 2, orders: 1, items: 12, projects: 0, reviews: 3 },
    crises: [...failed("SEV2", "ABANDONED", 7)],
  },
  // SELF-PRAISING: dozens of five stars from itself and its friends, and a few sober ones from us. The sober ones count.
  {
    name: "Palandine Partners",
    site: "palandine.example",
    roles: [CONSULTANCY],
    segment: ROUTINE,
    offers: { finance: L2, payroll: L2, roster: L2 },
    conduct: () => ({ kept: 0.7, stars: 2.6 }),
    volume: SOME,
  },
];
