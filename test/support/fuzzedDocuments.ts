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
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLInputType,
  type GraphQLObjectType,
  type GraphQLSchema,
} from "graphql";

type Part = GraphQLArgument | GraphQLInputField;

/** Literals that can be read as what they are asked for, and literals that cannot. */
const LITERALS: { readonly [scalar: string]: readonly [good: readonly string[], bad: readonly string[]] } = {
  UUID: [[`"0199c0de-0000-7000-8000-00000000dead"`], [`"x"`, "7"]],
  String: [
    [`"a"`, `""`, `"""block"""`, `"%_\\\\"`],
    ["1", "[]"],
  ],
  Int: [
    ["1", "5", "100", "-1", "0", "2147483647"],
    ["1.5", "2147483648", `"1"`],
  ],
  Float: [["0.5", "-1e9"], [`"1"`]],
  Boolean: [["true", "false"], ["0"]],
  LocalDate: [[`"2026-01-15"`], [`"2026-02-30"`, "20260115"]],
  DateTime: [[`"2026-01-15T10:00:00Z"`], [`"soon"`]],
  Quarter: [[`"2026-Q3"`], [`"2026-Q5"`]],
  Decimal: [[`"12.50"`], [`"NaN"`]],
  Rate: [[`"1.0856"`], [`"0"`]],
  Currency: [[`"EUR"`], [`"eur"`]],
  TimeZone: [[`"Europe/Zurich"`], [`"Mars"`]],
};
const ODD = ["null", "[]", "{}", "$unknown", "ENUM", `"\\u0000"`, "1e999", "[[[1]]]", "-"];

const MAX_DEPTH = 5;

/**
 * Writes documents for a schema: about half are valid, the others nearly so.
 * @param ids Of records of any kind.
 */
export function fuzzedDocuments(schema: GraphQLSchema, ids: readonly string[]): fc.Arbitrary<string> {
  const roots = [schema.getQueryType(), schema.getMutationType()].filter((each) => each != null);
  return fc.gen().map((gen) => {
    const chance = (oneIn: number): boolean => gen(fc.integer, { min: 1, max: oneIn }) === 1;
    const faulty = chance(2);
    const slip = (oneIn: number): boolean => faulty && chance(oneIn);
    const pick = <Value>(values: readonly Value[]): Value =>
      values[gen(fc.integer, { min: 0, max: values.length - 1 })]!;

    const literal = (type: GraphQLInputType, depth: number): string => {
      if (slip(25)) return pick(ODD);
      const plain = getNullableType(type);
      if (isListType(plain)) return `[${literal(plain.ofType, depth)}]`;
      if (isEnumType(plain)) return pick(plain.getValues()).name;
      if (isInputObjectType(plain)) return `{ ${parts(Object.values(plain.getFields()), depth + 1)} }`;
      if (plain.name === "UUID" && !chance(5)) return `"${pick(ids)}"`;
      const [good, bad] = LITERALS[plain.name] ?? [["{}"], ODD];
      return pick(slip(10) ? bad : good);
    };
    const parts = (all: readonly Part[], depth: number): string =>
      all
        .filter(({ type }) => (isNonNullType(type) ? !slip(20) : depth < MAX_DEPTH && chance(4)))
        .map(({ name, type }) => `${name}: ${literal(type, depth)}`)
        .join(", ");
    const selection = (type: GraphQLObjectType, depth: number): string => {
      const fields = Object.values(type.getFields());
      const count = gen(fc.integer, { min: 1, max: depth === 0 ? 2 : 4 });
      const chosen = new Map<string, string>();
      for (let at = 0; at < count; at++) {
        const field = pick(fields);
        const alias = chance(10) ? `a${at}` : null;
        chosen.set(alias ?? field.name, `${alias === null ? "" : `${alias}: `}${written(field, depth)}`);
      }
      if (slip(15))
        chosen.set(
          "",
          pick(["nothing", "__schema { types { name } }", "...F", "...on Query { me { name } }"]),
        );
      return `{ ${[...chosen.values()].join(" ")} }`;
    };
    const written = ({ name, type, args }: GraphQLField<unknown, unknown>, depth: number): string => {
      const inner = getNamedType(type);
      if (isObjectType(inner) && depth >= MAX_DEPTH) return "__typename";
      const given = parts(args, 0);
      const good = [" @include(if: true)", " @skip(if: true)"];
      const directive = chance(20) ? pick(faulty ? [" @skip(if: 1)", " @unknown"] : good) : "";
      const below = isObjectType(inner) && !slip(30) ? ` ${selection(inner, depth + 1)}` : "";
      return `${name}${given === "" ? "" : `(${given})`}${directive}${below}`;
    };
    const root = pick(roots);
    const kind = root === schema.getQueryType() ? "query" : "mutation";
    const fragment = slip(10) ? ` fragment F on ${root.name} ${selection(root, 2)}` : "";
    const text = `${kind} ${selection(root, 0)}${fragment}`;
    return slip(8)
      ? broken(text, gen(fc.nat, { max: text.length }), pick(["", "{", "}", "\u0000", "…", `"`, "(", "..."]))
      : text;
  });
}

/** The text with one place of it spoilt. */
const broken = (text: string, at: number, by: string): string => text.slice(0, at) + by + text.slice(at + 1);
