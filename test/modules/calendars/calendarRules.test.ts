import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { DomainError } from "../../../src/kernel/DomainError.js";
import { Weekday, type OpeningHours } from "../../../src/modules/calendars/BusinessCalendar.js";
import { checkCalendar, inWeekOrder } from "../../../src/modules/calendars/calendarRules.js";

const wrongFields = (weeklyHours: OpeningHours[]): (string | null)[] => {
  try {
    checkCalendar({ weeklyHours });
    return [];
  } catch (error) {
    return (error as DomainError).problems.map(({ field }) => field);
  }
};
const on = (day: Weekday, opens: string, closes: string): OpeningHours => ({ day, opens, closes });
const { MONDAY, TUESDAY, SUNDAY } = Weekday;

describe("weekly hours", () => {
  test.each<[string, OpeningHours[], string[]]>([
    ["hours that touch", [on(MONDAY, "08:00", "12:00"), on(MONDAY, "12:00", "18:00")], []],
    ["a whole day", [on(SUNDAY, "00:00", "24:00")], []],
    ["the same hours on two days", [on(MONDAY, "08:00", "12:00"), on(TUESDAY, "08:00", "12:00")], []],
    ["none", [], ["weeklyHours"]],
    ["an empty stretch", [on(MONDAY, "08:00", "08:00")], ["weeklyHours.0.closes"]],
    ["a night over midnight", [on(MONDAY, "22:00", "06:00")], ["weeklyHours.0.closes"]],
    [
      "a time without its zero",
      [on(MONDAY, "8:00", "18:00")],
      ["weeklyHours.0.opens", "weeklyHours.0.closes"],
    ],
    ["minutes that are none", [on(MONDAY, "08:60", "18:00")], ["weeklyHours.0.opens"]],
    [
      "a day that opens at its end",
      [on(MONDAY, "24:00", "24:00")],
      ["weeklyHours.0.opens", "weeklyHours.0.closes"],
    ],
    ["a day of 25 hours", [on(MONDAY, "08:00", "25:00")], ["weeklyHours.0.closes"]],
    [
      "an overlap",
      [on(MONDAY, "08:00", "12:00"), on(TUESDAY, "08:00", "12:00"), on(MONDAY, "11:59", "13:00")],
      ["weeklyHours.2"],
    ],
    ["too many", Array.from({ length: 101 }, () => on(MONDAY, "08:00", "12:00")), ["weeklyHours"]],
  ])("%s", (_name, hours, fields) => expect(wrongFields(hours)).toEqual(fields));

  const time = (minutes: number): string =>
    `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
  // Distinct instants of one day, taken two by two, are hours that do not overlap.
  const disjoint = fc
    .uniqueArray(fc.integer({ min: 0, max: 1440 }), { minLength: 2, maxLength: 20 })
    .map((minutes) => {
      const sorted = [...minutes].sort((a, b) => a - b);
      return Array.from({ length: Math.floor(sorted.length / 2) }, (_each, at) =>
        on(MONDAY, time(sorted[2 * at]!), time(sorted[2 * at + 1]!)),
      );
    });
  const shuffled = disjoint.chain((hours) => fc.shuffledSubarray(hours, { minLength: hours.length }));

  test("hours that do not overlap are accepted in any order, and put in one", () => {
    fc.assert(
      fc.property(disjoint, shuffled, (inOrder, other) => {
        expect(wrongFields(other)).toEqual([]);
        expect(inWeekOrder([...inOrder].reverse())).toEqual(inOrder);
      }),
    );
  });

  test("hours that share a minute with others are refused, wherever they stand", () => {
    fc.assert(
      fc.property(shuffled, fc.nat(), fc.nat(), (hours, which, where) => {
        const twin = hours[which % hours.length]!;
        const at = where % (hours.length + 1);
        expect(wrongFields([...hours.slice(0, at), twin, ...hours.slice(at)])).toHaveLength(1);
      }),
    );
  });
});
