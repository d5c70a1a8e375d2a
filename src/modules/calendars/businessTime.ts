import { invalid } from "../../kernel/DomainError.js";
import type { BusinessCalendar } from "./BusinessCalendar.js";
import { addBusinessMinutes, businessMinutes, openSpans } from "./businessTimeRules.js";
import type { OpenSpan } from "./OpenSpan.js";

const DAY = 86_400_000;
const MAX_DAYS = 400;
const MAX_MINUTES = 1_000_000;

/** @throws DomainError INVALID at "to" where it is not after `from`, or more than 400 days after it. */
function checkSpan(from: Date, to: Date): void {
  if (to <= from) throw invalid("to", "This must be after the beginning.");
  if (to.getTime() - from.getTime() > MAX_DAYS * DAY)
    throw invalid("to", `Ask for at most ${MAX_DAYS} days at a time.`);
}

/** When a calendar is open within [from, to), in order. Errors as for checkSpan. */
export function spansWithin(calendar: BusinessCalendar, from: Date, to: Date): OpenSpan[] {
  checkSpan(from, to);
  return openSpans(calendar, from.getTime(), to.getTime()).map(({ start, end }) => ({
    start: new Date(start),
    end: new Date(end),
  }));
}

/** For how many minutes a calendar is open within [from, to). Errors as for checkSpan. */
export function minutesWithin(calendar: BusinessCalendar, from: Date, to: Date): number {
  checkSpan(from, to);
  return businessMinutes(calendar, from.getTime(), to.getTime());
}

/**
 * When so many business minutes have passed since `from`; null where ten years do not hold as many.
 * @throws DomainError INVALID at "minutes" below 0 or above 1,000,000.
 */
export function dueAfter(calendar: BusinessCalendar, from: Date, minutes: number): Date | null {
  if (minutes < 0 || minutes > MAX_MINUTES)
    throw invalid("minutes", `This must be 0 to ${MAX_MINUTES} minutes, not ${minutes}.`);
  const due = addBusinessMinutes(calendar, from.getTime(), minutes);
  return due === null ? null : new Date(due);
}
