import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { randomUUID } from "node:crypto";
import { Role } from "../../src/kernel/Role.js";
import { createPartner, eraseContact } from "../../src/modules/partners/partnerService.js";
import { startTestApi, type TestApi } from "../support/api.js";

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());

let key: string;
beforeEach(() => {
  key = randomUUID();
});

interface Sent {
  readonly status: number;
  readonly replayed: boolean;
  readonly text: string;
  readonly json: any;
}
async function send(body: object, { key: sentKey = key, role = Role.MANAGER } = {}): Promise<Sent> {
  const response = await fetch(`${api.url}/graphql`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      authorization: `Bearer ${await api.key(role)}`,
      "idempotency-key": sentKey,
    },
    body: JSON.stringify(body),
  });
  const text = await response.text();
  return {
    status: response.status,
    replayed: response.headers.get("idempotency-replayed") === "true",
    text,
    json: JSON.parse(text),
  };
}

const CREATE = `mutation ($name: String!) { partnerCreate(input: { name: $name }) {
  partner { id version createdAt contacts { name } } userErrors { code field message } } }`;
const create = (name: string): object => ({ query: CREATE, variables: { name } });
const counts = async (name: string): Promise<object> => {
  const [row] = await api.dataSource.query<[object]>(
    `SELECT count(*)::int AS partners,
       (SELECT count(*)::int FROM audit_entry WHERE record_id IN (SELECT id FROM partner WHERE name = $1)) AS entries,
       (SELECT count(*)::int FROM outbox_event WHERE record_id IN (SELECT id FROM partner WHERE name = $1)) AS events
     FROM partner WHERE name = $1`,
    [name],
  );
  return row;
};
const ONCE = { partners: 1, entries: 1, events: 1 };

test("a repeat gets the first answer, to the byte, and nothing is run again", async () => {
  const first = await send(create("Once"));
  expect(first.json.data.partnerCreate.userErrors).toEqual([]);
  await api.query(
    `mutation ($id: UUID!) { partnerUpdate(input: { id: $id, expectedVersion: 1, website: "https://o.example" }) { userErrors { code } } }`,
    { id: first.json.data.partnerCreate.partner.id },
  );
  const again = await send(create("Once"));
  expect([again.status, again.text, first.replayed, again.replayed]).toEqual([200, first.text, false, true]);
});

test("fifty repeats at once run once, and all get the same answer", async () => {
  const answers = await Promise.all(Array.from({ length: 50 }, () => send(create("Fifty"))));
  expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
  expect(answers[0]!.json.data.partnerCreate.partner.version).toBe(1);
  expect(answers.filter(({ replayed }) => !replayed)).toHaveLength(1);
  expect(await counts("Fifty")).toEqual(ONCE);
});

test("repeats at once through several servers run once", async () => {
  const other = await startTestApi({ databaseUrl: api.databaseUrl });
  const to = async (url: string): Promise<string> =>
    fetch(`${url}/graphql`, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        authorization: `Bearer ${await api.key(Role.MANAGER)}`,
        "idempotency-key": key,
      },
      body: JSON.stringify(create("Two servers")),
    }).then((response) => response.text());
  const answers = await Promise.all(Array.from({ length: 20 }, (_, at) => to(at % 2 ? api.url : other.url)));
  expect(new Set(answers).size).toBe(1);
  expect(await counts("Two servers")).toEqual(ONCE);
  await other.stop();
});

test("the same key with another body is a conflict, and nothing is written", async () => {
  await send(create("One body"));
  const other = await send(create("Another body"));
  expect([other.status, other.json.errors[0].extensions.code]).toEqual([409, "CONFLICT"]);
  expect(await counts("Another body")).toMatchObject({ partners: 0 });
});

test("the order of a body's keys makes it no other body", async () => {
  const first = await send({ query: CREATE, variables: { name: "Keys" } });
  const again = await send({ variables: { name: "Keys" }, query: CREATE });
  expect(again.text).toBe(first.text);
});

test("each client has keys of its own", async () => {
  await send(create("First client"), { role: Role.MANAGER });
  const { json } = await send(create("Second client"), { role: Role.ADMIN });
  expect(json.data.partnerCreate.userErrors).toEqual([]);
});

test("what the rules refused is answered the same again, and its savepoint left nothing", async () => {
  await send(create("Taken"), { key: randomUUID() });
  const first = await send(create("Taken"));
  expect(first.json.data.partnerCreate.userErrors).toMatchObject([{ code: "CONFLICT", field: "name" }]);
  await api.dataSource.query(
    `UPDATE partner SET name = 'Free', normalised_name = 'free' WHERE name = 'Taken'`,
  );
  expect((await send(create("Taken"))).text).toBe(first.text);
  expect(await counts("Taken")).toMatchObject({ partners: 0 });
});

describe("a key is taken only by what was run", () => {
  test.each([
    ["a document that is refused", { query: "mutation { nothing }" }],
    ["a query", { query: "{ me { name } }" }],
    [
      "what the caller may not do",
      { query: `mutation { apiKeyCreate(input: { name: "x", role: ADMIN }) { userErrors { code } } }` },
    ],
  ])("not by %s", async (_what, body) => {
    await send(body);
    const { json } = await send(create(`After ${_what}`));
    expect(json.data.partnerCreate.userErrors).toEqual([]);
  });

  test("not by a failure of ours, so a repeat can succeed", async () => {
    await api.dataSource.query(`ALTER TABLE external_reference RENAME TO away`);
    const body = {
      query: `mutation { partnerCreate(input: { name: "Failed", externalReferences: [{ system: "erp", id: "1" }] }) { partner { name } userErrors { code } } }`,
    };
    const failed = await send(body);
    await api.dataSource.query(`ALTER TABLE away RENAME TO external_reference`);
    expect(failed.json.errors[0].extensions.code).toBe("INTERNAL");
    expect(await counts("Failed")).toMatchObject({ partners: 0 });
    expect((await send(body)).json.data.partnerCreate.partner).toEqual({ name: "Failed" });
  });

  test("not by a change whose answer could not be made: it is taken back with it", async () => {
    await api.dataSource.query(`ALTER TABLE contact RENAME TO away`);
    const failed = await send(create("Unanswered"));
    await api.dataSource.query(`ALTER TABLE away RENAME TO contact`);
    expect([failed.status, failed.json.errors[0].extensions.code]).toEqual([500, "INTERNAL"]);
    expect(await counts("Unanswered")).toMatchObject({ partners: 0 });
    expect((await send(create("Unanswered"))).json.data.partnerCreate.userErrors).toEqual([]);
  });
});

test.each([["two words"], ["x".repeat(256)]])("%p is no key", async (wrong) => {
  const { status, json } = await send(create("No key"), { key: wrong });
  expect([status, json.errors[0].extensions.code]).toEqual([400, "INVALID"]);
});

test("with a key, one mutation a request", async () => {
  const { json } = await send({
    query: `mutation { a: partnerCreate(input: { name: "A" }) { userErrors { code } } b: partnerCreate(input: { name: "B" }) { userErrors { code } } }`,
  });
  expect(json.errors[0].extensions).toMatchObject({ code: "INVALID" });
  expect(await counts("A")).toMatchObject({ partners: 0 });
});

test("an answer that told of a person is forgotten with the person", async () => {
  const partner = await api.context().commit((tx) => createPartner(tx, { name: "Of Ada" }));
  const body = {
    query: `mutation ($input: ContactCreateInput!) { contactCreate(input: $input) { contact { id name } userErrors { code } } }`,
    variables: { input: { partnerId: partner.id, name: "Ada" } },
  };
  const { json } = await send(body);
  const { id } = json.data.contactCreate.contact;
  await api.context().commit((tx) => eraseContact(tx, { id, expectedVersion: 1, reason: "Asked." }));
  const again = await send(body);
  expect([again.status, again.json.errors[0].extensions.code]).toEqual([409, "CONFLICT"]);
  const kept = await api.dataSource.query(`SELECT body FROM idempotency_key WHERE key = $1`, [key]);
  expect(kept).toEqual([{ body: null }]);
});
