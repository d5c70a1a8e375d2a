import { DateTime } from "luxon";
import { addDays, type Day } from "../../kernel/dayRules.js";

/** A day by the clock of a time zone, in milliseconds since 1970; its end is the beginning of the next. */
export interface LocalDay {
  readonly zone: string;
  readonly day: Day;
  readonly start: number;
  readonly end: number;
}

const MINUTE = 60_000;
const USUAL_LENGTH = 24 * 60 * MINUTE;
const MOST_KEPT = 20_000;

/** When days begin, by zone and day: clocks, coverage and promises ask for the same few again and again. */
const starts = new Map<string, number>();

function startOf(zone: string, day: Day): number {
  const key = `${zone} ${day}`;
  let start = starts.get(key);
  if (start === undefined) {
    start = DateTime.fromISO(day, { zone }).startOf("day").toMillis();
    if (starts.size >= MOST_KEPT) starts.clear();
    starts.set(key, start);
  }
  return start;
}

/** The day that a zone's clock shows at an instant. */
export const dayAt = (zone: string, instant: number): Day =>
  DateTime.fromMillis(instant, { zone }).toISODate() ?? "";

/** A day by a zone's clock; it is longer or shorter than 24 hours where the clock is put back or forward. */
export const localDay = (zone: string, day: Day): LocalDay => ({
  zone,
  day,
  start: startOf(zone, day),
  end: startOf(zone, addDays(day, 1)),
});

/**
 * The instant at which the clock shows a time of that day. One that the clock leaps over counts as the one just after; one that
 * it shows twice is the first.
 * @param time From "00:00" to "24:00", which is the end of the day.
 */
export function instantOf({ zone, day, start, end }: LocalDay, time: string): number {
  if (time === "24:00") return end;
  const hour = Number(time.slice(0, 2));
  const minute = Number(time.slice(3));
  if (end - start === USUAL_LENGTH) return start + (hour * 60 + minute) * MINUTE;
  return DateTime.fromISO(day, { zone }).startOf("day").set({ hour, minute }).toMillis();
}
