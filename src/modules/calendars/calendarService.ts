import { insertRecord, updateRecord } from "../../kernel/records.js";
import type { Transaction } from "../../kernel/Transaction.js";
import { BusinessCalendar } from "./BusinessCalendar.js";
import { checkCalendar, inOrder, inWeekOrder, type CalendarDetails } from "./calendarRules.js";

interface NewCalendar extends CalendarDetails {
  readonly id?: string | undefined;
  readonly name: string;
  readonly timeZone: string;
  readonly weeklyHours: NonNullable<CalendarDetails["weeklyHours"]>;
}

/** Adds a calendar. @throws DomainError INVALID for a wrong field, CONFLICT where one of that name is there already. */
export function createCalendar(tx: Transaction, input: NewCalendar): Promise<BusinessCalendar> {
  const { id, name, timeZone, weeklyHours } = input;
  checkCalendar(input);
  return insertRecord(tx, BusinessCalendar, {
    id,
    name: name.trim(),
    timeZone,
    weeklyHours: inWeekOrder(weeklyHours),
    holidays: inOrder(input.holidays ?? []),
  });
}

interface CalendarChange extends CalendarDetails {
  readonly id: string;
  /** The version that the caller saw. */
  readonly expectedVersion: number;
}

/**
 * Changes a calendar; what is left out stays.
 * @throws DomainError NOT_FOUND, INVALID for a wrong field, CONFLICT for a stale version or a name that is taken.
 */
export function updateCalendar(tx: Transaction, change: CalendarChange): Promise<BusinessCalendar> {
  const { id, expectedVersion, name, timeZone, weeklyHours, holidays } = change;
  checkCalendar(change);
  return updateRecord(tx, BusinessCalendar, id, expectedVersion, {
    name: name?.trim(),
    timeZone,
    weeklyHours: weeklyHours && inWeekOrder(weeklyHours),
    holidays: holidays && inOrder(holidays),
  });
}
