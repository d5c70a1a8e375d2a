import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { DomainError } from "../../src/kernel/DomainError.js";
import { addMonths, dayOf } from "../../src/kernel/dayRules.js";
import {
  CALENDAR_QUARTERS,
  firstDayOf,
  formatQuarter,
  lastDayOf,
  parseQuarter,
  quarterOf,
} from "../../src/kernel/Quarter.js";

const shifts = fc.integer({ min: -11, max: 11 });
const days = fc
  .date({ min: new Date("1970-01-01"), max: new Date("2199-12-31"), noInvalidDate: true })
  .map(dayOf);
const quarters = fc.integer({ min: 1970 * 4, max: 2199 * 4 + 3 });

test("what is written is read back", () => {
  fc.assert(fc.property(quarters, (quarter) => parseQuarter(formatQuarter(quarter)) === quarter));
});

test("quarters follow each other without hole or overlap", () => {
  fc.assert(
    fc.property(quarters, shifts, (quarter, shift) => {
      const dayAfter = new Date(Date.parse(`${lastDayOf(quarter, shift)}T00:00:00Z`) + 86_400_000);
      expect(dayOf(dayAfter)).toBe(firstDayOf(quarter + 1, shift));
    }),
  );
});

test("each day lies in its quarter", () => {
  fc.assert(
    fc.property(days, shifts, (day, shift) => {
      const quarter = quarterOf(day, shift);
      expect(firstDayOf(quarter, shift) <= day && day <= lastDayOf(quarter, shift)).toBe(true);
    }),
  );
});

test("a shifted quarter is the calendar quarter of the day so many months later", () => {
  fc.assert(
    fc.property(days, shifts, (day, shift) => {
      expect(quarterOf(day, shift)).toBe(quarterOf(addMonths(day, shift), CALENDAR_QUARTERS));
    }),
  );
});

describe("what is not a quarter is refused at its field", () => {
  test.each([
    "",
    "2026",
    "2026-Q0",
    "2026-Q5",
    "2026-q3",
    "26-Q3",
    "2026-Q3 ",
    "0000-Q1",
    "9999-Q1",
    "2026-09",
  ])("%j", (text) => {
    expect(() => parseQuarter(text, "when")).toThrow(
      expect.objectContaining({ problems: [expect.objectContaining({ code: "INVALID", field: "when" })] }),
    );
    expect(() => parseQuarter(text)).toThrow(DomainError);
  });
});
