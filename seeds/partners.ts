import type { Transaction } from "../src/kernel/Transaction.js";
import { PartnerSegment } from "../src/modules/partners/Partner.js";
import { createContact, createPartner } from "../src/modules/partners/partnerService.js";
import { idOf, type Demo } from "./demo.js";
import { OCCASIONAL_PARTNERS } from "./occasionalPartners.js";
import type { PartnerPlan } from "./partnerPlan.js";
import { emailOf } from "./people.js";
import { between, pick, randomOf, whole } from "./random.js";
import { STEADY_PARTNERS } from "./steadyPartners.js";
import { STORY_PARTNERS } from "./storyPartners.js";

/** All partners of the demo organisation. */
export const PARTNERS: readonly PartnerPlan[] = [
  ...STORY_PARTNERS,
  ...STEADY_PARTNERS,
  ...OCCASIONAL_PARTNERS,
];

/** Adds the partners, each known to purchasing by a number, and the people there. */
export async function seedPartners(tx: Transaction, demo: Demo): Promise<void> {
  const { newId, partners } = demo;
  for (const [at, { name, site, roles, segment, parent }] of PARTNERS.entries()) {
    const { id } = await createPartner(tx, {
      id: newId(),
      name,
      roles,
      segment,
      website: `https://${site}`,
      parentId: parent === undefined ? null : idOf(partners, parent),
      externalReferences: [{ system: "purchasing", id: `V-${String(10_207 + at * 13)}` }],
    });
    partners.set(name, id);
  }
  for (const plan of PARTNERS) await seedContacts(tx, demo, plan);
}

const FIRST_NAMES = [
  ...["Agnes", "Bruno", "Clara", "Dmitri", "Esther", "Farid", "Greta", "Hugo", "Imogen", "Jonas", "Kavita"],
  ...[
    "Leif",
    "Miriam",
    "Nils",
    "Oluchi",
    "Pascal",
    "Rhona",
    "Stefan",
    "Tamsin",
    "Ulrike",
    "Viktor",
    "Zainab",
  ],
] as [string, ...string[]];
const LAST_NAMES = [
  ...["Abara", "Bellweather", "Carrow", "Dahl", "Eastcott", "Fenwright", "Garside", "Hallworth", "Iversen"],
  ...["Jarrold", "Kowalczyk", "Lathom", "Mbeki", "Northam", "Ollerton", "Pereira", "Quist", "Rennard"],
  ...["Solberg", "Trevanion", "Underhay", "Varga", "Wetherall", "Yarrow"],
] as [string, ...string[]];
const TITLES = ["Service manager", "Duty engineer", "Account manager", "Escalation manager"] as const;

/** One to three people; some numbers were checked last week, some years ago, and some never. */
async function seedContacts(
  tx: Transaction,
  { newId, partners, timeline }: Demo,
  { name: partner, site, segment }: PartnerPlan,
): Promise<void> {
  const random = randomOf(`contacts of ${partner}`);
  const count = segment === PartnerSegment.STRATEGIC ? 3 : whole(random, 1, 2);
  const names = new Set<string>();
  while (names.size < count) names.add(`${pick(random, FIRST_NAMES)} ${pick(random, LAST_NAMES)}`);
  for (const [at, name] of [...names].entries()) {
    const verified = random() < 0.85 ? timeline.daysAgo(Math.round(4 + 700 * random() ** 2.5)) : null;
    await createContact(tx, {
      id: newId(),
      partnerId: idOf(partners, partner),
      name,
      title: TITLES[at % TITLES.length],
      email: emailOf(name, site),
      // Numbers that Ofcom keeps free for use in fiction.
      phone: `+44 1632 960${String(Math.floor(between(random, 0, 1000))).padStart(3, "0")}`,
      verifiedOn: verified,
    });
  }
}
