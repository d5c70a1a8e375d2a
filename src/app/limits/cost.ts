import {
  getArgumentValues,
  getNamedType,
  GraphQLError,
  isAbstractType,
  isObjectType,
  SchemaMetaFieldDef,
  TypeMetaFieldDef,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from "graphql";
import { fieldGroups, fragmentsOf } from "./documentShape.js";
import { priceOf, type Price } from "./prices.js";

/** A field of an answer with its price, and the fields below it. */
interface PricedField extends Price {
  readonly name: string;
  readonly fields: readonly PricedField[];
}

/** An operation, each of its fields with a price. */
export type PricedOperation = readonly PricedField[];

type Values = Readonly<{ [name: string]: unknown }>;

const META: { readonly [name: string]: GraphQLField<unknown, unknown> } = {
  [SchemaMetaFieldDef.name]: SchemaMetaFieldDef,
  [TypeMetaFieldDef.name]: TypeMetaFieldDef,
};

/**
 * Puts a price on each field of a valid operation.
 * @param variables Coerced, with their defaults.
 */
export function priceOperation(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Values,
): PricedOperation {
  const fragments: ReadonlyMap<string, FragmentDefinitionNode> = fragmentsOf(document);
  const price = (
    parents: readonly GraphQLObjectType[],
    sets: readonly (SelectionSetNode | undefined)[],
    above: number | null,
  ): PricedField[] =>
    [...fieldGroups(sets, fragments)].flatMap(([name, group]) => {
      const [node] = group;
      const parent = parents.find((each) => node.name.value in each.getFields());
      const field = parent?.getFields()[node.name.value] ?? META[node.name.value];
      if (!field) return []; // __typename
      const types = objectTypes(schema, getNamedType(field.type));
      const args = argumentsOf(field, node, variables);
      const own = priceOf(schema, parent ?? null, field, args, types.length > 0, above);
      const inner = group.map((each) => each.selectionSet);
      return [{ ...own, name, fields: price(types, inner, own.below) }];
    });
  const root = schema.getRootType(operation.operation);
  return root ? price([root], [operation.selectionSet], null) : [];
}

/** An argument that is no value is told by the executor, at its field; here it is as if it were not there. */
function argumentsOf(
  field: GraphQLField<unknown, unknown>,
  node: FieldNode,
  variables: Values,
): ReturnType<typeof getArgumentValues> {
  try {
    return getArgumentValues(field, node, variables);
  } catch (error) {
    if (error instanceof GraphQLError) return {};
    throw error;
  }
}

/** The types of objects that a type may turn out to be; none for plain values. */
function objectTypes(schema: GraphQLSchema, type: GraphQLNamedType): readonly GraphQLObjectType[] {
  if (isObjectType(type)) return [type];
  return isAbstractType(type) ? schema.getPossibleTypes(type) : [];
}

/** The points that an operation may take: list sizes multiply. At least 1, a whole number. */
export function requestedPoints(operation: PricedOperation): number {
  const sum = (fields: readonly PricedField[]): number =>
    fields.reduce((all, { once, each, size, fields: below }) => all + once + size * (each + sum(below)), 0);
  return Math.max(1, Math.ceil(sum(operation)));
}

/** The points that an operation took, by the objects that its answer holds. At least 1, a whole number. */
export function actualPoints(operation: PricedOperation, data: unknown): number {
  const ofObject = (fields: readonly PricedField[], object: { readonly [name: string]: unknown }): number =>
    fields.reduce((all, field) => all + ofField(field, object[field.name]), 0);
  const ofField = (field: PricedField, value: unknown): number =>
    value === undefined ? 0 : field.once + ofValue(field, value);
  const ofValue = (field: PricedField, value: unknown): number => {
    if (Array.isArray(value)) return value.reduce<number>((all, each) => all + ofValue(field, each), 0);
    if (typeof value !== "object" || value === null || field.size === 0) return 0;
    return field.each + ofObject(field.fields, value as { [name: string]: unknown });
  };
  const object = typeof data === "object" && data !== null ? (data as { [name: string]: unknown }) : {};
  return Math.max(1, Math.ceil(ofObject(operation, object)));
}
