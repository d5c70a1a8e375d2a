import { Problems } from "../../kernel/DomainError.js";
import { checkLine, checkName, checkNotNull } from "../../kernel/textRules.js";
import { checkTimeZone } from "../../kernel/TimeZone.js";
import { Weekday, type Holiday, type OpeningHours } from "./BusinessCalendar.js";

/** What may be said about a calendar; undefined means that nothing is said. */
export interface CalendarDetails {
  readonly name?: string | undefined;
  readonly timeZone?: string | undefined;
  readonly weeklyHours?: readonly OpeningHours[] | undefined;
  readonly holidays?: readonly Holiday[] | undefined;
}

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;
const END_OF_DAY = "24:00";
const MAX_HOURS = 100;
const MAX_HOLIDAYS = 1_000;

/** @throws DomainError INVALID with every field that is wrong in itself. */
export function checkCalendar(details: CalendarDetails): void {
  const { name, timeZone, weeklyHours, holidays } = details;
  const problems = new Problems();
  checkNotNull(problems, details, ["timeZone", "weeklyHours", "holidays"]);
  checkName(problems, "name", name);
  checkTimeZone(problems, "timeZone", timeZone);
  if (weeklyHours) checkHours(problems, weeklyHours);
  if (holidays) checkHolidays(problems, holidays);
  problems.throwIfAny();
}

function checkHours(problems: Problems, hours: readonly OpeningHours[]): void {
  problems.unless(hours.length > 0, "weeklyHours", "A calendar without hours is never open.");
  if (hours.length > MAX_HOURS) {
    problems.unless(false, "weeklyHours", `A week holds at most ${MAX_HOURS} opening hours.`);
    return;
  }
  hours.forEach(({ opens, closes }, at) => {
    const field = `weeklyHours.${at}`;
    problems.unless(TIME.test(opens), `${field}.opens`, 'Write the time as "08:00", up to "23:59".');
    const ends = TIME.test(closes) || closes === END_OF_DAY;
    problems.unless(ends, `${field}.closes`, 'Write the time as "18:00", up to "24:00".');
    // Times of two digits each are in order as texts.
    if (ends) problems.unless(opens < closes, `${field}.closes`, "The hours must end after they begin.");
  });
  hours.forEach((later, at) => {
    const clash = hours.slice(0, at).findIndex((earlier) => overlap(earlier, later));
    problems.unless(clash < 0, `weeklyHours.${at}`, `These hours overlap those at ${clash}.`);
  });
}

function checkHolidays(problems: Problems, holidays: readonly Holiday[]): void {
  const few = holidays.length <= MAX_HOLIDAYS;
  problems.unless(few, "holidays", `A calendar holds at most ${MAX_HOLIDAYS} holidays.`);
  const seen = new Set<string>();
  for (const [at, { day, name }] of holidays.entries()) {
    problems.unless(!seen.has(day), `holidays.${at}.day`, "This day is named twice.");
    checkLine(problems, `holidays.${at}.name`, name);
    seen.add(day);
  }
}

/** Whether two hours share a moment; those that only touch do not. */
const overlap = (a: OpeningHours, b: OpeningHours): boolean =>
  a.day === b.day && a.opens < b.closes && b.opens < a.closes;

const WEEK = Object.values(Weekday);

/** The hours in the order of the week. */
export function inWeekOrder(hours: readonly OpeningHours[]): OpeningHours[] {
  const place = ({ day, opens }: OpeningHours): string => `${WEEK.indexOf(day)} ${opens}`;
  return [...hours].sort((a, b) => (place(a) < place(b) ? -1 : 1));
}

/** Holidays in their order, each with its name or null. */
export const inOrder = (holidays: readonly Holiday[]): Holiday[] =>
  holidays
    .map(({ day, name = null }) => ({ day, name }))
    .sort((one, other) => (one.day < other.day ? -1 : 1));
