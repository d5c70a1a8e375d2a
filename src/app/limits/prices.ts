import {
  getNullableType,
  isIntrospectionType,
  isListType,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
} from "graphql";
import { usualSizeOf } from "../../kernel/usualSize.js";

/** How many things a list is taken to hold where neither its arguments nor its description say it. */
const USUAL_SIZE = 10;
const DEFAULT_PAGE = 20;
const MAX_PAGE = 100;
const MUTATION = 10;
const ROW = 4;
const COUNT = 10;
/** Introspection asks no database: twenty of its objects are worth a point. */
const INTROSPECTED = 0.05;
const INTROSPECTED_TYPES = 300;
const USUAL_INTROSPECTED = 3;

type Arguments = Readonly<{ [name: string]: unknown }>;

/** What resolving a field takes, in points. */
export interface Price {
  /** Each time that the field is resolved. */
  readonly once: number;
  /** For each object that it gives; 0 for plain values. */
  readonly each: number;
  /** How many objects it is taken to give each time. */
  readonly size: number;
  /** How many the lists right below it are taken to hold, where the field's arguments say it. */
  readonly below: number | null;
}

/**
 * Tells the price of a field.
 * @param parent The type that it is a field of; null for __schema and __type.
 * @param isComposite Whether it gives objects, and no plain values.
 * @param above What the field above it said of its lists.
 */
export function priceOf(
  schema: GraphQLSchema,
  parent: GraphQLObjectType | null,
  field: GraphQLField<unknown, unknown>,
  args: Arguments,
  isComposite: boolean,
  above: number | null,
): Price {
  const isList = isListType(getNullableType(field.type));
  if (!isComposite) return { once: field.name === "totalCount" ? COUNT : 0, each: 0, size: 0, below: null };
  if (parent === null || isIntrospectionType(parent))
    return { once: 0, each: INTROSPECTED, size: isList ? introspected(field.name) : 1, below: null };
  // What is wrong with a mutation is told for nothing.
  if (field.name === "userErrors") return { once: 0, each: 0, size: 1, below: null };
  if (parent === schema.getMutationType()) {
    const rows = longestList(args);
    return { once: MUTATION + ROW * rows, each: 1, size: 1, below: rows };
  }
  const page = field.args.some(({ name }) => name === "first") ? pageSize(args["first"]) : null;
  const size = isList ? (page ?? above ?? usualSizeOf(field) ?? USUAL_SIZE) : 1;
  // The page of a connection says it of the nodes below; that of a plain list has said it of itself.
  return { once: 0, each: 1, size, below: isList ? null : page };
}

const introspected = (name: string): number => (name === "types" ? INTROSPECTED_TYPES : USUAL_INTROSPECTED);

/** A page of an impossible size is refused when it is resolved. */
const pageSize = (first: unknown): number =>
  typeof first === "number" ? Math.min(Math.max(first, 1), MAX_PAGE) : DEFAULT_PAGE;

/** The rows of a bulk form: the longest list in the input; 1 where there is none. */
function longestList(args: Arguments): number {
  const inputs = Object.values(args).filter((each) => typeof each === "object" && each !== null);
  const lists = [...inputs, ...inputs.flatMap((each) => Object.values(each) as unknown[])];
  return Math.max(1, ...lists.map((each) => (Array.isArray(each) ? each.length : 1)));
}
