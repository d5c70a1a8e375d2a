import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { Role } from "../../../src/kernel/Role.js";
import { startTestApi, type Answer, type TestApi } from "../../support/api.js";

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());

const FIELDS = `calendar { id name timeZone version weeklyHours { day opens closes } } userErrors { code field }`;
const WEEK = [{ day: "MONDAY", opens: "08:00", closes: "18:00" }];
const send = (name: "Create" | "Update", input: object, role = Role.MANAGER): Promise<Answer> =>
  api.query(
    `mutation ($input: Calendar${name}Input!) { calendar${name}(input: $input) { ${FIELDS} } }`,
    { input },
    role,
  );
const create = async (input: object): Promise<any> => (await send("Create", input)).data.calendarCreate;
const update = async (input: object): Promise<any> => (await send("Update", input)).data.calendarUpdate;
const names = async (): Promise<string[]> =>
  (await api.query(`{ calendars { name } }`, {}, Role.VIEWER)).data.calendars.map((each: any) => each.name);

test("a calendar keeps its hours in the order of the week, through a change too", async () => {
  const sunday = { day: "SUNDAY", opens: "10:00", closes: "24:00" };
  const early = { day: "MONDAY", opens: "05:00", closes: "07:30" };
  const { calendar } = await create({
    name: "Zurich office",
    timeZone: "Europe/Zurich",
    weeklyHours: [sunday, ...WEEK],
  });
  expect(calendar).toMatchObject({
    name: "Zurich office",
    timeZone: "Europe/Zurich",
    version: 1,
    weeklyHours: [...WEEK, sunday],
  });
  const changed = await update({
    id: calendar.id,
    expectedVersion: 1,
    weeklyHours: [sunday, early, ...WEEK],
  });
  expect(changed.calendar).toMatchObject({
    name: "Zurich office",
    version: 2,
    weeklyHours: [early, ...WEEK, sunday],
  });
  const stale = await update({ id: calendar.id, expectedVersion: 1, timeZone: "Asia/Tokyo" });
  expect(stale.userErrors).toEqual([{ code: "CONFLICT", field: "expectedVersion" }]);
  expect(stale.calendar).toMatchObject({ timeZone: "Europe/Zurich", version: 2 });
});

describe("refused, with nothing stored", () => {
  test.each([
    [{ name: "" }, "name"],
    [{ weeklyHours: [] }, "weeklyHours"],
    [{ weeklyHours: [{ day: "MONDAY", opens: "18:00", closes: "08:00" }] }, "weeklyHours.0.closes"],
    [{ weeklyHours: [...WEEK, ...WEEK] }, "weeklyHours.1"],
  ])("%j", async (wrong, field) => {
    const before = await names();
    const { calendar, userErrors } = await create({
      name: "Wrong",
      timeZone: "UTC",
      weeklyHours: WEEK,
      ...wrong,
    });
    expect(calendar).toBeNull();
    expect(userErrors).toEqual([{ code: "INVALID", field }]);
    expect(await names()).toEqual(before);
  });

  test.each(["Mars/Olympus", "+01:00", "", ["UTC"], 7])(
    "the time zone %j, before anything runs",
    async (timeZone) => {
      const { status, errors } = await send("Create", { name: "Zoned", timeZone, weeklyHours: WEEK });
      expect(status).toBe(400);
      expect(errors[0]?.extensions.code).toBe("INVALID");
      expect(errors[0]?.message).toContain("time zone");
      expect(await names()).not.toContain("Zoned");
    },
  );

  test("a name that is taken", async () => {
    await create({ name: "Taken", timeZone: "UTC", weeklyHours: WEEK });
    const again = await create({ name: " Taken ", timeZone: "UTC", weeklyHours: WEEK });
    expect(again).toMatchObject({ calendar: null, userErrors: [{ code: "CONFLICT", field: "name" }] });
  });

  test("an explicit null, and an unknown calendar", async () => {
    const { calendar } = await create({ name: "Nulled", timeZone: "UTC", weeklyHours: WEEK });
    for (const field of ["name", "timeZone", "weeklyHours"])
      expect((await update({ id: calendar.id, expectedVersion: 1, [field]: null })).userErrors).toEqual([
        { code: "INVALID", field },
      ]);
    const id = "0199c0de-0000-7000-8000-00000000dead";
    expect((await update({ id, expectedVersion: 1, name: "x" })).userErrors).toEqual([
      { code: "NOT_FOUND", field: "id" },
    ]);
  });

  test.each([Role.VIEWER, Role.REVIEWER])("the role %s", async (role) => {
    const { errors } = await send("Create", { name: "Forbidden", timeZone: "UTC", weeklyHours: WEEK }, role);
    expect(errors[0]?.extensions.code).toBe("FORBIDDEN");
    expect(await names()).not.toContain("Forbidden");
  });
});
