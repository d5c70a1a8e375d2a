import { DateTime } from "luxon";
import type { Value } from "./valueSchema.js";

type Reading = Pick<Value, "formats" | "zone" | "at" | "yearStartsIn">;

/**
 * A day as YYYY-MM-DD, as the calendar of the value's zone has it; null where the text is no date. With `yearStartsIn` the
 * text is a quarter of a year that starts in that month, and the day is the quarter's last.
 */
export function dayOf(text: string, { formats, zone = "UTC", yearStartsIn }: Reading): string | null {
  if (yearStartsIn !== undefined) return lastDayOfQuarter(text, yearStartsIn);
  return read(text, formats, zone)?.moment.toISODate() ?? null;
}

/** A year that starts in January bears its own number, every other one the number of the year in which it ends. */
function lastDayOfQuarter(text: string, yearStartsIn: number): string | null {
  const [, year, quarter] = /^(\d{4})[- ]?Q([1-4])$/.exec(text) ?? [];
  if (year === undefined) return null;
  const start = DateTime.utc(Number(year) - (yearStartsIn === 1 ? 0 : 1), yearStartsIn);
  return start
    .plus({ months: Number(quarter) * 3 })
    .minus({ days: 1 })
    .toISODate();
}

/**
 * An instant; null where the text is no date. A day without a time is an instant by its start or its end in the value's
 * zone: the end, to the last millisecond, for what is due on that day, so that a promise kept on the day is kept.
 */
export function instantOf(
  text: string,
  { formats, zone = "UTC", at }: Reading,
  wholeDay: "start" | "end",
): Date | null {
  const found = read(text, formats, zone);
  if (!found) return null;
  const { moment, isDay } = found;
  if (!isDay) return moment.toJSDate();
  return ((at ?? wholeDay) === "end" ? moment.endOf("day") : moment.startOf("day")).toJSDate();
}

interface Moment {
  readonly moment: DateTime;
  readonly isDay: boolean;
}

function read(text: string, formats: readonly string[] | undefined, zone: string): Moment | null {
  if (formats === undefined) return readIso(text, zone);
  for (const format of formats) {
    const moment = DateTime.fromFormat(text, format, { zone, locale: "en" });
    if (moment.isValid) return { moment, isDay: !hasTime(format) };
  }
  return null;
}

/** Only whole dates: ISO 8601 also knows weeks, years alone, and times of today. */
function readIso(text: string, zone: string): Moment | null {
  const [, day, time] = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d.*))?$/.exec(text) ?? [];
  if (day === undefined) return null;
  const moment = DateTime.fromISO(time === undefined ? day : `${day}T${time}`, { zone });
  return moment.isValid ? { moment, isDay: time === undefined } : null;
}

/** Luxon's tokens for hours, for times of a locale, and for seconds since 1970. */
const hasTime = (format: string): boolean => /[HhTtFfXx]/.test(format.replace(/'[^']*'/g, ""));
