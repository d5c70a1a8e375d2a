import { expect, test } from "@jest/globals";
import { Weekday } from "../../../src/modules/calendars/BusinessCalendar.js";
import { hoursInWords, minutesInWords } from "../../../src/modules/crisisCards/cardWords.js";

const { MONDAY, TUESDAY, WEDNESDAY, SATURDAY } = Weekday;
const calendar = (hours: [Weekday, string, string][], holidays: { day: string }[] = []): string =>
  hoursInWords({
    timeZone: "Europe/Zurich",
    weeklyHours: hours.map(([day, opens, closes]) => ({ day, opens, closes })),
    holidays,
  } as never);

test.each([
  [
    "days alike in a row",
    [MONDAY, TUESDAY, WEDNESDAY].map((day) => [day, "08:00", "17:00"]),
    "Mon–Wed 08:00–17:00",
  ],
  [
    "days apart, and hours in two parts",
    [
      [MONDAY, "08:00", "12:00"],
      [MONDAY, "13:00", "17:00"],
      [WEDNESDAY, "08:00", "12:00"],
      [WEDNESDAY, "13:00", "17:00"],
      [SATURDAY, "09:00", "12:00"],
    ],
    "Mon, Wed 08:00–12:00, 13:00–17:00; Sat 09:00–12:00",
  ],
  ["every day", Object.values(Weekday).map((day) => [day, "00:00", "24:00"]), "every day 00:00–24:00"],
])("hours in words: %s", (_name, hours, words) => {
  expect(calendar(hours as [Weekday, string, string][])).toBe(`${words} (Europe/Zurich)`);
});

test("holidays are counted", () => {
  expect(calendar([[MONDAY, "08:00", "17:00"]], [{ day: "2026-12-25" }, { day: "2026-12-26" }])).toBe(
    "Mon 08:00–17:00 (Europe/Zurich), but for 2 holidays",
  );
});

test.each([
  [0, "0 min"],
  [45, "45 min"],
  [60, "1 h"],
  [90, "1 h 30 min"],
  [1_440, "1 d"],
  [2_880, "2 d"],
  [1_500, "25 h"],
])("%d minutes are %s", (minutes, words) => {
  expect(minutesInWords(minutes)).toBe(words);
});
