import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { Role } from "../../../src/kernel/Role.js";
import { Weekday } from "../../../src/modules/calendars/BusinessCalendar.js";
import { createCalendar } from "../../../src/modules/calendars/calendarService.js";
import { listPeople, listTeams } from "../../../src/modules/people/peopleQueries.js";
import { createPerson, ensurePerson } from "../../../src/modules/people/peopleService.js";
import { startTestApi, type Answer, type TestApi } from "../../support/api.js";
import { overlapping } from "../../support/overlapping.js";

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());

const NOBODY = "0199c0de-0000-7000-8000-00000000dead";
const send = (mutation: string, input: object, role = Role.MANAGER): Promise<Answer> => {
  const type = mutation[0]!.toUpperCase() + mutation.slice(1);
  const record = mutation.startsWith("team")
    ? "team { id name calendar { name } }"
    : "person { id name email timeZone version team { name } }";
  return api.query(
    `mutation ($input: ${type}Input!) { ${mutation}(input: $input) { ${record} userErrors { code field } } }`,
    { input },
    role,
  );
};
const mutate = async (mutation: string, input: object): Promise<any> =>
  (await send(mutation, input)).data[mutation];
const people = async (filter: object): Promise<any> =>
  (
    await api.query(
      `query ($filter: PersonFilter) { people(filter: $filter) { totalCount nodes { id name email } } }`,
      { filter },
    )
  ).data.people;

describe("teams", () => {
  test("show the calendar by which they work", async () => {
    const calendar = await api.context().commit((tx) =>
      createCalendar(tx, {
        name: "Office",
        timeZone: "Europe/London",
        weeklyHours: [{ day: Weekday.MONDAY, opens: "09:00", closes: "17:00" }],
      }),
    );
    const { team } = await mutate("teamCreate", { name: "Networks", calendarId: calendar.id });
    expect(team).toMatchObject({ name: "Networks", calendar: { name: "Office" } });
    const { data } = await api.query(`{ teams { name calendar { name } } }`, {}, Role.VIEWER);
    expect(data.teams).toContainEqual({ name: "Networks", calendar: { name: "Office" } });
  });

  test.each([
    [{ name: " " }, "INVALID", "name"],
    [{ name: "Lost", calendarId: NOBODY }, "NOT_FOUND", "calendarId"],
  ])("refuse %j", async (input, code, field) => {
    expect(await mutate("teamCreate", input)).toEqual({ team: null, userErrors: [{ code, field }] });
  });

  test("have names of their own", async () => {
    await mutate("teamCreate", { name: "Storage" });
    expect((await mutate("teamCreate", { name: "Storage" })).userErrors).toEqual([
      { code: "CONFLICT", field: "name" },
    ]);
  });
});

describe("people", () => {
  test("are added, changed, moved out of a team, and found by team and name", async () => {
    const { team } = await mutate("teamCreate", { name: "Databases" });
    const { person } = await mutate("personCreate", {
      name: "Ada Byron",
      email: " Ada@Example.ORG",
      teamId: team.id,
      timeZone: "Europe/London",
    });
    expect(person).toMatchObject({ email: "ada@example.org", version: 1, team: { name: "Databases" } });
    const { data } = await api.query(`{ person(id: "${person.id}") { name timeZone } }`, {}, Role.VIEWER);
    expect(data.person).toEqual({ name: "Ada Byron", timeZone: "Europe/London" });
    await mutate("personCreate", { name: "Ada Lovelace", email: "al@example.org" });
    expect((await people({ teamId: { eq: team.id } })).nodes.map((each: any) => each.id)).toEqual([
      person.id,
    ]);
    expect((await people({ name: { contains: "ada " } })).totalCount).toBe(2);
    const changed = await mutate("personUpdate", { id: person.id, expectedVersion: 1, teamId: null });
    expect(changed.person).toMatchObject({ email: "ada@example.org", team: null, version: 2 });
    const stale = await mutate("personUpdate", { id: person.id, expectedVersion: 1, name: "Stale" });
    expect(stale).toMatchObject({
      person: { name: "Ada Byron" },
      userErrors: [{ code: "CONFLICT", field: "expectedVersion" }],
    });
  });

  test("have addresses of their own, in whatever case", async () => {
    await mutate("personCreate", { name: "First", email: "first@example.org" });
    const second = await mutate("personCreate", { name: "Second", email: "FIRST@example.org" });
    expect(second).toEqual({ person: null, userErrors: [{ code: "CONFLICT", field: "email" }] });
    expect((await people({ name: { eq: "Second" } })).totalCount).toBe(0);
    const { person } = await mutate("personCreate", { name: "Third", email: "third@example.org" });
    const taken = await mutate("personUpdate", {
      id: person.id,
      expectedVersion: 1,
      email: "First@Example.org",
    });
    expect(taken.userErrors).toEqual([{ code: "CONFLICT", field: "email" }]);
    const own = await mutate("personUpdate", {
      id: person.id,
      expectedVersion: 1,
      email: "THIRD@example.org",
    });
    expect(own).toMatchObject({ person: { email: "third@example.org" }, userErrors: [] });
  });

  test("of two added at once under one address, one stays", async () => {
    const later = await overlapping(
      api,
      (tx) => createPerson(tx, { name: "Soon", email: "race@example.org" }),
      () => mutate("personCreate", { name: "Late", email: "Race@example.org" }),
    );
    expect(later).toEqual({ person: null, userErrors: [{ code: "CONFLICT", field: "email" }] });
    expect((await people({ name: { in: ["Soon", "Late"] } })).totalCount).toBe(1);
  });

  test.each([
    [{ name: "" }, "INVALID", "name"],
    [{ email: "not an address" }, "INVALID", "email"],
    [{ email: `${"x".repeat(200)}@example.org` }, "INVALID", "email"],
    [{ teamId: NOBODY }, "NOT_FOUND", "teamId"],
  ])("are refused with %j, and nothing is stored", async (wrong, code, field) => {
    const before = (await people({})).totalCount;
    const input = { name: "Wrong", email: "wrong@example.org", ...wrong };
    expect(await mutate("personCreate", input)).toEqual({ person: null, userErrors: [{ code, field }] });
    expect((await people({})).totalCount).toBe(before);
  });

  test("refuse an explicit null, and an unknown id", async () => {
    const { person } = await mutate("personCreate", { name: "Null", email: "null@example.org" });
    for (const field of ["name", "email"])
      expect(
        (await mutate("personUpdate", { id: person.id, expectedVersion: 1, [field]: null })).userErrors,
      ).toEqual([{ code: "INVALID", field }]);
    expect((await mutate("personUpdate", { id: NOBODY, expectedVersion: 1 })).userErrors).toEqual([
      { code: "NOT_FOUND", field: "id" },
    ]);
    const { data, errors } = await api.query(`{ person(id: "${NOBODY}") { name } }`);
    expect(data.person).toBeNull();
    expect(errors[0]?.extensions.code).toBe("NOT_FOUND");
  });

  test.each([Role.VIEWER, Role.REVIEWER])("are not written by a %s", async (role) => {
    for (const [mutation, input] of [
      ["teamCreate", { name: "Forbidden" }],
      ["personCreate", { name: "Forbidden", email: "forbidden@example.org" }],
    ] as const)
      expect((await send(mutation, input, role)).errors[0]?.extensions.code).toBe("FORBIDDEN");
    expect((await people({ name: { eq: "Forbidden" } })).totalCount).toBe(0);
  });

  test("are not shown to an actor who is bound to a partner", async () => {
    await mutate("personCreate", { name: "Hidden", email: "hidden@example.org" });
    await mutate("teamCreate", { name: "Hidden" });
    const scoped = api.context({ role: Role.VIEWER, partnerIds: [NOBODY] });
    const page = await listPeople(scoped, {}, null);
    expect(page.nodes).toEqual([]);
    expect(await page.totalCount()).toBe(0);
    expect(await listTeams(scoped)).toEqual([]);
  });
});

describe("ensuring a person", () => {
  const ensure = (who: { name: string; email?: string }): Promise<{ id: string; name: string }> =>
    api.context().commit((tx) => ensurePerson(tx, who));

  test("finds by address, whatever the name; and by exact name where there is no address", async () => {
    const made = await ensure({ name: "Grace Hopper", email: "Grace@Example.org" });
    expect((await ensure({ name: "G. Hopper", email: "grace@example.org" })).id).toBe(made.id);
    expect((await ensure({ name: "Grace Hopper" })).id).toBe(made.id);
    const other = await ensure({ name: "grace hopper" });
    expect(other.id).not.toBe(made.id);
    expect((await ensure({ name: "grace hopper" })).id).toBe(other.id);
  });

  test("does not guess between namesakes", async () => {
    await ensure({ name: "John Smith", email: "john1@example.org" });
    await ensure({ name: "John Smith", email: "john2@example.org" });
    await expect(ensure({ name: "John Smith" })).rejects.toMatchObject({ code: "CONFLICT" });
    expect((await people({ name: { eq: "John Smith" } })).totalCount).toBe(2);
  });

  test("makes one person for two callers at once", async () => {
    const later = await overlapping(
      api,
      (tx) => ensurePerson(tx, { name: "Crowd" }),
      () => ensure({ name: "Crowd" }),
    );
    expect((await people({ name: { eq: "Crowd" } })).nodes.map((each: any) => each.id)).toEqual([later.id]);
  });

  test("refuses what is no name and no address", async () => {
    await expect(ensure({ name: " ", email: "nowhere" })).rejects.toMatchObject({
      problems: [{ field: "name" }, { field: "email" }],
    });
  });
});
