import { DateTime } from "luxon";
import { Weekday, type Holiday, type OpeningHours } from "./BusinessCalendar.js";

/** What the arithmetic needs of a calendar. */
export interface WorkingWeek {
  /** IANA name, whose clock the hours are read from. */
  readonly timeZone: string;
  /** In any order, without overlap. */
  readonly weeklyHours: readonly OpeningHours[];
  /** Days without hours, by the calendar's own clock. */
  readonly holidays: readonly Pick<Holiday, "day">[];
}

/** A span of time in milliseconds since 1970, its end not part of it. */
export interface Interval {
  readonly start: number;
  readonly end: number;
}

const MINUTE = 60_000;
const WEEK = Object.values(Weekday);

/**
 * The spans in which a calendar is open, within [from, to), in order; those that touch are one. Clocks that are put
 * forward make a day shorter and those put back make it longer: "00:00" to "24:00" is then 23 or 25 hours. A time that the
 * clock leaps over counts as the one just after; one that it shows twice is the first.
 */
export function openSpans(week: WorkingWeek, from: number, to: number): Interval[] {
  const spans: Interval[] = [];
  const zone = week.timeZone;
  const lastDay = DateTime.fromMillis(to, { zone }).toISODate() ?? "";
  for (
    let day = DateTime.fromMillis(from, { zone }).startOf("day");
    (day.toISODate() ?? "") <= lastDay;
    day = day.plus({ days: 1 }).startOf("day")
  )
    for (const { start, end } of hoursOf(week, day)) {
      const [begins, ends] = [Math.max(start, from), Math.min(end, to)];
      const before = spans.at(-1);
      if (begins >= ends) continue;
      if (before?.end === begins) spans.splice(-1, 1, { start: before.start, end: ends });
      else spans.push({ start: begins, end: ends });
    }
  return spans;
}

/** The opening hours of one day, in order, as instants. */
function hoursOf({ weeklyHours, holidays }: WorkingWeek, day: DateTime): Interval[] {
  const date = day.toISODate();
  if (holidays.some((holiday) => holiday.day === date)) return [];
  const weekday = WEEK[day.weekday - 1];
  return weeklyHours
    .filter((hours) => hours.day === weekday)
    .map(({ opens, closes }) => ({ start: instantOf(day, opens), end: instantOf(day, closes) }))
    .filter(({ start, end }) => start < end)
    .sort((one, other) => one.start - other.start);
}

function instantOf(day: DateTime, time: string): number {
  if (time === "24:00") return day.plus({ days: 1 }).startOf("day").toMillis();
  const [hour, minute] = time.split(":").map(Number);
  return day.set({ hour: hour ?? 0, minute: minute ?? 0 }).toMillis();
}

/** Whether a calendar is open at an instant. */
export const isOpenAt = (week: WorkingWeek, at: number): boolean => openSpans(week, at, at + 1).length > 0;

/** The minutes, with their fraction, for which a calendar is open within [from, to); 0 where `to` is not after `from`. */
export function businessMinutes(week: WorkingWeek, from: number, to: number): number {
  return openSpans(week, from, to).reduce((sum, { start, end }) => sum + (end - start), 0) / MINUTE;
}

const STEP = 28 * 24 * 60 * MINUTE;
const GIVE_UP_AFTER = 520 * 7 * 24 * 60 * MINUTE;

/**
 * The instant at which so many business minutes have passed since `from`: by it a promise is due. The end of the hours is
 * soon enough: eight hours from the opening of an eight-hour day end when it closes. Null where ten years do not hold as many.
 * @param minutes At least 0.
 */
export function addBusinessMinutes(week: WorkingWeek, from: number, minutes: number): number | null {
  let left = minutes * MINUTE;
  if (left === 0) return from;
  if (week.weeklyHours.length === 0) return null;
  for (let start = from; start < from + GIVE_UP_AFTER; start += STEP)
    for (const span of openSpans(week, start, start + STEP)) {
      const length = span.end - span.start;
      if (length >= left) return span.start + left;
      left -= length;
    }
  return null;
}
