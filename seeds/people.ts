import type { Transaction } from "../src/kernel/Transaction.js";
import { Weekday } from "../src/modules/calendars/BusinessCalendar.js";
import { createCalendar } from "../src/modules/calendars/calendarService.js";
import { createPerson, createTeam } from "../src/modules/people/peopleService.js";
import type { Demo } from "./demo.js";

/** The clock of the whole hospital group. */
const TIME_ZONE = "Europe/London";

const WORKDAYS = [
  Weekday.MONDAY,
  Weekday.TUESDAY,
  Weekday.WEDNESDAY,
  Weekday.THURSDAY,
  Weekday.FRIDAY,
] as const;

/** When somebody works. */
const CALENDARS = {
  office: { name: "Office hours", opens: "08:00", closes: "18:00", days: WORKDAYS },
  clinic: { name: "Clinic hours", opens: "06:30", closes: "21:00", days: [...WORKDAYS, Weekday.SATURDAY] },
  clock: { name: "Round the clock", opens: "00:00", closes: "24:00", days: Object.values(Weekday) },
} as const;
export type CalendarKey = keyof typeof CALENDARS;

const TEAMS = {
  desk: { name: "Service desk", calendar: "clinic" },
  clinical: { name: "Clinical applications", calendar: "clock" },
  platforms: { name: "Platforms and network", calendar: "clock" },
  security: { name: "Information security", calendar: "clock" },
  business: { name: "Business applications", calendar: "office" },
  vendors: { name: "Vendor management", calendar: "office" },
} as const satisfies { [key: string]: { name: string; calendar: CalendarKey } };

export type TeamKey = keyof typeof TEAMS;

interface Colleague {
  readonly name: string;
  readonly team: TeamKey;
  /** By how many stars the person judges above or below others; absent for those who write no reviews. */
  readonly leaning?: number;
}

/** The IT of Fenmoor Health, a group of four hospitals. */
export const COLLEAGUES: readonly Colleague[] = [
  { name: "Amara Whitlock", team: "vendors", leaning: 0 },
  { name: "Tobias Lindqvist", team: "vendors", leaning: 0.3 },
  { name: "Priya Ramanathan", team: "clinical", leaning: -0.3 },
  { name: "Declan Moriarty", team: "clinical", leaning: 0.2 },
  { name: "Sofia Castellano", team: "clinical", leaning: 0 },
  { name: "Henrik Aas", team: "platforms", leaning: -0.6 },
  { name: "Grace Okonkwo", team: "platforms", leaning: 0 },
  { name: "Yusuf Demir", team: "platforms", leaning: 0.4 },
  { name: "Marguerite Blanchard", team: "security", leaning: -0.4 },
  { name: "Owen Prosser", team: "security", leaning: 0.1 },
  { name: "Nadia Petrova", team: "business", leaning: 0.2 },
  { name: "Callum Fairweather", team: "business", leaning: -0.1 },
  { name: "Ines Duarte", team: "desk", leaning: 0.5 },
  { name: "Rajesh Kulkarni", team: "desk" },
  { name: "Hannah Birchall", team: "desk" },
];

/** People at other hospitals whom we know, and who use the same partners. */
export const CLIENTS = ["Beatrix Holloway", "Samuel Adeyemi", "Freya Thorne", "Luca Benedetti"] as const;

/** People whom the partners named to us, and who speak well of them. */
export const FRIENDS = ["Conrad Pelham", "Dorothea Finch"] as const;

/** The address of a person: "Amara Whitlock" → "amara.whitlock@fenmoor-health.example". */
export const emailOf = (name: string, site: string): string =>
  `${name.toLowerCase().replaceAll(" ", ".").replaceAll("'", "")}@${site}`;

/** Adds calendars, teams, our own people, and the outsiders who write reviews. */
export async function seedPeople(tx: Transaction, demo: Demo): Promise<void> {
  const { newId, calendars, teams, people } = demo;
  for (const [key, { name, opens, closes, days }] of Object.entries(CALENDARS)) {
    const weeklyHours = days.map((day) => ({ day, opens, closes }));
    const { id } = await createCalendar(tx, { id: newId(), name, timeZone: TIME_ZONE, weeklyHours });
    calendars.set(key, id);
  }
  for (const [key, { name, calendar }] of Object.entries(TEAMS)) {
    const team = await createTeam(tx, { id: newId(), name, calendarId: calendars.get(calendar) });
    teams.set(key, team.id);
  }
  for (const { name, team } of COLLEAGUES) {
    const email = emailOf(name, "fenmoor-health.example");
    const input = { id: newId(), name, email, teamId: teams.get(team), timeZone: TIME_ZONE };
    people.set(name, (await createPerson(tx, input)).id);
  }
  for (const name of [...CLIENTS, ...FRIENDS]) {
    const email = emailOf(name, "neighbours.example");
    people.set(name, (await createPerson(tx, { id: newId(), name, email })).id);
  }
}
