import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { getIntrospectionQuery } from "graphql";
import { Role } from "../../../src/kernel/Role.js";
import { startTestApi, type TestApi } from "../../support/api.js";
import { connectionsTakenBy } from "../../support/statements.js";

let api: TestApi;
let authorization: string;
beforeAll(async () => {
  api = await startTestApi({ production: true });
  authorization = `Bearer ${await api.key(Role.ADMIN)}`;
  await api.query("{ me { name } }"); // the key is known from here on
});
afterAll(() => api.stop());

interface Sent {
  readonly status: number;
  readonly text: string;
  readonly errors: readonly { readonly message: string; readonly extensions: { readonly code: string } }[];
  /** Connections to the database that it took. */
  readonly taken: number;
}

async function send(path: string, init: RequestInit): Promise<Sent> {
  let answer = { status: 0, text: "" };
  const taken = await connectionsTakenBy(api.dataSource, async () => {
    const response = await fetch(`${api.url}${path}`, init);
    answer = { status: response.status, text: await response.text() };
  });
  const { errors = [] } = JSON.parse(answer.text) as Partial<Sent>;
  return { ...answer, errors, taken };
}

const post = (query: string, headers: { readonly [name: string]: string } = {}): Promise<Sent> =>
  send("/graphql", {
    method: "POST",
    headers: { "content-type": "application/json", authorization, ...headers },
    body: JSON.stringify({ query }),
  });

const times = (count: number, part: (at: number) => string): string =>
  Array.from({ length: count }, (_each, at) => part(at)).join(" ");
const nested = (levels: number, field: string, inner: string): string =>
  `${`${field} { `.repeat(levels)}${inner}${" }".repeat(levels)}`;

const BOMB = `${times(60, (at) => `fragment F${at} on Partner { ...F${at + 1} ...F${at + 1} }`)} fragment F60 on Partner { id }`;
const CONTRACTS = "contracts(first: 100) { nodes { partner";

describe("a hostile document is refused before anything is run:", () => {
  test.each([
    ["2,000 levels", `{ ${nested(2_000, "a", "b")} }`, "100 brackets"],
    ["a list in 200 lists", `{ a(b: ${"[".repeat(200)}${"]".repeat(200)}) }`, "100 brackets"],
    ["21 levels", `{ partners { nodes { ${nested(18, "parent", "id")} } } }`, "depth of 21"],
    ["21 root fields", `{ ${times(21, (at) => `a${at}: me { name }`)} }`, "21 root fields"],
    ["21 operations", times(21, (at) => `query Q${at} { me { name } }`), "21 operations"],
    ["101 times the same", `{ me { ${times(101, () => "name")} } }`, "101 times"],
    ["51 aliases", `{ me { ${times(51, (at) => `a${at}: name`)} } }`, "51 aliases"],
    ["51 directives", `{ me { name ${times(51, () => "@include(if: true)")} } }`, "51 directives"],
    ["a circle", "{ me { ...A } } fragment A on Me { ...B } fragment B on Me { ...A }", "spreads itself"],
    ["a circle out of reach", "{ me { name } } fragment A on Me { ...A }", "spreads itself"],
    [
      "fragments that double 60 times",
      `{ partners { nodes { ...F0 } } } ${BOMB}`,
      "fields, fragments put in",
    ],
    ["the same, not used", `{ me { name } } ${BOMB}`, "fields, fragments put in"],
    ["6,000 tokens", `{ ${times(1_500, () => "me { name }")} }`, "5000 tokens"],
    [
      "lists in lists in lists",
      `{ partners(first: 100) { nodes { ${nested(2, CONTRACTS, "name").replaceAll("}", "} } }")} } } }`,
      "may cost",
    ],
    [
      "types of types of types",
      `{ __schema { types { ${nested(4, "fields { type", "name").replaceAll("}", "} }")} } } }`,
      "introspection depth",
    ],
  ])("%s", async (_what, document, says) => {
    const { status, errors, taken } = await post(document);
    expect([status, errors[0]?.extensions.code, taken]).toEqual([400, "INVALID", 0]);
    expect(errors[0]?.message).toContain(says);
  });

  test("a mutation in the same shapes changes nothing", async () => {
    const create = `partnerCreate(input: { name: "Hostile" }) { partner { ${nested(20, "parent", "id")} } }`;
    expect(await post(`mutation { ${create} }`)).toMatchObject({ status: 400, taken: 0 });
    expect((await api.query("{ partners { totalCount } }")).data.partners.totalCount).toBe(0);
  });

  test("with an idempotency key no transaction is begun for what cannot be run", async () => {
    const sent = await post("{ nothing }", { "idempotency-key": "hostile" });
    expect(sent).toMatchObject({ status: 400, taken: 0 });
  });

  test("a list of 1,001 values", async () => {
    const ids = times(1_001, () => `"0199c0de-0000-7000-8000-00000000dead"`);
    const { errors, taken } = await post(`{ partners(filter: { id: { in: [${ids}] } }) { totalCount } }`);
    expect([errors[0]?.extensions.code, taken]).toEqual(["INVALID", 0]);
  });
});

describe("what is no ordinary request is refused before anything is run:", () => {
  const query = "{ me { name } }";
  const json = { "content-type": "application/json" };
  const mutation = encodeURIComponent(
    `mutation { partnerCreate(input: { name: "Got" }) { userErrors { code } } }`,
  );
  const form = "application/x-www-form-urlencoded";
  const hash = encodeURIComponent(
    JSON.stringify({ persistedQuery: { version: 1, sha256Hash: "0".repeat(64) } }),
  );
  const list = JSON.stringify([{ query }, { query }]);
  test.each([
    ["an array of requests", "/graphql", { method: "POST", headers: json, body: list }, 400],
    ["a mutation by GET", `/graphql?query=${mutation}`, { method: "GET" }, 405],
    [
      "a form",
      "/graphql",
      { method: "POST", headers: { "content-type": form }, body: `query=${query}` },
      415,
    ],
    ["a PUT", "/graphql", { method: "PUT", headers: json, body: JSON.stringify({ query }) }, 405],
    ["another type of answer", `/graphql?query=${query}`, { headers: { accept: "text/html" } }, 406],
    [
      "deep JSON in an address",
      `/graphql?query=${query}&variables={"a":${"[".repeat(101)}${"]".repeat(101)}}`,
      {},
      400,
    ],
    ["a hash of nothing", `/graphql?extensions=${hash}`, {}, 200],
  ])("%s", async (_what, path, init: RequestInit, status) => {
    const headers = { ...(init.headers as { [name: string]: string }), authorization };
    const sent = await send(path, { ...init, headers });
    expect([sent.status, sent.errors[0]?.extensions.code, sent.taken]).toEqual([status, "INVALID", 0]);
  });

  test("anything without a key, introspection above all", async () => {
    const sent = await post(getIntrospectionQuery(), { authorization: "Bearer mnst_unknown" });
    expect([sent.status, sent.errors[0]?.extensions.code]).toEqual([401, "UNAUTHENTICATED"]);
    expect(sent.text).not.toContain("__Schema");
  });
});

describe("an error gives nothing away:", () => {
  test("no name of a field that was not asked for", async () => {
    const { text } = await post("{ partnerz { nodez { id } } me { nam } }");
    expect(text).toContain("partnerz");
    expect(text).not.toMatch(/did you mean|"partners"|"name"/i);
  });

  test("no stack trace", async () => {
    const { text } = await post(`query ($first: Int = "x") { partners(first: $first) { nodes { id } } }`);
    expect(text).not.toMatch(/stack|node_modules|\.js:\d/);
  });

  test("no more than twenty errors", async () => {
    const { errors } = await post(`{ me { ${times(90, (at) => `f${at}`)} } }`);
    expect(errors).toHaveLength(20);
  });
});

test("the query page's introspection is well inside the limits for a caller with a key", async () => {
  const { status, errors } = await post(
    getIntrospectionQuery({ schemaDescription: true, inputValueDeprecation: true, specifiedByUrl: true }),
  );
  expect([status, errors]).toEqual([200, []]);
});
