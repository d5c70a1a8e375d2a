import fc from "fast-check";
import {
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  type GraphQLArgument,
  type GraphQLInputField,
  type GraphQLInputType,
  type GraphQLObjectType,
  type GraphQLSchema,
} from "graphql";

type Part = GraphQLArgument | GraphQLInputField;

/** Literals of the right kind, and of the wrong one. */
const LITERALS: { readonly [scalar: string]: readonly string[] } = {
  UUID: [`"0199c0de-0000-7000-8000-00000000dead"`, `"x"`],
  String: [`"a"`, `""`, `"""block"""`, `"%_\\\\"`],
  Int: ["1", "100", "-1", "0", "2147483647", "1.5"],
  Float: ["0.5", "-1e9"],
  Boolean: ["true", "false"],
  LocalDate: [`"2026-01-15"`, `"2026-02-30"`],
  DateTime: [`"2026-01-15T10:00:00Z"`, `"soon"`],
  Quarter: [`"2026-Q3"`, `"2026-Q5"`],
  Decimal: [`"12.50"`, `"NaN"`],
  Currency: [`"EUR"`, `"eur"`],
  TimeZone: [`"Europe/Zurich"`, `"Mars"`],
};
const ODD = ["null", "[]", "{}", "$unknown", "ENUM", `"\\u0000"`, "1e999", "[[[1]]]", "-"];

const MAX_DEPTH = 5;

/** Writes documents for a schema, most of them nearly valid. */
export function fuzzedDocuments(schema: GraphQLSchema): fc.Arbitrary<string> {
  const roots = [schema.getQueryType(), schema.getMutationType()].filter((each) => each != null);
  return fc.gen().map((gen) => {
    const chance = (oneIn: number): boolean => gen(fc.integer, { min: 1, max: oneIn }) === 1;
    const pick = <Value>(values: readonly Value[]): Value =>
      values[gen(fc.integer, { min: 0, max: values.length - 1 })]!;

    const literal = (type: GraphQLInputType, depth: number): string => {
      if (chance(25)) return pick(ODD);
      const plain = getNullableType(type);
      if (isListType(plain)) return `[${literal(plain.ofType, depth)}]`;
      if (isEnumType(plain)) return pick(plain.getValues()).name;
      if (isInputObjectType(plain)) return `{ ${parts(Object.values(plain.getFields()), depth + 1)} }`;
      return pick(LITERALS[plain.name] ?? ODD);
    };
    const parts = (all: readonly Part[], depth: number): string =>
      all
        .filter(({ type }) => (isNonNullType(type) ? !chance(20) : depth < MAX_DEPTH && chance(4)))
        .map(({ name, type }) => `${name}: ${literal(type, depth)}`)
        .join(", ");
    const selection = (type: GraphQLObjectType, depth: number): string => {
      const fields = Object.values(type.getFields());
      const count = gen(fc.integer, { min: 1, max: depth === 0 ? 2 : 4 });
      const chosen = Array.from({ length: count }, () => {
        const field = pick(fields);
        const inner = getNamedType(field.type);
        if (isObjectType(inner) && depth >= MAX_DEPTH) return "__typename";
        const args = parts(field.args, 0);
        const alias = chance(10) ? `a${gen(fc.integer, { min: 0, max: 3 })}: ` : "";
        const directive = chance(20) ? pick([" @include(if: true)", " @skip(if: 1)", " @unknown"]) : "";
        const below = isObjectType(inner) ? (chance(30) ? "" : ` ${selection(inner, depth + 1)}`) : "";
        return `${alias}${field.name}${args === "" ? "" : `(${args})`}${directive}${below}`;
      });
      if (chance(15))
        chosen.push(pick(["nothing", "__schema { types { name } }", "...F", "...on Query { me { name } }"]));
      return `{ ${chosen.join(" ")} }`;
    };
    const root = pick(roots);
    const kind = root === schema.getQueryType() ? "query" : "mutation";
    const fragment = chance(10) ? ` fragment F on ${root.name} ${selection(root, 2)}` : "";
    const text = `${kind} ${selection(root, 0)}${fragment}`;
    return chance(20)
      ? broken(text, gen(fc.nat, { max: text.length }), pick(["", "{", "}", "\u0000", "…", `"`, "(", "..."]))
      : text;
  });
}

/** The text with one place of it spoilt. */
const broken = (text: string, at: number, by: string): string => text.slice(0, at) + by + text.slice(at + 1);
