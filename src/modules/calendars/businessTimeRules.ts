import { addDays, type Day } from "../../kernel/dayRules.js";
import { Weekday, type Holiday, type OpeningHours } from "./BusinessCalendar.js";
import { dayAt, instantOf, localDay } from "./localDays.js";

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
  if (to <= from) return spans;
  const lastDay = dayAt(week.timeZone, to);
  for (let day = dayAt(week.timeZone, from); day <= lastDay; day = addDays(day, 1))
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
function hoursOf({ timeZone, weeklyHours, holidays }: WorkingWeek, day: Day): Interval[] {
  if (holidays.some((holiday) => holiday.day === day)) return [];
  const weekday = WEEK[(new Date(day).getUTCDay() + 6) % 7];
  const local = localDay(timeZone, day);
  return weeklyHours
    .filter((hours) => hours.day === weekday)
    .map(({ opens, closes }) => ({ start: instantOf(local, opens), end: instantOf(local, closes) }))
    .filter(({ start, end }) => start < end)
    .sort((one, other) => one.start - other.start);
}

/** Whether a calendar is open at an instant. */
export const isOpenAt = (week: WorkingWeek, at: number): boolean => openSpans(week, at, at + 1).length > 0;

/** The milliseconds for which a calendar is open within [from, to); 0 where `to` is not after `from`. */
export const openTime = (week: WorkingWeek, from: number, to: number): number =>
  openSpans(week, from, to).reduce((sum, { start, end }) => sum + (end - start), 0);

/** The minutes, with their fraction, for which a calendar is open within [from, to); 0 where `to` is not after `from`. */
export const businessMinutes = (week: WorkingWeek, from: number, to: number): number =>
  openTime(week, from, to) / MINUTE;

const STEP = 28 * 24 * 60 * MINUTE;
const GIVE_UP_AFTER = 520 * 7 * 24 * 60 * MINUTE;

/**
 * The instant at which a calendar has been open for so many milliseconds since `from`: by it a promise is due. The end of the
 * hours is soon enough: eight hours from the opening of an eight-hour day end when it closes. Null where ten years do not hold
 * as many.
 * @param time At least 0.
 */
export function afterOpenTime(week: WorkingWeek, from: number, time: number): number | null {
  let left = time;
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

/** The same in business minutes, at least 0. */
export const addBusinessMinutes = (week: WorkingWeek, from: number, minutes: number): number | null =>
  afterOpenTime(week, from, minutes * MINUTE);
