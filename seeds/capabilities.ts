import { insertRecord } from "../src/kernel/records.js";
import type { Transaction } from "../src/kernel/Transaction.js";
import { upsertDemand } from "../src/modules/capabilities/demandService.js";
import {
  endCapability,
  upsertCapability,
  verifyCapability,
} from "../src/modules/capabilities/holdingService.js";
import { SkillHolder } from "../src/modules/capabilities/SkillHolder.js";
import type { SkillHolding } from "../src/modules/capabilities/SkillHolding.js";
import { SkillLevel } from "../src/modules/catalog/SkillLevel.js";
import type { AreaKey } from "./catalog.js";
import { idOf, type Demo } from "./demo.js";
import { randomOf, whole } from "./random.js";

const { AWARENESS, WORKING, PRACTITIONER, EXPERT } = SkillLevel;

/** Who can do what. Nobody knows forensics or telephones, and two skills hang on one person. */
const HELD: { readonly [person: string]: { readonly [skill: string]: SkillLevel } } = {
  "Priya Ramanathan": {
    "Configuring patient records": EXPERT,
    "HL7 and FHIR messages": WORKING,
    "Medicine catalogue upkeep": PRACTITIONER,
  },
  "Declan Moriarty": { "Medicine catalogue upkeep": EXPERT, "Configuring patient records": PRACTITIONER },
  "Sofia Castellano": { "Laboratory system operation": PRACTITIONER, "Imaging archive operation": WORKING },
  "Henrik Aas": { "Network routing and switching": EXPERT, "Wireless planning": PRACTITIONER },
  "Grace Okonkwo": {
    "Linux administration": EXPERT,
    "PostgreSQL administration": PRACTITIONER,
    "Storage and backup": PRACTITIONER,
  },
  "Yusuf Demir": {
    "Windows Server administration": PRACTITIONER,
    "Cloud operation": WORKING,
    "Network routing and switching": WORKING,
  },
  "Marguerite Blanchard": { "Incident response": EXPERT, "Identity and access": PRACTITIONER },
  "Owen Prosser": { "Identity and access": EXPERT, "Incident response": WORKING },
  "Amara Whitlock": { "Vendor management": EXPERT, "Contract negotiation": PRACTITIONER },
  "Tobias Lindqvist": { "Vendor management": PRACTITIONER, "Incident command": WORKING },
  "Nadia Petrova": { "Contract negotiation": WORKING, Forensics: AWARENESS },
  "Ines Duarte": { "Service desk work": EXPERT, "Incident command": PRACTITIONER },
  "Rajesh Kulkarni": { "Service desk work": PRACTITIONER },
  "Hannah Birchall": { "Service desk work": WORKING },
};

/** Teams that are called at night. */
const ON_CALL: readonly string[] = [
  "Priya Ramanathan",
  "Declan Moriarty",
  "Henrik Aas",
  "Grace Okonkwo",
  "Marguerite Blanchard",
];

/** Who goes, so that what hangs on one person will hang on nobody. */
const LEAVER = { person: "Henrik Aas", skill: "Wireless planning", inDays: 60, reason: "Retires." };

interface Need {
  readonly skill: string;
  readonly level: SkillLevel;
  readonly daysAYear: number;
  readonly peak: number;
}
const need = (skill: string, level: SkillLevel, daysAYear: number, peak = 1): Need => ({
  skill,
  level,
  daysAYear,
  peak,
});

const NEEDS: { readonly [Key in AreaKey]?: readonly Need[] } = {
  records: [
    need("Configuring patient records", EXPERT, 160, 2),
    need("PostgreSQL administration", PRACTITIONER, 25),
  ],
  medicines: [need("Medicine catalogue upkeep", PRACTITIONER, 110)],
  results: [
    need("Laboratory system operation", PRACTITIONER, 70),
    need("HL7 and FHIR messages", PRACTITIONER, 20),
  ],
  scans: [need("Imaging archive operation", PRACTITIONER, 60), need("Storage and backup", WORKING, 20)],
  exchange: [need("HL7 and FHIR messages", EXPERT, 90, 2)],
  network: [need("Network routing and switching", EXPERT, 120, 2)],
  wireless: [need("Wireless planning", PRACTITIONER, 25)],
  phones: [need("Voice over IP", PRACTITIONER, 15)],
  identity: [need("Identity and access", PRACTITIONER, 90)],
  security: [need("Incident response", PRACTITIONER, 140, 2), need("Forensics", EXPERT, 6)],
  servers: [
    need("Linux administration", PRACTITIONER, 120),
    need("Windows Server administration", PRACTITIONER, 140),
  ],
  cloud: [need("Cloud operation", PRACTITIONER, 100)],
  backup: [need("Storage and backup", PRACTITIONER, 60)],
  desk: [need("Service desk work", WORKING, 640, 4)],
};

/** Adds what our own people can do, and which skills the service areas need. */
export async function seedCapabilities(tx: Transaction, demo: Demo): Promise<void> {
  for (const [person, held] of Object.entries(HELD)) {
    const personId = idOf(demo.people, person);
    const { id: holderId } = await insertRecord(tx, SkillHolder, { id: demo.newId(), personId });
    for (const [skill, level] of Object.entries(held)) {
      const holding = await seedHolding(tx, demo, { person, holderId, skill, level });
      if (person === LEAVER.person && skill === LEAVER.skill)
        await endCapability(tx, {
          id: holding.id,
          expectedVersion: holding.version,
          endsOn: demo.timeline.daysAgo(-LEAVER.inDays),
          reason: LEAVER.reason,
        });
    }
  }
  for (const [area, needs] of Object.entries(NEEDS))
    for (const { skill, ...much } of needs)
      await upsertDemand(tx, {
        id: demo.newId(),
        serviceAreaId: idOf(demo.areas, area),
        skillId: idOf(demo.skills, skill),
        since: demo.timeline.daysAgo(730),
        ...much,
      });
}

interface Held {
  readonly person: string;
  readonly holderId: string;
  readonly skill: string;
  readonly level: SkillLevel;
}

const COST: { readonly [Level in SkillLevel]: number } = {
  AWARENESS: 200,
  WORKING: 900,
  PRACTITIONER: 2_400,
  EXPERT: 5_200,
};

/** Somebody has looked at most skills in the last two years, and some were not used for long. */
async function seedHolding(
  tx: Transaction,
  { newId, skills, timeline }: Demo,
  { person, holderId, skill, level }: Held,
): Promise<SkillHolding> {
  const random = randomOf(`${person}: ${skill}`);
  const holding = await upsertCapability(tx, {
    id: newId(),
    holderId,
    skillId: idOf(skills, skill),
    level,
    onCall: ON_CALL.includes(person),
    since: timeline.daysAgo(whole(random, 740, 2_400)),
    lastUsedOn: timeline.daysAgo(whole(random, 1, 400)),
    yearlyCost: { amount: String(COST[level] + 50 * whole(random, 0, 8)), currency: "GBP" },
  });
  if (random() > 0.7) return holding;
  const verifiedOn = timeline.daysAgo(whole(random, 20, 700));
  return verifyCapability(tx, { id: holding.id, expectedVersion: holding.version, verifiedOn });
}
