import { describe, expect, test } from "@jest/globals";
import {
  buildSchema as parseSchema,
  findBreakingChanges,
  isEnumType,
  isInputObjectType,
  isIntrospectionType,
  isObjectType,
  lexicographicSortSchema,
  printSchema,
  type GraphQLArgument,
} from "graphql";
import { readFileSync } from "node:fs";
import { buildSchema } from "../../src/app/schema.js";

const schema = buildSchema();
const committed = (name: string): string =>
  readFileSync(new URL(`../../schema/${name}.graphql`, import.meta.url), "utf8");

test("schema.graphql is the schema as it is: after a change run npm run schema", () => {
  expect(`${printSchema(lexicographicSortSchema(schema))}\n`).toBe(committed("schema"));
});

test("nothing breaks those who build on the released schema", () => {
  expect(findBreakingChanges(parseSchema(committed("released")), schema)).toEqual([]);
});

describe("every type, field, argument and enum value has a description", () => {
  const types = Object.values(schema.getTypeMap()).filter((type) => !isIntrospectionType(type));
  const things = types.flatMap((type) => {
    const fields = isObjectType(type) || isInputObjectType(type) ? Object.values(type.getFields()) : [];
    const values = isEnumType(type) ? type.getValues() : [];
    return [
      // The root types hold the queries and mutations and are not described themselves.
      ...(type === schema.getQueryType() || type === schema.getMutationType()
        ? []
        : [[type.name, type] as const]),
      ...[...fields, ...values].map((each) => [`${type.name}.${each.name}`, each] as const),
      ...fields.flatMap((field) =>
        ("args" in field ? field.args : []).map(
          (arg: GraphQLArgument) => [`${type.name}.${field.name}(${arg.name})`, arg] as const,
        ),
      ),
    ];
  });

  test("there are many", () => expect(things.length).toBeGreaterThan(100));

  test("each is a sentence", () => {
    const unlike = things
      .filter(([, { description }]) => !/^\S.*[.:?)]$/s.test(description ?? ""))
      .map(([name]) => name);
    expect(unlike).toEqual([]);
  });
});

test("scalar fields are plain properties: none is wrapped in a resolver", () => {
  const wrapped = Object.values(schema.getTypeMap())
    .filter((type) => isObjectType(type) && !isIntrospectionType(type))
    .flatMap((type) =>
      isObjectType(type) ? Object.values(type.getFields()).map((field) => ({ type, field })) : [],
    )
    .filter(({ field }) => field.resolve?.toString().includes("return root[") === true)
    .map(({ type, field }) => `${type.name}.${field.name}`);
  expect(wrapped).toEqual([]);
});
