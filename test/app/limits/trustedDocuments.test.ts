import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { createHash } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readTrustedDocuments } from "../../../src/app/limits/trustedDocuments.js";
import { Role } from "../../../src/kernel/Role.js";
import { startTestApi, type TestApi } from "../../support/api.js";

const ME = "query Me { me { name } }";
const CREATE = `mutation Create($input: PartnerCreateInput!) { partnerCreate(input: $input) { partner { name } userErrors { code } } }`;
const hashOf = (text: string): string => createHash("sha256").update(text).digest("hex");

let folder: string;
let api: TestApi;
let authorization: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "mainstay trusted "));
  const manifest = write(
    "manifest.json",
    JSON.stringify({ [hashOf(ME)]: ME, [`sha256:${hashOf(CREATE)}`]: CREATE }),
  );
  api = await startTestApi({ trustedDocuments: await readTrustedDocuments(manifest) });
  authorization = `Bearer ${await api.key(Role.MANAGER)}`;
});
afterAll(async () => {
  await api.stop();
  rmSync(folder, { recursive: true, force: true });
});

function write(name: string, text: string): string {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
}

async function post(body: object, headers: object = {}): Promise<[number, any]> {
  const response = await fetch(`${api.url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization, ...headers },
    body: JSON.stringify(body),
  });
  return [response.status, await response.json()];
}
async function get(parameters: { readonly [name: string]: string }): Promise<[number, any]> {
  const search = new URLSearchParams(parameters).toString();
  const response = await fetch(`${api.url}/graphql?${search}`, { headers: { authorization } });
  return [response.status, await response.json()];
}

const apq = (text: string): object => ({ persistedQuery: { version: 1, sha256Hash: hashOf(text) } });
const me = [200, { data: { me: { name: "test MANAGER" } } }];

describe("with a registry", () => {
  test("a registered document is run by its hash, and by its own text", async () => {
    expect(await post({ documentId: hashOf(ME) })).toEqual(me);
    expect(await post({ documentId: `sha256:${hashOf(ME)}` })).toEqual(me);
    expect(await post({ extensions: apq(ME) })).toEqual(me);
    expect(await post({ extensions: apq(ME), query: ME })).toEqual(me);
    expect(await post({ query: ME })).toEqual(me);
    expect(await get({ documentId: hashOf(ME) })).toEqual(me);
    expect(await get({ extensions: JSON.stringify(apq(ME)) })).toEqual(me);
  });

  test("a mutation too, with its variables, and once for each idempotency key", async () => {
    const body = { documentId: hashOf(CREATE), variables: { input: { name: "Trusted" } } };
    const created = [200, { data: { partnerCreate: { partner: { name: "Trusted" }, userErrors: [] } } }];
    expect(await post(body, { "idempotency-key": "one" })).toEqual(created);
    expect(await post(body, { "idempotency-key": "one" })).toEqual(created);
    const { rows } = { rows: await api.dataSource.query<object[]>("SELECT 1 FROM partner") };
    expect(rows).toHaveLength(1);
    expect((await get({ documentId: hashOf(CREATE), variables: `{"input":{"name":"Got"}}` }))[0]).toBe(405);
  });

  test.each([
    ["another document", { query: "{ me { role } }" }, 403, "FORBIDDEN"],
    ["introspection", { query: "{ __schema { types { name } } }" }, 403, "FORBIDDEN"],
    ["the same with one space more", { query: `${ME} ` }, 403, "FORBIDDEN"],
    ["an unknown hash", { documentId: hashOf("{ me { role } }") }, 400, "NOT_FOUND"],
    [
      "an unknown hash with its document",
      { extensions: apq("{ me { role } }"), query: "{ me { role } }" },
      400,
      "NOT_FOUND",
    ],
    [
      "a known hash with another document",
      { documentId: hashOf(ME), query: "{ me { role } }" },
      400,
      "INVALID",
    ],
    ["a hash that is no text", { documentId: 7 }, 400, "INVALID"],
    ["the name of a method of objects", { documentId: "constructor" }, 400, "NOT_FOUND"],
  ])("%s is refused", async (_what, body, status, code) => {
    const [answered, { errors, data }] = await post(body);
    expect([answered, errors[0].extensions.code, data]).toEqual([status, code, undefined]);
  });
});

describe("a registry that cannot be used stops the start:", () => {
  test.each([
    ["no JSON", "{", /JSON/],
    ["a list", "[]", /one JSON object/],
    ["a hash of no text", `{"a":7}`, /a holds no text/],
    ["a document that cannot be parsed", `{"a":"{"}`, /a: Syntax Error/],
  ])("%s", async (what, text, says) => {
    await expect(readTrustedDocuments(write(`${what}.json`, text))).rejects.toThrow(says);
  });
});
