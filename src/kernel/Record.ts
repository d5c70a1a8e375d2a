import { ObjectType } from "type-graphql";
import { Entity } from "typeorm";

/**
 * Who may see a record's rows: `everyone` with a key (a vocabulary), our own `staff` alone, or, beside the staff, the
 * `partner` whose id stands in the named property.
 */
export type Scope = "everyone" | "staff" | { readonly partner: string };

const scopes = new WeakMap<object, Scope>();

const personalProperties = new Map<string, readonly string[]>();

/** The kinds of record that hold something about a person, by name, each with the properties that do. */
export const personalKinds = (): ReadonlyMap<string, readonly string[]> => personalProperties;

interface RecordOptions {
  /** A full sentence, shown in the schema. */
  readonly description: string;
  readonly scope: Scope;
  /** Properties about a person: their values can be erased, from the record and from the audit. */
  readonly personal?: readonly string[];
  /** The table's name, where it is not the class's in snake case. */
  readonly table?: string;
}

/** One class for what is stored and what is sent: a column without a `Field` stays private. */
export function Record({ description, scope, table, personal = [] }: RecordOptions): ClassDecorator {
  return (target) => {
    scopes.set(target, scope);
    if (personal.length > 0) personalProperties.set(target.name, personal);
    Entity(table === undefined ? {} : { name: table })(target);
    // Scalars are plain properties of the row: wrapping each in a resolver is where the time of a list goes.
    ObjectType({ description, simpleResolvers: true })(target);
  };
}

/** A record that is stored but is no GraphQL type of its own. */
export function PrivateRecord({ scope }: Pick<RecordOptions, "scope">): ClassDecorator {
  return (target) => {
    scopes.set(target, scope);
    Entity()(target);
  };
}

/** The declared scope. @throws Error for a class that declares none: nothing is visible by oversight. */
export function scopeOf(record: object): Scope {
  const scope = scopes.get(record);
  if (scope === undefined) throw new Error(`${(record as { name: string }).name} declares no scope.`);
  return scope;
}
