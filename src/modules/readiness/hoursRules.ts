import type { BusinessCalendar } from "../calendars/BusinessCalendar.js";
import { openSpans, type Interval } from "../calendars/businessTimeRules.js";
import type { Hours, Opening } from "./readinessFacts.js";

/** How hours are said: at all hours, by a calendar, or not at all. */
export interface SaidHours {
  /** Left out where it cannot be said. */
  readonly roundTheClock?: boolean;
  readonly calendarId: string | null;
}

/** Tells hours within a time. */
export type HoursOf = (said: SaidHours) => Hours;

/** Tells hours within a time; each calendar is opened once, when it is first asked for, since that takes long. */
export function hoursWithin(calendars: readonly BusinessCalendar[], { start, end }: Interval): HoursOf {
  const byId = new Map(calendars.map((each) => [each.id, each]));
  const opened = new Map<string, Opening>();
  return ({ roundTheClock = false, calendarId }) => {
    if (roundTheClock) return "ALL";
    const calendar = calendarId === null ? undefined : byId.get(calendarId);
    if (!calendar) return "UNSAID";
    const opening = opened.get(calendar.id) ?? {
      name: calendar.name,
      open: openSpans(calendar, start, end),
    };
    opened.set(calendar.id, opening);
    return opening;
  };
}
