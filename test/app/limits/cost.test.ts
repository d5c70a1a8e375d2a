import { describe, expect, test } from "@jest/globals";
import { buildSchema, GraphQLObjectType, parse, validate, type OperationDefinitionNode } from "graphql";
import { actualPoints, priceOperation, requestedPoints } from "../../../src/app/limits/cost.js";

const schema = buildSchema(`
  type Query { partner(id: ID): Partner  partners(first: Int): Partners!  calendars: [Calendar!]!  named: [Named!]! }
  type Mutation { upsert(rows: [ID!]!): Upserted! }
  type Partners { nodes: [Partner!]!  edges: [Edge!]!  pageInfo: PageInfo!  totalCount: Int! }
  type Edge { cursor: String!  node: Partner! }
  type PageInfo { endCursor: String }
  interface Named { name: String! }
  type Partner implements Named { name: String!  parent: Partner  contacts: [Contact!]!  contracts(first: Int): Contracts! }
  type Contracts { nodes: [Contract!]! }
  type Contract { partner: Partner! }
  type Contact { name: String! }
  type Calendar implements Named { name: String!  holidays: [Holiday!]! }
  type Holiday { day: String! }
  type Upserted { results: [Result!]!  userErrors: [Mistake!]! }
  type Result { partner: Partner  userErrors: [Mistake!]! }
  type Mistake { field: String }
`);
(schema.getType("Calendar") as GraphQLObjectType).getFields()["holidays"]!.extensions = { usualSize: 3 };

type Variables = Readonly<{ [name: string]: unknown }>;

function price(text: string, variables: Variables = {}) {
  const document = parse(text);
  expect(validate(schema, document)).toEqual([]);
  return priceOperation(schema, document, document.definitions[0] as OperationDefinitionNode, variables);
}
const requested = (text: string, variables: Variables = {}): number =>
  requestedPoints(price(text, variables));

describe("the points that are asked for", () => {
  test.each([
    ["an object is one", "{ partner { name } }", 1],
    ["plain values cost nothing, but no operation is for nothing", "{ __typename }", 1],
    ["an object below it is one more", "{ partner { parent { parent { name } } } }", 3],
    ["a page is one and each of its twenty", "{ partners { nodes { name } } }", 21],
    ["or as many as are asked for", "{ partners(first: 5) { nodes { name } } }", 6],
    ["null is as if nothing were said", "{ partners(first: null) { nodes { name } } }", 21],
    ["an impossible size counts as the largest", "{ partners(first: 2000000000) { nodes { name } } }", 101],
    ["and a negative one as the smallest", "{ partners(first: -5) { nodes { name } } }", 2],
    [
      "edges count like nodes, with what is on them",
      "{ partners(first: 5) { edges { node { name } } } }",
      11,
    ],
    [
      "lists multiply",
      "{ partners(first: 5) { nodes { contracts(first: 4) { nodes { partner { name } } } } } }",
      1 + 5 * (1 + 1 + 4 * 2),
    ],
    ["a plain list is taken for ten", "{ partner { contacts { name } } }", 11],
    ["or for what its field says", "{ calendars { holidays { day } } }", 10 * (1 + 3)],
    ["to count a whole list is ten", "{ partners(first: 1) { totalCount pageInfo { endCursor } } }", 12],
    ["what is merged is paid once", "{ partner { parent { name } } partner { parent { name } } }", 2],
    ["aliases are paid each", "{ a: partner { name } b: partner { name } }", 2],
    [
      "fragments are paid where they are spread",
      "{ partner { ...F parent { ...F } } } fragment F on Partner { contacts { name } }",
      1 + 10 + 1 + 10,
    ],
    [
      "what may be one of several types is paid for all",
      "{ named { ... on Partner { parent { name } } ... on Calendar { holidays { day } } } }",
      10 * (1 + 1 + 3),
    ],
    ["a mutation is ten, and four a row", `mutation { upsert(rows: ["1"]) { userErrors { field } } }`, 15],
    [
      "rows count in its answer",
      `mutation { upsert(rows: ["1", "2"]) { results { partner { name } userErrors { field } } } }`,
      10 + 8 + 1 + 2 * 2,
    ],
  ])("%s", (_what, text, points) => {
    expect(requested(text)).toBe(points);
  });

  test("follow the variables", () => {
    const text = "query ($first: Int) { partners(first: $first) { nodes { name } } }";
    expect([requested(text, { first: 3 }), requested(text)]).toEqual([4, 21]);
  });

  test("an argument that is no value is no failure here: its field will say so", () => {
    expect(requested("{ partners { nodes { name } } }", { first: {} })).toBe(21);
  });

  test("grow with nesting as fast as the answer could", () => {
    const level = "contracts(first: 100) { nodes { partner { ";
    const text = `{ partners(first: 100) { nodes { ${level.repeat(3)} name ${"} } } ".repeat(3)} } } }`;
    expect(requested(text)).toBeGreaterThan(100 ** 4);
  });
});

describe("the points that were used", () => {
  const operation = price(
    "{ partners(first: 50) { totalCount nodes { name parent { name } contacts { name } } } }",
  );
  test("count the objects that are there", () => {
    const nodes = [
      { name: "A", parent: null, contacts: [{ name: "a" }, { name: "b" }] },
      { name: "B", parent: { name: "A" }, contacts: [] },
    ];
    expect(actualPoints(operation, { partners: { totalCount: 2, nodes } })).toBe(1 + 10 + 2 + 2 + 1);
  });

  test.each([[null], [undefined], [{}], [{ partners: null }]])("are one where the answer is %p", (data) => {
    expect(actualPoints(operation, data)).toBe(1);
  });
});
