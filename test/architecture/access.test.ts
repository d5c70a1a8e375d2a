import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import {
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  isScalarType,
  getNamedType,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
} from "graphql";
import { buildSchema } from "../../src/app/schema.js";
import { includesRole, Role } from "../../src/kernel/Role.js";
import { startTestApi, type TestApi } from "../support/api.js";
import { leastRole } from "./leastRole.js";

const schema = buildSchema();
const roots = (["query", "mutation"] as const).flatMap((kind) => {
  const type = kind === "query" ? schema.getQueryType() : schema.getMutationType();
  return Object.values(type?.getFields() ?? {}).map((field) => ({ kind, field }));
});

/** A value of the right type that names nothing that exists. */
function someValue(type: GraphQLInputType): string {
  if (isNonNullType(type)) return someValue(type.ofType);
  if (isListType(type)) return `[${someValue(type.ofType)}]`;
  if (isEnumType(type)) return type.getValues()[0]!.name;
  if (isInputObjectType(type)) return `{ ${written(Object.values(type.getFields()))} }`;
  const scalars: { readonly [name: string]: string } = {
    UUID: '"0199c0de-0000-7000-8000-00000000dead"',
    Quarter: '"1999-Q4"',
    LocalDate: '"1999-12-31"',
    DateTime: '"1999-12-31T00:00:00Z"',
    TimeZone: '"Europe/Zurich"',
    Decimal: '"1.00"',
    Rate: '"1.0856"',
    Currency: '"EUR"',
    JSONObject: "{}",
    Int: "1",
    Float: "1",
    Boolean: "false",
  };
  return isScalarType(type) ? (scalars[type.name] ?? '"x"') : '"x"';
}

const written = (parts: readonly Pick<GraphQLArgument, "name" | "type">[]): string =>
  parts
    .filter(({ type }) => isNonNullType(type))
    .map(({ name, type }) => `${name}: ${someValue(type)}`)
    .join(", ");

function documentFor(kind: string, field: GraphQLField<unknown, unknown>): string {
  const args = written(field.args);
  const selection = isObjectType(getNamedType(field.type)) ? " { __typename }" : "";
  return `${kind} { ${field.name}${args && `(${args})`}${selection} }`;
}

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.stop());

test("every root field is in the table of roles, and nothing else is", () => {
  expect(roots.map(({ field }) => field.name).sort()).toEqual(Object.keys(leastRole).sort());
});

describe.each(roots.map(({ kind, field }) => [field.name, kind, field] as const))(
  "%s",
  (name, kind, field) => {
    const document = documentFor(kind, field);

    test("is refused without a key", async () => {
      const { status, data, errors } = await api.query(document, {}, null);
      expect({ status, data, code: errors[0]?.extensions.code }).toEqual({
        status: 401,
        data: undefined,
        code: "UNAUTHENTICATED",
      });
    });

    test.each(Object.values(Role))("answers the role %s as the table says", async (role) => {
      const { status, errors } = await api.query(document, {}, role);
      const codes = errors.map((error) => error.extensions.code);
      expect(status).toBe(200);
      expect(codes.includes("FORBIDDEN")).toBe(!includesRole(role, leastRole[name]!));
      expect(codes).not.toContain("INTERNAL");
    });
  },
);

test.each([["Bearer nonsense"], ["Basic YTpi"], ["Bearer "], ["mst_x"]])(
  "refuses the header %j",
  async (authorization) => {
    const response = await fetch(`${api.url}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", authorization },
      body: JSON.stringify({ query: "{ me { name } }" }),
    });
    expect(response.status).toBe(401);
    expect(response.headers.get("www-authenticate")).toContain("Bearer");
  },
);

test("health answers without a key, and nothing else does", async () => {
  const statuses = await Promise.all(
    [
      "/healthz",
      "/readyz",
      "/",
      "/graphql",
      "/data/admin.key",
      "/ide/../package.json",
      "/%2e%2e/package.json",
    ].map(async (path) => [path, (await fetch(`${api.url}${path}`)).status]),
  );
  expect(Object.fromEntries(statuses)).toEqual({
    "/healthz": 200,
    "/readyz": 200,
    "/": 200,
    "/graphql": 401,
    "/data/admin.key": 404,
    "/ide/../package.json": 404,
    "/%2e%2e/package.json": 404,
  });
});
