import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { Weekday, type OpeningHours } from "../../../src/modules/calendars/BusinessCalendar.js";
import {
  addBusinessMinutes,
  businessMinutes,
  isOpenAt,
  openSpans,
  type WorkingWeek,
} from "../../../src/modules/calendars/businessTimeRules.js";

const DAYS = Object.values(Weekday);
const hours = (days: readonly Weekday[], opens: string, closes: string): OpeningHours[] =>
  days.map((day) => ({ day, opens, closes }));
const at = (instant: string): number => Date.parse(instant);

function shift(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00Z`) + days * 864e5).toISOString().slice(0, 10);
}

const office: WorkingWeek = {
  timeZone: "Europe/Berlin",
  weeklyHours: hours(DAYS.slice(0, 5), "08:00", "18:00"),
  holidays: [{ day: "2026-12-25" }],
};
const always = (timeZone: string): WorkingWeek => ({
  timeZone,
  weeklyHours: hours(DAYS, "00:00", "24:00"),
  holidays: [],
});

describe("business time by examples", () => {
  test.each([
    ["within a day", "2026-11-24T09:00Z", "2026-11-24T10:30Z", 90],
    ["over a night", "2026-11-24T16:00Z", "2026-11-25T08:00Z", 120],
    ["over a weekend", "2026-11-27T16:00Z", "2026-11-30T08:00Z", 120],
    ["over a holiday", "2026-12-24T16:00Z", "2026-12-28T08:00Z", 120],
    ["at night", "2026-11-24T20:00Z", "2026-11-24T23:00Z", 0],
    ["backwards", "2026-11-24T10:00Z", "2026-11-24T09:00Z", 0],
    ["over 29 February", "2028-02-28T07:00Z", "2028-03-01T07:00Z", 1200],
  ])("%s", (_what, from, to, minutes) => {
    expect(businessMinutes(office, at(from), at(to))).toBe(minutes);
  });

  test.each([
    ["the day the clocks go forward has 23 hours", "2026-03-29", 23],
    ["the day they go back has 25", "2026-10-25", 25],
    ["any other has 24", "2026-06-01", 24],
  ])("%s", (_what, day, expected) => {
    const alone = { ...always("Europe/Berlin"), holidays: [{ day: shift(day, -1) }, { day: shift(day, 1) }] };
    const [span] = openSpans(alone, at(`${shift(day, -1)}T12:00Z`), at(`${shift(day, 1)}T12:00Z`));
    expect(businessMinutes(alone, span!.start, span!.end) / 60).toBe(expected);
  });

  test("a time that the clock leaps over is the one just after; one that it shows twice is the first", () => {
    const night = { ...office, weeklyHours: hours(DAYS, "02:30", "04:00"), holidays: [] };
    expect(openSpans(night, at("2026-03-29T00:00Z"), at("2026-03-29T12:00Z"))).toEqual([
      { start: at("2026-03-29T01:30Z"), end: at("2026-03-29T02:00Z") },
    ]);
    expect(openSpans(night, at("2026-10-25T00:00Z"), at("2026-10-25T12:00Z"))).toEqual([
      { start: at("2026-10-25T00:30Z"), end: at("2026-10-25T03:00Z") },
    ]);
  });

  test("a holiday closes the whole shift of its day, and not the one that ends as it begins", () => {
    const round = { ...always("Europe/Berlin"), holidays: [{ day: "2026-12-25" }] };
    expect(isOpenAt(round, at("2026-12-24T22:59Z"))).toBe(true);
    expect(isOpenAt(round, at("2026-12-24T23:00Z"))).toBe(false);
    expect(isOpenAt(round, at("2026-12-25T22:59Z"))).toBe(false);
    expect(isOpenAt(round, at("2026-12-25T23:00Z"))).toBe(true);
  });

  test("a promise of eight hours from the opening of a ten-hour day is due on that day, of eleven on the next", () => {
    expect(addBusinessMinutes(office, at("2026-11-24T07:00Z"), 600)).toBe(at("2026-11-24T17:00Z"));
    expect(addBusinessMinutes(office, at("2026-11-24T07:00Z"), 660)).toBe(at("2026-11-25T08:00Z"));
  });

  test("a calendar without hours never gets there", () => {
    expect(addBusinessMinutes({ ...office, weeklyHours: [] }, at("2026-11-24T07:00Z"), 1)).toBeNull();
  });
});

const two = (number: number): string => String(number).padStart(2, "0");
const time = fc
  .integer({ min: 0, max: 1440 })
  .map((minute) => `${two(Math.floor(minute / 60))}:${two(minute % 60)}`);
const dayHours = fc
  .tuple(fc.constantFrom(...DAYS), time, time)
  .filter(([, opens, closes]) => opens < closes)
  .map(([day, opens, closes]) => ({ day, opens, closes }));
const week: fc.Arbitrary<WorkingWeek> = fc.record({
  timeZone: fc.constantFrom(
    "Europe/Berlin",
    "America/New_York",
    "Asia/Kolkata",
    "Australia/Lord_Howe",
    "UTC",
  ),
  weeklyHours: fc.uniqueArray(dayHours, { maxLength: 10, selector: ({ day }) => day }),
  holidays: fc.array(
    fc.integer({ min: 0, max: 730 }).map((days) => ({ day: shift("2026-01-01", days) })),
    { maxLength: 20 },
  ),
});
const instant = fc.integer({ min: Date.parse("2026-01-01"), max: Date.parse("2028-01-01") });
const length = fc.integer({ min: 0, max: 60 * 864e5 });

describe("business time by its laws", () => {
  test("minutes add up over any split", () => {
    fc.assert(
      fc.property(week, instant, length, length, (each, from, first, second) => {
        const [middle, end] = [from + first, from + first + second];
        expect(businessMinutes(each, from, middle) + businessMinutes(each, middle, end)).toBeCloseTo(
          businessMinutes(each, from, end),
          6,
        );
      }),
      { numRuns: 60 },
    );
  });

  test("adding the minutes between two instants leads back into the span that the second is in", () => {
    fc.assert(
      fc.property(week, instant, fc.integer({ min: 1, max: 20_000 }), (each, from, minutes) => {
        const due = addBusinessMinutes(each, from, minutes);
        fc.pre(due !== null);
        expect(businessMinutes(each, from, due)).toBeCloseTo(minutes, 6);
        expect(businessMinutes(each, from, due - 60_000)).toBeLessThan(minutes);
      }),
      { numRuns: 60 },
    );
  });

  test("spans are in order, apart from each other, and open within and closed between", () => {
    fc.assert(
      fc.property(week, instant, length, (each, from, long) => {
        const spans = openSpans(each, from, from + long);
        spans.forEach(({ start, end }, place) => {
          expect(start).toBeLessThan(end);
          expect(start).toBeGreaterThanOrEqual(from);
          expect(end).toBeLessThanOrEqual(from + long);
          const next = spans[place + 1];
          if (next) expect(end).toBeLessThan(next.start);
          expect(isOpenAt(each, start)).toBe(true);
          expect(isOpenAt(each, end - 1)).toBe(true);
          if (end < from + long) expect(isOpenAt(each, end)).toBe(false);
        });
      }),
      { numRuns: 60 },
    );
  });

  test("what is always open counts every minute, through both changes of the clocks", () => {
    fc.assert(
      fc.property(instant, length, (from, long) => {
        expect(businessMinutes(always("America/New_York"), from, from + long)).toBeCloseTo(long / 60_000, 6);
      }),
      { numRuns: 50 },
    );
  });
});
