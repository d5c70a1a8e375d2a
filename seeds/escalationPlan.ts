import { Severity } from "../src/modules/catalog/Severity.js";
import { SupportLevel } from "../src/modules/catalog/SupportLevel.js";
import type { AreaKey } from "./catalog.js";
import type { CalendarKey, TeamKey } from "./people.js";

const { SEV1, SEV2, SEV3 } = Severity;
const { L1, L2, L3, L4 } = SupportLevel;

/** What is out of the ordinary about a helper. */
interface Trouble {
  /** How many days ago the numbers were checked; 20 where nothing is said. */
  readonly checkedAgo?: number;
  /** How many minutes after the step before; 15 where nothing is said. */
  readonly delayMinutes?: number;
  /** Whether the contract has ended, and nobody has renewed it. */
  readonly ended?: boolean;
  /** Whether nobody has given them access. */
  readonly locked?: boolean;
  /** The severities that the contract promises something for; where none is named, it says nothing of service levels. */
  readonly promised?: readonly Severity[];
}

/** Somebody at a partner who is called, and what brings them. */
export interface HelperPlan extends Trouble {
  readonly partner: string;
  readonly supportLevel: SupportLevel;
  /** At which hours; null where nobody has asked. */
  readonly hours: CalendarKey | null;
  /** The engineer, and the deputy where there is one. */
  readonly people: readonly [string, string?];
}

const helper = (
  partner: string,
  supportLevel: SupportLevel,
  hours: CalendarKey | null,
  people: HelperPlan["people"],
  trouble: Trouble = {},
): HelperPlan => ({ partner, supportLevel, hours, people, ...trouble });

/** On whom partners rest: two of them on the same data centre, and two on the same fibre, which nobody has noticed. */
export const FOURTH_PARTIES: readonly { readonly name: string; readonly below: readonly string[] }[] = [
  { name: "Greywater Data Centres", below: ["Brantwell Cloud", "Kestrelby Backup"] },
  { name: "Linemarsh Fibre", below: ["Oskarrow Networks", "Corvethorn Telephony"] },
  { name: "Nightjar Answering", below: ["Velmora Health Software"] },
];

/** Whom to call in an area. */
export interface PathPlan {
  readonly severities: readonly Severity[];
  readonly team: TeamKey;
  /** How far the team helps by itself. */
  readonly teamLevel: SupportLevel;
  /** How many days ago it was rehearsed; null for never. */
  readonly drilledAgo: number | null;
  readonly helpers: readonly HelperPlan[];
}

const path = (
  team: TeamKey,
  teamLevel: SupportLevel,
  drilledAgo: number | null,
  helpers: readonly HelperPlan[],
  severities: readonly Severity[] = [SEV1, SEV2],
): PathPlan => ({ severities, team, teamLevel, drilledAgo, helpers });

/** The paths of the demo organisation. Each tells another story; areas that are not named have none. */
export const PATHS: { readonly [Key in AreaKey]?: PathPlan } = {
  // Fine on a Tuesday morning, broken on a Sunday night: the contract of the most critical area is for office hours.
  records: path("clinical", L2, 40, [
    helper("Velmora Health Software", L4, "office", ["Agnes Dahl", "Hugo Varga"]),
  ]),
  // As it should be, at all hours.
  network: path(
    "platforms",
    L3,
    25,
    [helper("Oskarrow Networks", L4, "clock", ["Esther Quist", "Nils Yarrow"])],
    [SEV1, SEV2, SEV3],
  ),
  cloud: path("platforms", L2, 70, [
    helper("Brantwell Cloud", L4, "clock", ["Farid Lathom", "Greta Northam"]),
  ]),
  // Nobody has called the numbers for half a year.
  medicines: path("clinical", L2, 60, [
    helper("Velmora Health Software", L4, "clock", ["Clara Mbeki", "Leif Solberg"], { checkedAgo: 190 }),
  ]),
  // Good until the evening, and on Saturdays.
  results: path("clinical", L2, 90, [
    helper("Thistlegate Laboratory Systems", L4, "clinic", ["Imogen Carrow", "Jonas Pereira"]),
  ]),
  // Never rehearsed.
  scans: path("clinical", L1, null, [
    helper("Ostrimage Systems", L4, "clock", ["Kavita Rennard", "Bruno Garside"]),
  ]),
  // Whoever helps does not go as far as the area needs.
  exchange: path("clinical", L2, 110, [
    helper("Thistlegate Laboratory Systems", L3, "clock", ["Pascal Hallworth", "Rhona Iversen"]),
  ]),
  // The partner did not come when it mattered.
  security: path("security", L2, 30, [
    helper("Sablecrest Security Operations", L3, "clock", ["Stefan Bellweather", "Tamsin Jarrold"]),
  ]),
  // One engineer, and nobody in her place.
  phones: path("platforms", L1, 50, [helper("Corvethorn Telephony", L4, "clock", ["Miriam Fenwright"])]),
  // Willing, and locked out.
  devices: path("clinical", L1, 80, [
    helper("Wendlebury Device Link", L4, "clock", ["Oluchi Eastcott", "Viktor Wetherall"], { locked: true }),
  ]),
  // Called when the board must be back already.
  emergency: path("clinical", L2, 45, [
    helper("Velmora Health Software", L4, "clock", ["Ulrike Trevanion", "Dmitri Abara"], {
      delayMinutes: 40,
    }),
  ]),
  // Nobody has renewed the contract.
  theatres: path("clinical", L2, 75, [
    helper("Velmora Health Software", L4, "clock", ["Zainab Ollerton", "Bruno Quist"], { ended: true }),
  ]),
  // Helped in the worst case only.
  servers: path("platforms", L2, 35, [
    helper("Brantwell Cloud", L3, "clock", ["Tamsin Lathom", "Stefan Underhay"], { promised: [SEV1] }),
  ]),
  // At which hours? And the drill is long ago, too.
  backup: path("platforms", L1, 240, [
    helper("Kestrelby Backup", L3, null, ["Rhona Kowalczyk", "Nils Underhay"]),
  ]),
  workplace: path(
    "desk",
    L1,
    100,
    [helper("Quillhaven Managed Services", L3, "clinic", ["Leif Carrow", "Agnes Pereira"])],
    [SEV2, SEV3],
  ),
  // We need nobody for it.
  desk: path("desk", L1, 15, [], [SEV2, SEV3]),
};
