import type { BusinessCalendar, OpeningHours } from "../calendars/BusinessCalendar.js";
import { groupBy } from "../../kernel/groupBy.js";

const ALL_WEEK = 7;

/** When a calendar is open, in words for a person: "Mon–Fri 08:00–18:00 (Europe/London)"; holidays are counted, not listed. */
export function hoursInWords({ timeZone, weeklyHours, holidays }: BusinessCalendar): string {
  const days = groupBy(weeklyHours, ({ day }) => day);
  const alike = groupBy([...days], ([, hours]) => hours.map(spanInWords).join(", "));
  const parts = [...alike].map(([hours, ofDays]) => `${daysInWords(ofDays.map(([day]) => day))} ${hours}`);
  const closed = holidays.length === 0 ? "" : `, but for ${holidays.length} holidays`;
  return `${parts.join("; ")} (${timeZone})${closed}`;
}

const spanInWords = ({ opens, closes }: OpeningHours): string => `${opens}–${closes}`;

const WEEK = ["MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY"];
const short = (day: string): string => day.charAt(0) + day.slice(1, 3).toLowerCase();

function daysInWords(days: readonly string[]): string {
  if (days.length === ALL_WEEK) return "every day";
  const places = days.map((day) => WEEK.indexOf(day));
  const first = places[0] ?? 0;
  const inARow = places.length > 2 && places.every((place, at) => place === first + at);
  return inARow ? `${short(days[0] ?? "")}–${short(days.at(-1) ?? "")}` : days.map(short).join(", ");
}

const HOUR = 60;
const DAY = 24 * HOUR;

/** "45 min", "4 h", "1 h 30 min", "3 d". */
export function minutesInWords(minutes: number): string {
  if (minutes >= DAY && minutes % DAY === 0) return `${minutes / DAY} d`;
  const [hours, rest] = [Math.floor(minutes / HOUR), minutes % HOUR];
  if (hours === 0) return `${rest} min`;
  return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`;
}
