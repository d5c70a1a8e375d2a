import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { request } from "node:http";
import { gzipSync } from "node:zlib";
import { Role } from "../../src/kernel/Role.js";
import { startTestApi, type TestApi } from "../support/api.js";

let api: TestApi;
let key: string;
beforeAll(async () => {
  api = await startTestApi();
  key = await api.key(Role.ADMIN);
});
afterAll(() => api.stop());

interface Refusal {
  errors: { message: string; extensions: { code: string; requestId: string } }[];
}
async function post(
  body: string | Uint8Array,
  headers: { [name: string]: string } = {},
): Promise<[number, Refusal]> {
  const response = await fetch(`${api.url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${key}`, ...headers },
    body,
  });
  return [response.status, (await response.json()) as Refusal];
}

describe("a request that cannot be used is refused with a code, never with a 500", () => {
  const query = JSON.stringify({ query: "{ me { name } }" });
  test.each([
    ["no JSON", "{", {}, 400],
    ["an array", `[${query}]`, {}, 400],
    ["null", "null", {}, 400],
    ["no query", "{}", {}, 400],
    ["a query that is no text", `{"query":7}`, {}, 400],
    ["variables that are no object", `{"query":"{ me { name } }","variables":[1]}`, {}, 400],
    ["an empty body", "", {}, 400],
    ["bytes that are no UTF-8", new Uint8Array([0x7b, 0xff, 0xfe, 0x7d]), {}, 400],
    ["a form", "query=x", { "content-type": "application/x-www-form-urlencoded" }, 415],
    ["plain text", query, { "content-type": "text/plain" }, 415],
    ["a compressed body", gzipSync(query), { "content-encoding": "gzip" }, 415],
    ["more than 1 MiB", `{"query":"${"x".repeat(1_100_000)}"}`, {}, 413],
    [
      "100,000 levels",
      `{"query":"{ me { name } }","variables":{"a":${"[".repeat(1e5)}${"]".repeat(1e5)}}}`,
      {},
      400,
    ],
    [
      "101 levels",
      `{"query":"{ me { name } }","variables":{"a":${"[".repeat(99)}${"]".repeat(99)}}}`,
      {},
      400,
    ],
    ["half a character", `{"query":"{ me { name } }","variables":{"a":["\\ud800"]}}`, {}, 400],
    ["half a character in a name", `{"query":"{ me { name } }","variables":{"\\udc00":1}}`, {}, 400],
    ["the same with an idempotency key", `{"query":"\\ud800"}`, { "idempotency-key": "k" }, 400],
    ["a broken document", `{"query":"{ me { "}`, {}, 400],
    ["an unknown field", `{"query":"{ nothing }"}`, {}, 400],
    ["a wrong type", `{"query":"{ partner(id: 5) { id } }"}`, {}, 400],
    ["an unknown operation", `{"query":"query A { me { name } }","operationName":"B"}`, {}, 400],
    ["6,000 tokens", `{"query":"{ ${"me{id}".repeat(1_600)} }"}`, {}, 400],
  ])("%s", async (_what, body, headers, status) => {
    const [answered, { errors }] = await post(body, headers);
    expect(answered).toBe(status);
    expect(errors[0]?.extensions.code).toBe("INVALID");
  });
});

test("a subscription is refused, where there are none", async () => {
  const { status, errors } = await api.query("subscription { anything }");
  expect([status, errors[0]?.extensions.code, errors[0]?.message]).toEqual([
    200,
    "INVALID",
    "There is no subscription here.",
  ]);
});

test("an address that is none is refused", async () => {
  const status = await new Promise((resolve) => {
    const { port } = new URL(api.url);
    request({ port, path: "//" }, (response) => resolve(response.resume().statusCode)).end();
  });
  expect(status).toBe(400);
});

test("a hundred levels of JSON are taken", async () => {
  const variables = `{"a":${"[".repeat(98)}${"]".repeat(98)}}`;
  const [status] = await post(`{"query":"{ me { name } }","variables":${variables}}`);
  expect(status).toBe(200);
});

test("an error carries the request's id, the caller's own where one was sent", async () => {
  const [, { errors }] = await post(`{"query":"{ nothing }"}`, { "x-request-id": "mine-1" });
  expect(errors[0]?.extensions.requestId).toBe("mine-1");
});

test("an unknown id is null with a coded error", async () => {
  const { status, data, errors } = await api.query(
    `{ partner(id: "0199c0de-0000-7000-8000-00000000dead") { name } }`,
  );
  expect([status, data, errors[0]?.extensions.code, errors[0]?.path]).toEqual([
    200,
    { partner: null },
    "NOT_FOUND",
    ["partner"],
  ]);
});

test("a mutation cannot be sent by GET", async () => {
  const document = encodeURIComponent(
    `mutation { partnerCreate(input: { name: "By GET" }) { userErrors { code } } }`,
  );
  const response = await fetch(`${api.url}/graphql?query=${document}`, {
    headers: { authorization: `Bearer ${key}` },
  });
  expect(response.status).toBe(405);
  const { data } = await api.query(`{ partners(filter: { name: { eq: "By GET" } }) { totalCount } }`);
  expect(data.partners.totalCount).toBe(0);
});

test("a caller who hangs up in the middle of the body harms nobody", async () => {
  await new Promise<void>((resolve) => {
    const { port } = new URL(api.url);
    const half = request({
      port,
      path: "/graphql",
      method: "POST",
      headers: { authorization: `Bearer ${key}`, "content-type": "application/json", "content-length": 100 },
    });
    half.on("error", () => resolve());
    half.write("{", () => half.destroy(new Error("gone")));
  });
  expect((await api.query("{ me { name } }")).status).toBe(200);
});

test("a failure of ours is masked, and leads to the log by the request's id", async () => {
  await api.dataSource.query(`ALTER TABLE contact RENAME TO contact_gone`);
  await api.query(`mutation { partnerCreate(input: { name: "Masked" }) { userErrors { code } } }`);
  const { status, errors } = await api.query(`{ partners { nodes { contacts { name } } } }`);
  await api.dataSource.query(`ALTER TABLE contact_gone RENAME TO contact`);
  expect(status).toBe(200);
  expect(errors[0]?.extensions.code).toBe("INTERNAL");
  expect(errors[0]?.extensions.requestId).toBeDefined();
  expect(JSON.stringify(errors)).not.toContain("contact_gone");
  expect(errors[0]?.message).not.toContain("relation");
});

test("a key that is revoked or has expired is refused", async () => {
  const create = `mutation ($input: ApiKeyCreateInput!) { apiKeyCreate(input: $input) { issued { secret apiKey { id prefix } } userErrors { field } } }`;
  const { data } = await api.query(create, { input: { name: "short", role: "VIEWER" } });
  const { secret, apiKey } = data.apiKeyCreate.issued;
  expect(secret.startsWith(apiKey.prefix)).toBe(true);
  const { data: revoked } = await api.query(
    `mutation ($id: UUID!) { apiKeyRevoke(input: { id: $id }) { apiKey { revokedAt } } }`,
    { id: apiKey.id },
  );
  expect(revoked.apiKeyRevoke.apiKey.revokedAt).not.toBeNull();
  const [status] = await post(JSON.stringify({ query: "{ me { name } }" }), {
    authorization: `Bearer ${secret}`,
  });
  expect(status).toBe(401);
  const { data: past } = await api.query(create, {
    input: { name: "past", role: "VIEWER", expiresAt: "2020-01-01T00:00:00Z" },
  });
  expect(past.apiKeyCreate.userErrors).toEqual([{ field: "expiresAt" }]);
});

test("the secrets of keys are nowhere in the database", async () => {
  const rows = await api.dataSource.query<object[]>("SELECT * FROM api_key");
  expect(JSON.stringify(rows)).not.toContain(key);
});

describe("the query page", () => {
  test("comes whole from this machine, under a policy that allows no other", async () => {
    const page = await fetch(`${api.url}/`);
    expect(page.headers.get("content-security-policy")).toContain("script-src 'self'");
    const html = await page.text();
    // An icon of nothing keeps browsers from asking for one.
    const parts = [...html.matchAll(/(?:src|href)="(?!data:,")([^"]+)"/g)].map(([, path]) => path!);
    expect(parts.length).toBeGreaterThan(3);
    for (const path of parts) {
      expect(path.startsWith("/ide/")).toBe(true);
      expect((await fetch(`${api.url}${path}`)).status).toBe(200);
    }
  });

  test("is not there in production", async () => {
    const production = await startTestApi({ production: true });
    expect((await fetch(`${production.url}/`)).status).toBe(404);
    await production.stop();
  });
});

test.each([
  ["a statement that takes too long", "57014", "longer than the server allows"],
  ["records that others hold", "55P03", "working on the same records"],
  ["a deadlock that comes again and again", "40P01", "working on the same records"],
])("%s is answered with a code that says to try again", async (_what, code, says) => {
  await api.dataSource.query(`
    CREATE FUNCTION give_up() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN RAISE EXCEPTION 'internals' USING ERRCODE = '${code}'; END $$;
    CREATE TRIGGER give_up BEFORE INSERT ON partner EXECUTE FUNCTION give_up()`);
  const { status, errors } = await api.query(
    `mutation { partnerCreate(input: { name: "Given up" }) { userErrors { code } } }`,
  );
  await api.dataSource.query("DROP TRIGGER give_up ON partner; DROP FUNCTION give_up");
  expect([status, errors[0]?.extensions.code]).toEqual([200, "RATE_LIMITED"]);
  expect(errors[0]?.message).toContain(says);
});
