import {
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  isScalarType,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLInputType,
  type GraphQLOutputType,
} from "graphql";

/** Longer than any text may be, and than what fits into an index, however well it is packed. */
const LONG = Array.from({ length: 10_001 }, (_each, at) =>
  String.fromCharCode(33 + ((at * at * 7) % 89)),
).join("");

/**
 * Values that a careless or ill-meaning caller sends where a scalar is asked for, by the name of the field or else by its
 * type. Most are well formed: what is not, the scalars themselves refuse, and one of each kind is enough.
 */
const HOSTILE: { readonly [nameOrType: string]: readonly unknown[] } = {
  after: ["", "e30", "WzEsMiwzXQ", "WyIiXQ==", "a\u0000b"],
  String: ["", "a\u0000b", LONG, "%_\\';--"],
  UUID: ["", "ffffffff-ffff-ffff-ffff-ffffffffffff"],
  Int: [0, -1, 2_147_483_647, -2_147_483_648],
  SafeInt: [0, -1, Number.MAX_SAFE_INTEGER],
  Float: [0, -1, 1e308, 5e-324],
  Boolean: [false],
  LocalDate: ["0001-01-01", "9999-12-31", "2026-02-30"],
  DateTime: [
    "0001-01-01T00:00:00Z",
    "9999-12-31T23:59:59.999Z",
    "0000-01-01T00:00:00Z",
    "+275760-09-13T00:00:00Z",
  ],
  Quarter: ["1970-Q1", "2199-Q4", "2026-Q5"],
  Decimal: ["1e400", "-0", "NaN", "9".repeat(200), `0.${"0".repeat(200)}1`],
  Rate: ["0", "-1", "NaN", "9".repeat(200)],
  Currency: ["eur", "XXX"],
  TimeZone: ["Mars/Olympus", "Etc/GMT+14", "../../etc/passwd"],
  JSONObject: [{}, { a: "\u0000" }, { a: null }],
};

/** Ordinary values, by the name of the field or else by its type. */
const GOOD: { readonly [nameOrType: string]: unknown } = {
  email: "someone@example.com",
  website: "https://example.com",
  opens: "08:00",
  closes: "17:00",
  String: "Some words",
  Int: 1,
  SafeInt: 1,
  Float: 1,
  Boolean: true,
  LocalDate: "2026-01-15",
  DateTime: "2026-01-15T10:00:00Z",
  Quarter: "2026-Q1",
  Decimal: "12.50",
  Rate: "1.0856",
  Currency: "EUR",
  TimeZone: "Europe/Zurich",
  JSONObject: { a: 1 },
};

/** Gives the id of a record that a field of this name would refer to. */
export type IdOf = (name: string) => string;

/** One request: a document and its variables. */
export interface Attempt {
  readonly document: string;
  readonly variables: { readonly [name: string]: unknown };
}

/** Input types whose fields have been tried somewhere; null where each place is another, as for the columns of filters. */
export type Explored = Set<GraphQLInputType> | null;

type Part = Pick<GraphQLArgument | GraphQLInputField, "name" | "type">;

/** An ordinary value: what must be there is there, and nothing else. */
function good({ name, type }: Part, idOf: IdOf): unknown {
  const plain = getNullableType(type);
  if (isListType(plain)) return [good({ name: name.replace(/s$/, ""), type: plain.ofType }, idOf)];
  if (isEnumType(plain)) return plain.getValues()[0]!.name;
  if (isInputObjectType(plain)) return goodParts(Object.values(plain.getFields()), idOf);
  if (isScalarType(plain) && plain.name === "UUID") return idOf(name);
  return GOOD[name] ?? GOOD[getNamedType(plain).name];
}

const goodParts = (parts: readonly Part[], idOf: IdOf): { [name: string]: unknown } =>
  Object.fromEntries(
    parts.filter(({ type }) => isNonNullType(type)).map((part) => [part.name, good(part, idOf)]),
  );

/**
 * Values for one part, each hostile in one place: the part itself, or something inside it.
 * @param above The input types around it: filters hold themselves, and once around is enough.
 */
function* hostile(
  part: Part,
  idOf: IdOf,
  explored: Explored,
  above: readonly GraphQLInputType[] = [],
): Generator {
  yield null;
  const type: GraphQLInputType = getNullableType(part.type);
  if (isListType(type)) {
    const item = { name: part.name.replace(/s$/, ""), type: type.ofType };
    yield* [[], [null], Array.from({ length: 1_001 }, () => good(item, idOf))];
    const [one, two] = [good(item, idOf), good(item, idOf)];
    yield [one, one, two];
    for (const value of hostile(item, idOf, explored, above)) yield [value];
  } else if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields());
    const base = goodParts(fields, idOf);
    yield* [{}, base, Object.fromEntries(fields.map(({ name }) => [name, null]))];
    yield { ...base, ...Object.fromEntries(fields.map((each) => [each.name, good(each, idOf)])) };
    if (above.includes(type) || (above.length > 0 && explored?.has(type))) return;
    explored?.add(type);
    for (const field of fields)
      for (const value of hostile(field, idOf, explored, [...above, type]))
        yield { ...base, [field.name]: value };
  } else if (isEnumType(type)) {
    yield* [
      ...type
        .getValues()
        .map(({ name }) => name)
        .slice(-3),
      "NOPE",
    ];
  } else {
    if (!isNonNullType(part.type)) yield good(part, idOf);
    yield* HOSTILE[part.name] ?? HOSTILE[type.name] ?? [];
  }
}

/** All plain fields of a type, and those of what it holds, so many levels down. */
function selection(type: GraphQLOutputType, depth: number): string {
  const named = getNamedType(type);
  if (!isObjectType(named)) return "";
  const { edges: _sameAsNodes, ...rest } = named.getFields();
  const fields = Object.values(rest)
    .filter(({ args }) => args.every((each) => !isNonNullType(each.type)))
    .map((field) => [field.name, isObjectType(getNamedType(field.type)), field.type] as const)
    .filter(([, isObject]) => !isObject || depth > 0)
    .map(([name, isObject, inner]) => (isObject ? `${name}${selection(inner, depth - 1)}` : name));
  return ` { ${["__typename", ...fields].join(" ")} }`;
}

/** Requests for one root field, each with one thing wrong, or odd, in its arguments. */
export function* attemptsAt(
  kind: "query" | "mutation",
  field: GraphQLField<unknown, unknown>,
  idOf: IdOf,
  explored: Explored,
): Generator<Attempt> {
  const { name, args, type } = field;
  const document = `${kind} ${declared(args)} { ${name}${passed(args)}${selection(type, 1)} }`;
  yield* variations(document, args, idOf, explored);
}

/** The same for a field of the record that a root field finds by its id. */
export function* attemptsBelow(
  root: GraphQLField<unknown, unknown>,
  { name, args, type }: GraphQLField<unknown, unknown>,
  idOf: IdOf,
): Generator<Attempt> {
  const found = `${root.name}(id: ${JSON.stringify(idOf("id"))})`;
  const document = `query ${declared(args)} { ${found} { ${name}${passed(args)}${selection(type, 1)} } }`;
  yield* variations(document, args, idOf, null);
}

const listed = (args: readonly GraphQLArgument[], write: (part: Part) => string): string =>
  args.length === 0 ? "" : `(${args.map(write).join(", ")})`;
const declared = (args: readonly GraphQLArgument[]): string =>
  listed(args, ({ name, type }) => `$${name}: ${String(type)}`);
const passed = (args: readonly GraphQLArgument[]): string => listed(args, ({ name }) => `${name}: $${name}`);

function* variations(
  document: string,
  args: readonly GraphQLArgument[],
  idOf: IdOf,
  explored: Explored,
): Generator<Attempt> {
  // A short page shows as much as a long one.
  const page = args.some(({ name }) => name === "first") ? { first: 2 } : {};
  const base = { ...page, ...goodParts(args, idOf) };
  yield { document, variables: base };
  for (const part of args)
    for (const value of hostile(part, idOf, explored))
      yield { document, variables: { ...base, [part.name]: value } };
}
