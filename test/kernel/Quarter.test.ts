import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { DomainError } from "../../src/kernel/DomainError.js";
import { firstDayOf, formatQuarter, lastDayOf, parseQuarter, quarterOf } from "../../src/kernel/Quarter.js";

const quarters = fc.integer({ min: 1970 * 4, max: 2199 * 4 + 3 });

test("what is written is read back", () => {
  fc.assert(fc.property(quarters, (quarter) => parseQuarter(formatQuarter(quarter)) === quarter));
});

test("quarters follow each other without hole or overlap", () => {
  fc.assert(
    fc.property(quarters, (quarter) => {
      const dayAfter = new Date(Date.parse(`${lastDayOf(quarter)}T00:00:00Z`) + 86_400_000);
      expect(dayAfter.toISOString().slice(0, 10)).toBe(firstDayOf(quarter + 1));
    }),
  );
});

test("each day lies in its quarter", () => {
  const days = fc.date({ min: new Date("1970-01-01"), max: new Date("2199-12-31"), noInvalidDate: true });
  fc.assert(
    fc.property(days, (day) => {
      const text = day.toISOString().slice(0, 10);
      const quarter = quarterOf(day);
      expect(firstDayOf(quarter) <= text && text <= lastDayOf(quarter)).toBe(true);
      expect(quarterOf(text)).toBe(quarter);
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
