import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { DateTime } from "luxon";
import { addDays, addMonths, checkDay, daysBetween, monthsApart } from "../../src/kernel/dayRules.js";
import { Problems } from "../../src/kernel/DomainError.js";

const days = fc
  .date({ min: new Date("1900-01-01"), max: new Date("2199-12-31"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const luxon = (day: string): DateTime => DateTime.fromISO(day, { zone: "utc" });

describe("months", () => {
  test.each([
    ["2024-01-31", 1, "2024-02-29"],
    ["2023-01-31", 1, "2023-02-28"],
    ["2024-01-31", 2, "2024-03-31"],
    ["2024-02-29", 12, "2025-02-28"],
    ["2024-02-29", 48, "2028-02-29"],
    ["2024-12-31", 2, "2025-02-28"],
    ["2024-03-31", -1, "2024-02-29"],
    ["1900-01-30", 1, "1900-02-28"],
    ["2000-01-30", 1, "2000-02-29"],
  ])("%s and %i months is %s", (day, months, result) => expect(addMonths(day, months)).toBe(result));

  test("are added as luxon adds them", () => {
    fc.assert(
      fc.property(days, fc.integer({ min: -1200, max: 1200 }), (day, months) => {
        expect(addMonths(day, months)).toBe(luxon(day).plus({ months }).toISODate());
      }),
      { numRuns: 2000 },
    );
  });

  test("apart leads to the month of the other day", () => {
    fc.assert(
      fc.property(days, days, (from, to) => {
        expect(addMonths(from, monthsApart(from, to)).slice(0, 7)).toBe(to.slice(0, 7));
      }),
    );
  });
});

describe("days", () => {
  test("are added as luxon adds them, and counted back", () => {
    fc.assert(
      fc.property(days, fc.integer({ min: -40_000, max: 40_000 }), (day, count) => {
        const other = addDays(day, count);
        expect(other).toBe(luxon(day).plus({ days: count }).toISODate());
        expect(daysBetween(day, other)).toBe(count);
      }),
      { numRuns: 1000 },
    );
  });

  test.each([
    ["2026-02-28", true],
    ["1900-01-01", true],
    ["2199-12-31", true],
    ["2200-01-01", false],
    ["1899-12-31", false],
    ["9999-12-31", false],
    ["0001-01-01", false],
    ["12026-01-01", false],
    ["2026-13-01", false],
    ["2026-02-30", false],
    ["", false],
    ["2026-1-1", false],
  ])("%j is one to reckon with: %j", (day, known) => {
    const problems = new Problems();
    checkDay(problems, "on", day);
    const check = expect(() => problems.throwIfAny());
    if (known) check.not.toThrow();
    else check.toThrow("Write a day from 1900-01-01 to 2199-12-31.");
  });
});
