import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { Role } from "../../../src/kernel/Role.js";
import { upsertPerson, upsertTeam } from "../../../src/modules/people/upsertPerson.js";
import { startTestApi, type Answer, type TestApi } from "../../support/api.js";
import { overlapping } from "../../support/overlapping.js";

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());

const NOBODY = "0199c0de-0000-7000-8000-00000000dead";
const FIELDS = {
  person: "person { id name email timeZone version team { name } externalReferences { system id } }",
  team: "team { id name version calendar { name } externalReferences { system id } }",
};
type Noun = keyof typeof FIELDS;
const send = (noun: Noun, input: object, role = Role.MANAGER): Promise<Answer> =>
  api.query(
    `mutation ($input: ${noun === "person" ? "Person" : "Team"}UpsertInput!) {
       ${noun}Upsert(input: $input) { ${FIELDS[noun]} userErrors { code field } } }`,
    { input },
    role,
  );
const upsert = async (noun: Noun, input: object): Promise<any> =>
  (await send(noun, input)).data[`${noun}Upsert`];
const peopleCalled = async (name: string): Promise<any[]> =>
  (
    await api.query(
      `query ($name: String) { people(filter: { name: { contains: $name } }) { nodes { id name email } } }`,
      { name },
    )
  ).data.people.nodes;
const teams = async (): Promise<string[]> =>
  (await api.query(`{ teams { name } }`)).data.teams.map((each: any) => each.name);
const reference = (id: string): object => ({ externalReferences: [{ system: "hr", id }] });

describe("upserting a person", () => {
  test("goes by reference, else by e-mail address, else by id, and keeps what is not said", async () => {
    const { person } = await upsert("person", {
      name: "Ada Byron",
      email: "Ada@Example.org",
      timeZone: "Europe/London",
      ...reference("p1"),
    });
    expect(person).toMatchObject({ email: "ada@example.org", version: 1, ...reference("p1") });
    const { id } = person;
    const married = await upsert("person", {
      name: "Ada King",
      email: "king@example.org",
      ...reference("p1"),
    });
    expect(married.person).toMatchObject({
      id,
      name: "Ada King",
      email: "king@example.org",
      timeZone: "Europe/London",
      version: 2,
    });
    const { team } = await upsert("team", { name: "Engines" });
    const byAddress = await upsert("person", {
      name: "Ada King",
      email: " KING@example.org",
      teamId: team.id,
    });
    expect(byAddress.person).toMatchObject({ id, team: { name: "Engines" }, version: 3 });
    const byId = await upsert("person", {
      id,
      expectedVersion: 3,
      name: "Countess Ada",
      email: "c@example.org",
    });
    expect(byId.person).toMatchObject({ id, name: "Countess Ada", team: { name: "Engines" }, version: 4 });
  });

  test("refuses a stale version, two people's references and another's address, and stores nothing", async () => {
    const first = await upsert("person", {
      name: "Refused One",
      email: "one@example.org",
      ...reference("r1"),
    });
    await upsert("person", { name: "Refused Two", email: "two@example.org", ...reference("r2") });
    const before = await peopleCalled("Refused");
    const wrong = { name: "Refused Three", email: "three@example.org" };
    expect(
      await upsert("person", { name: "Refused Three", email: "one@example.org", expectedVersion: 7 }),
    ).toMatchObject({
      person: { id: first.person.id, name: "Refused One", version: 1 },
      userErrors: [{ code: "CONFLICT", field: "expectedVersion" }],
    });
    const refused = async (input: object): Promise<unknown> => (await upsert("person", input)).userErrors;
    const both = {
      externalReferences: [
        { system: "hr", id: "r1" },
        { system: "hr", id: "r2" },
      ],
    };
    expect(await refused({ ...wrong, ...both })).toEqual([
      { code: "CONFLICT", field: "externalReferences.1" },
    ]);
    expect(await refused({ name: "Refused One", email: "two@example.org", ...reference("r1") })).toEqual([
      { code: "CONFLICT", field: "email" },
    ]);
    expect(await refused({ ...wrong, id: first.person.id })).toEqual([
      { code: "INVALID", field: "expectedVersion" },
    ]);
    expect(await refused({ ...wrong, teamId: NOBODY })).toEqual([{ code: "NOT_FOUND", field: "teamId" }]);
    expect(await refused({ ...wrong, externalReferences: null })).toEqual([
      { code: "INVALID", field: "externalReferences" },
    ]);
    expect(await refused({ name: " ", email: "nowhere" })).toEqual([
      { code: "INVALID", field: "name" },
      { code: "INVALID", field: "email" },
    ]);
    expect(await peopleCalled("Refused")).toEqual(before);
  });

  test("of two callers at once, lets the second change whom the first added", async () => {
    const later = await overlapping(
      api,
      (tx) => upsertPerson(tx, { name: "Crowded", email: "crowd@example.org" }),
      () => upsert("person", { name: "Crowded Later", email: "Crowd@example.org" }),
    );
    expect(later).toMatchObject({ person: { name: "Crowded Later", version: 2 }, userErrors: [] });
    expect(await peopleCalled("Crowded")).toHaveLength(1);
  });

  test("does not bring back who was forgotten: their key is somebody new", async () => {
    const known = await upsert("person", {
      name: "Forgotten",
      email: "gone@example.org",
      ...reference("g1"),
    });
    await api.query(
      `mutation ($input: EraseInput!) { personErase(input: $input) { userErrors { code } } }`,
      { input: { id: known.person.id, expectedVersion: 1, reason: "They asked for it." } },
      Role.ADMIN,
    );
    const again = await upsert("person", {
      name: "Forgotten",
      email: "gone@example.org",
      ...reference("g1"),
    });
    expect(again.person).toMatchObject({ version: 1, ...reference("g1") });
    expect(again.person.id).not.toBe(known.person.id);
    const { data } = await api.query(
      `query ($id: UUID!) { person(id: $id) { name externalReferences { id } } }`,
      {
        id: known.person.id,
      },
    );
    expect(data.person).toEqual({ name: "Erased", externalReferences: [] });
  });
});

describe("upserting a team", () => {
  test("goes by reference, and so can rename; else by name", async () => {
    const { team } = await upsert("team", { name: "Mainframes", ...reference("t1") });
    expect(team).toMatchObject({ version: 1, ...reference("t1") });
    const renamed = await upsert("team", { name: "Big iron", ...reference("t1") });
    expect(renamed.team).toMatchObject({ id: team.id, name: "Big iron", version: 2 });
    const byName = await upsert("team", { name: " Big iron ", ...reference("t2") });
    expect(byName.team).toMatchObject({ id: team.id, version: 3 });
    expect(byName.team.externalReferences.map((each: any) => each.id)).toEqual(["t1", "t2"]);
  });

  test("refuses a name that another has, a calendar that is not there, and nulls", async () => {
    await upsert("team", { name: "Refused A", ...reference("ta") });
    await upsert("team", { name: "Refused B" });
    const before = await teams();
    const refused = async (input: object): Promise<unknown> => (await upsert("team", input)).userErrors;
    expect(await refused({ name: "Refused B", ...reference("ta") })).toEqual([
      { code: "CONFLICT", field: "name" },
    ]);
    expect(await refused({ name: "Refused C", calendarId: NOBODY })).toEqual([
      { code: "NOT_FOUND", field: "calendarId" },
    ]);
    expect(await refused({ name: "Refused C", id: null })).toEqual([{ code: "INVALID", field: "id" }]);
    expect(await refused({ name: "Refused C", expectedVersion: 1 })).toEqual([
      { code: "CONFLICT", field: "expectedVersion" },
    ]);
    expect(await teams()).toEqual(before);
  });

  test("of two callers at once, lets the second change what the first added", async () => {
    const later = await overlapping(
      api,
      (tx) => upsertTeam(tx, { name: "Crowd" }),
      () => upsert("team", { name: "Crowd" }),
    );
    expect(later).toMatchObject({ team: { version: 2 }, userErrors: [] });
  });
});

describe("many at once", () => {
  const bulk = async (noun: Noun, rows: object[], onRejection: string): Promise<any> => {
    const [name, type] = noun === "person" ? ["peopleUpsert", "People"] : ["teamsUpsert", "Teams"];
    const { data } = await api.query(
      `mutation ($input: ${type}UpsertInput!) { ${name}(input: $input) {
         results { outcome ${noun} { name } userErrors { field } } userErrors { field } } }`,
      { input: { rows, onRejection } },
      Role.MANAGER,
    );
    return data[name];
  };

  test.each<[Noun, object, object]>([
    ["person", { name: "Many Good", email: "many@example.org" }, { name: "Many Bad", email: "bad" }],
    ["team", { name: "Many good" }, { name: "Many bad", calendarId: NOBODY }],
  ])("of the kind %s are stored as the caller asks", async (noun, good, bad) => {
    const all = await bulk(noun, [good, bad], "REJECT_ALL");
    expect(all.results.map((each: any) => each.outcome)).toEqual(["NOT_STORED", "REJECTED"]);
    const some = await bulk(noun, [good, bad, good], "REJECT_FAILED");
    expect(some.results.map((each: any) => each.outcome)).toEqual(["CREATED", "REJECTED", "UPDATED"]);
    expect(some.userErrors).toEqual([{ field: noun === "person" ? "rows.1.email" : "rows.1.calendarId" }]);
    expect([...(await teams()), ...(await peopleCalled("Many")).map((each) => each.name)]).not.toContain(
      noun === "person" ? "Many Bad" : "Many bad",
    );
  });
});

test.each([Role.VIEWER, Role.REVIEWER])("a %s may upsert neither", async (role) => {
  for (const noun of ["person", "team"] as const) {
    const input = { name: "Forbidden", ...(noun === "person" && { email: "forbidden@example.org" }) };
    expect((await send(noun, input, role)).errors[0]?.extensions.code).toBe("FORBIDDEN");
  }
  expect(await peopleCalled("Forbidden")).toEqual([]);
  expect(await teams()).not.toContain("Forbidden");
});
