import { addDays, type Day } from "../../kernel/dayRules.js";
import type { Interval } from "../calendars/businessTimeRules.js";

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
