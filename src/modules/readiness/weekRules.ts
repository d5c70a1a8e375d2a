import { addDays, dayIn, startOfDay, type Day } from "../../kernel/dayRules.js";
import type { Interval } from "../calendars/businessTimeRules.js";
import type { DayStart } from "./readinessFacts.js";

const THURSDAY_OF_1970 = 3;
const DAYS = 7;
const DAY = 86_400_000;

/** The Monday of the week that a day lies in. */
export function mondayOf(day: Day): Day {
  const daysSince = Date.parse(day) / DAY + THURSDAY_OF_1970;
  return addDays(day, -(((daysSince % DAYS) + DAYS) % DAYS));
}

/** A week, from Monday at 00:00 UTC: 168 hours, whatever clocks do elsewhere. */
export const weekFrom = (monday: Day): Interval => ({
  start: Date.parse(monday),
  end: Date.parse(monday) + DAYS * DAY,
});

/** The days, by the clock of a time zone, that a time has a part of. */
export function daysWithin(timeZone: string, { start, end }: Interval): DayStart[] {
  const days: DayStart[] = [];
  const startOf = (day: Day): DayStart => ({ start: startOfDay(timeZone, day).getTime(), day });
  for (
    let each = startOf(dayIn(timeZone, new Date(start)));
    each.start < end;
    each = startOf(addDays(each.day, 1))
  )
    days.push(each);
  return days;
}
