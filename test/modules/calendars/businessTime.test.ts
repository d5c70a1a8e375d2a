import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { startTestApi, type Answer, type TestApi } from "../../support/api.js";

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
  const { data } = await api.query(
    `mutation ($input: CalendarCreateInput!) { calendarCreate(input: $input) { calendar { holidays { day name } } userErrors { field } } }`,
    {
      input: {
        name: "Bern",
        timeZone: "Europe/Zurich",
        weeklyHours: [{ day: "FRIDAY", opens: "08:00", closes: "18:00" }],
        holidays: [{ day: "2026-12-25", name: "Christmas" }, { day: "2026-05-01" }],
      },
    },
  );
  expect(data.calendarCreate).toEqual({
    calendar: {
      holidays: [
        { day: "2026-05-01", name: null },
        { day: "2026-12-25", name: "Christmas" },
      ],
    },
    userErrors: [],
  });
});
afterAll(() => api.stop());

const ask = (fields: string): Promise<Answer> => api.query(`{ calendars { ${fields} } }`);

test("a calendar says when it is open, for how long, and when a promise is due", async () => {
  const { data } = await ask(`
    openSpans(from: "2026-12-18T00:00:00Z", to: "2027-01-02T00:00:00Z") { start end }
    businessMinutes(from: "2026-12-18T00:00:00Z", to: "2027-01-02T00:00:00Z")
    dueAfter(from: "2026-12-18T16:00:00Z", minutes: 90)
    never: dueAfter(from: "2026-12-18T16:00:00Z", minutes: 1000000)`);
  expect(data.calendars[0]).toEqual({
    openSpans: [
      { start: "2026-12-18T07:00:00.000Z", end: "2026-12-18T17:00:00.000Z" },
      { start: "2027-01-01T07:00:00.000Z", end: "2027-01-01T17:00:00.000Z" },
    ],
    businessMinutes: 1200,
    dueAfter: "2027-01-01T07:30:00.000Z",
    never: null,
  });
});

test.each([
  [`openSpans(from: "2026-12-18T00:00:00Z", to: "2026-12-18T00:00:00Z") { start }`, "to"],
  [`openSpans(from: "2020-12-18T00:00:00Z", to: "2026-12-18T00:00:00Z") { start }`, "to"],
  [`businessMinutes(from: "2026-12-18T00:00:00Z", to: "2025-12-18T00:00:00Z")`, "to"],
  [`dueAfter(from: "2026-12-18T00:00:00Z", minutes: -1)`, "minutes"],
  [`dueAfter(from: "2026-12-18T00:00:00Z", minutes: 2000000)`, "minutes"],
])("%s is refused", async (fields, field) => {
  const { errors } = await ask(fields);
  expect(errors[0]?.extensions).toMatchObject({ code: "INVALID", problems: [{ field }] });
});

test("a holiday that is named twice is refused", async () => {
  const { data } = await api.query(
    `mutation ($input: CalendarCreateInput!) { calendarCreate(input: $input) { userErrors { code field } } }`,
    {
      input: {
        name: "Twice",
        timeZone: "UTC",
        weeklyHours: [{ day: "FRIDAY", opens: "08:00", closes: "18:00" }],
        holidays: [{ day: "2026-12-25" }, { day: "2026-12-25", name: "again" }],
      },
    },
  );
  expect(data.calendarCreate.userErrors).toEqual([{ code: "INVALID", field: "holidays.1.day" }]);
});
