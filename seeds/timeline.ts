import { CALENDAR_QUARTERS, firstDayOf, quarterOf } from "../src/kernel/Quarter.js";

const DAY = 86_400_000;
const HOUR = 3_600_000;

/** So many finished quarters have a history: two years. The running one adds what has happened up to yesterday. */
export const FINISHED_QUARTERS = 8;

/**
 * The two years before the day of seeding. Everything is told by how many quarters ago it was and by how far that
 * quarter had come, so the finished quarters say the same of everybody, whatever day it is.
 */
export interface Timeline {
  /** When the day of seeding began, in UTC. What is told is over by then, so the hour of seeding changes nothing. */
  readonly today: Date;
  /**
   * A moment of a working day.
   * @param ago Quarters before the running one, which is 0.
   * @param part How far the quarter had come, from 0 up to 1.
   * @param hour The hour of the day, from 0 up to 24.
   */
  at(ago: number, part: number, hour?: number): Date;
  /** The date so many days before the day of seeding. */
  daysAgo(days: number): string;
}

/** The time line that ends with the day of `now`. */
export function timelineTo(now: Date): Timeline {
  const today = new Date(Math.floor(now.getTime() / DAY) * DAY);
  const workdays = Array.from({ length: FINISHED_QUARTERS + 1 }, (_, ago) =>
    workdaysOf(quarterOf(dayOf(today), CALENDAR_QUARTERS) - ago),
  );
  return {
    today,
    at: (ago, part, hour = 0) => {
      const days = workdays[ago] ?? [];
      return hoursAfter(days[Math.floor(part * days.length)] as Date, hour);
    },
    daysAgo: (days) => dayOf(hoursAfter(today, -24 * days)),
  };
}

/** Monday to Friday of a quarter. */
function workdaysOf(quarter: number): Date[] {
  const first = Date.parse(firstDayOf(quarter, CALENDAR_QUARTERS));
  const count = Math.round((Date.parse(firstDayOf(quarter + 1, CALENDAR_QUARTERS)) - first) / DAY);
  const days = Array.from({ length: count }, (_, at) => new Date(first + at * DAY));
  return days.filter((day) => day.getUTCDay() % 6 !== 0);
}

/** An instant so many hours later. */
export const hoursAfter = (instant: Date, hours: number): Date =>
  new Date(instant.getTime() + Math.round(hours * HOUR));

/** The date of an instant, in UTC. */
export const dayOf = (instant: Date): string => instant.toISOString().slice(0, 10);
