import type { Transaction } from "../src/kernel/Transaction.js";
import { Criticality } from "../src/modules/catalog/Criticality.js";
import { createServiceArea } from "../src/modules/catalog/serviceAreaService.js";
import { createSkill } from "../src/modules/catalog/skillService.js";
import { SupportLevel } from "../src/modules/catalog/SupportLevel.js";
import { idOf, type Demo } from "./demo.js";
import type { CalendarKey } from "./people.js";

const { LOW, MEDIUM, HIGH, CRITICAL } = Criticality;
const { L1, L2, L3, L4 } = SupportLevel;

interface Area {
  readonly name: string;
  readonly criticality: Criticality;
  readonly supportLevel: SupportLevel;
  readonly requiredDepth: number;
  readonly hours: CalendarKey;
  readonly recoveryTimeMinutes: number;
}

const area = (
  name: string,
  criticality: Criticality,
  supportLevel: SupportLevel,
  requiredDepth: number,
  hours: CalendarKey,
  recoveryHours: number,
): Area => ({
  name,
  criticality,
  supportLevel,
  requiredDepth,
  hours,
  recoveryTimeMinutes: recoveryHours * 60,
});

/** What IT delivers to the hospitals: how critical, up to which support level, from how many sources, when, how soon. */
export const AREAS = {
  records: area("Patient records", CRITICAL, L4, 2, "clock", 1),
  emergency: area("Emergency department board", CRITICAL, L3, 2, "clock", 0.5),
  medicines: area("Medicine ordering and dispensing", CRITICAL, L4, 2, "clock", 1),
  results: area("Laboratory results", CRITICAL, L4, 2, "clock", 2),
  scans: area("Scans and X-ray images", CRITICAL, L4, 2, "clock", 2),
  theatres: area("Operating theatre schedule", HIGH, L3, 1, "clock", 4),
  devices: area("Bedside device readings", CRITICAL, L3, 2, "clock", 1),
  exchange: area("Message exchange between systems", CRITICAL, L4, 2, "clock", 1),
  network: area("Hospital network", CRITICAL, L4, 2, "clock", 1),
  wireless: area("Wireless on the wards", HIGH, L3, 1, "clock", 2),
  phones: area("Telephones and paging", CRITICAL, L3, 2, "clock", 1),
  identity: area("Staff sign-in", CRITICAL, L3, 2, "clock", 1),
  security: area("Security watch", CRITICAL, L3, 2, "clock", 1),
  servers: area("Data centre", HIGH, L3, 2, "clock", 4),
  cloud: area("Cloud platform", HIGH, L4, 1, "clock", 4),
  backup: area("Backup and restore", HIGH, L3, 2, "clock", 8),
  workplace: area("Workplace computers", MEDIUM, L2, 2, "clinic", 24),
  desk: area("Help for staff", MEDIUM, L1, 1, "clinic", 8),
  email: area("E-mail and calendars", HIGH, L3, 1, "clock", 8),
  printing: area("Printing and wristband labels", HIGH, L2, 2, "clock", 8),
  roster: area("Staff rosters", HIGH, L3, 1, "clinic", 12),
  payroll: area("Payroll", MEDIUM, L3, 1, "office", 48),
  finance: area("Finance and purchasing", MEDIUM, L3, 1, "office", 48),
  portal: area("Patient portal and video visits", MEDIUM, L3, 1, "clinic", 24),
  archive: area("Archive of old records", LOW, L2, 1, "office", 120),
} as const;
export type AreaKey = keyof typeof AREAS;

const SKILLS: { readonly [group: string]: readonly string[] } = {
  "Clinical applications": [
    "Configuring patient records",
    "Medicine catalogue upkeep",
    "Imaging archive operation",
    "HL7 and FHIR messages",
    "Laboratory system operation",
  ],
  "Platforms and network": [
    "Network routing and switching",
    "Wireless planning",
    "Voice over IP",
    "Linux administration",
    "Windows Server administration",
    "PostgreSQL administration",
    "Storage and backup",
    "Cloud operation",
  ],
  Security: ["Incident response", "Identity and access", "Forensics"],
  Service: ["Incident command", "Service desk work", "Vendor management", "Contract negotiation"],
};

/** Adds the service areas and the skills. */
export async function seedCatalog(tx: Transaction, { newId, calendars, areas, skills }: Demo): Promise<void> {
  for (const [key, { hours, ...details }] of Object.entries(AREAS)) {
    const calendarId = idOf(calendars, hours);
    const { id } = await createServiceArea(tx, { id: newId(), ...details, calendarId });
    areas.set(key, id);
  }
  for (const [group, names] of Object.entries(SKILLS))
    for (const name of names) skills.set(name, (await createSkill(tx, { id: newId(), name, group })).id);
}
