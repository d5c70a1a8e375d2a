import { SupportLevel } from "../src/modules/catalog/SupportLevel.js";
import { PartnerRole, PartnerSegment } from "../src/modules/partners/Partner.js";
import { fair, good, LITTLE, middling, NOTHING, plan, poor, type PartnerPlan } from "./partnerPlan.js";

const { OEM, RESELLER, MSP, CONSULTANCY, CONTRACTOR, CLOUD_PROVIDER } = PartnerRole;
const { LEVERAGE, BOTTLENECK, ROUTINE } = PartnerSegment;
const { L1, L2, L3, L4 } = SupportLevel;

/** Those that do a little now and then. Of the last two we know no more than what they say they can do. */
export const OCCASIONAL_PARTNERS: readonly PartnerPlan[] = [
  plan(
    "Copperlea Cabling",
    "copperlea",
    [CONTRACTOR],
    ROUTINE,
    { network: L2, wireless: L2, phones: L1 },
    { conduct: fair, volume: LITTLE },
  ),
  plan(
    "Ambrifold Theatre Planning",
    "ambrifold",
    [OEM],
    BOTTLENECK,
    { theatres: L4, roster: L2 },
    { conduct: middling, volume: LITTLE },
  ),
  plan(
    "Umberlow Web Studio",
    "umberlow",
    [CONTRACTOR],
    ROUTINE,
    { portal: L3, email: L1 },
    { conduct: fair, volume: LITTLE },
  ),
  plan(
    "Rookwater Advisory",
    "rookwater",
    [CONSULTANCY],
    ROUTINE,
    { exchange: L3, results: L2, records: L2 },
    { conduct: good, volume: LITTLE },
  ),
  plan(
    "Brimscombe Labels",
    "brimscombe-labels",
    [RESELLER],
    ROUTINE,
    { printing: L2, results: L1 },
    { conduct: middling, volume: LITTLE },
  ),
  plan(
    "Tolverne Training",
    "tolverne",
    [CONSULTANCY],
    ROUTINE,
    { records: L1, desk: L1, email: L1 },
    { conduct: good, volume: LITTLE },
  ),
  plan(
    "Quernmoor Power",
    "quernmoor-power",
    [CONTRACTOR],
    BOTTLENECK,
    { servers: L2, network: L1 },
    { conduct: fair, volume: LITTLE },
  ),
  plan(
    "Swithland Data",
    "swithland-data",
    [CONSULTANCY],
    ROUTINE,
    { archive: L2, finance: L1, cloud: L1 },
    { conduct: middling, volume: LITTLE },
  ),
  plan(
    "Hollinfare Desktops",
    "hollinfare",
    [RESELLER, MSP],
    LEVERAGE,
    { workplace: L2, desk: L1, printing: L1 },
    { conduct: poor, volume: LITTLE },
  ),
  plan(
    "Pennarrow Messaging",
    "pennarrow",
    [CLOUD_PROVIDER],
    LEVERAGE,
    { email: L4, phones: L2, portal: L1 },
    { conduct: fair, volume: LITTLE },
  ),
  plan(
    "Ellerwick Consulting",
    "ellerwick",
    [CONSULTANCY],
    ROUTINE,
    { security: L2, cloud: L2, backup: L1 },
    { conduct: fair, volume: LITTLE },
  ),
  plan(
    "Saxonbrook Software",
    "saxonbrook",
    [OEM],
    ROUTINE,
    { finance: L3, payroll: L2 },
    { conduct: middling, volume: LITTLE },
  ),
  plan(
    "Marlhaven Cloud",
    "marlhaven",
    [CLOUD_PROVIDER],
    LEVERAGE,
    { cloud: L4, backup: L3, servers: L2, identity: L1 },
    { conduct: () => null, volume: NOTHING },
  ),
  plan(
    "Fellgate Forensics",
    "fellgate",
    [CONSULTANCY],
    BOTTLENECK,
    { security: L3, identity: L3 },
    { conduct: () => null, volume: NOTHING },
  ),
];
