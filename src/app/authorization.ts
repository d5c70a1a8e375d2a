import { TypeInfo, visit, visitWithTypeInfo, type DocumentNode, type GraphQLSchema } from "graphql";
import { getMetadataStorage } from "type-graphql";
import type { Actor } from "../kernel/Actor.js";
import { DomainError } from "../kernel/DomainError.js";
import { includesRole, neededRole, type Role } from "../kernel/Role.js";

/** The role that each resolved field needs, by its coordinate, for example "Mutation.partnerCreate". */
export type RoleMap = ReadonlyMap<string, Role>;

interface ResolverMetadata {
  readonly target: object;
  readonly methodName: string;
  readonly schemaName: string;
}

/**
 * Reads who may call what from the resolver classes.
 * @throws Error for a resolver that declares no role: nothing is open by oversight.
 */
export function roleMap(schema: GraphQLSchema): RoleMap {
  const storage = getMetadataStorage();
  const roles = new Map<string, Role>();
  const add = (type: string, { target, methodName, schemaName }: ResolverMetadata): void => {
    const role = neededRole(target, methodName);
    if (role === undefined)
      throw new Error(`${(target as { name: string }).name}.${methodName} declares no role.`);
    roles.set(`${type}.${schemaName}`, role);
  };
  storage.queries.forEach((each) => add("Query", each));
  storage.mutations.forEach((each) => add("Mutation", each));
  storage.fieldResolvers
    .filter((each) => each.kind === "external")
    .forEach((each) => {
      const type = storage.objectTypes.find((candidate) => candidate.target === each.getObjectType?.());
      if (type) add(type.name, each);
    });
  for (const type of [schema.getQueryType(), schema.getMutationType()])
    for (const field of Object.values(type?.getFields() ?? {}))
      if (!roles.has(`${type?.name ?? ""}.${field.name}`)) throw new Error(`Nobody may call ${field.name}.`);
  return roles;
}

/**
 * Checks once a document that the actor may call all of its fields.
 * @throws DomainError FORBIDDEN, naming each field that needs more.
 */
export function authorise(schema: GraphQLSchema, roles: RoleMap, document: DocumentNode, actor: Actor): void {
  const refused = new Map<string, Role>();
  const typeInfo = new TypeInfo(schema);
  visit(
    document,
    visitWithTypeInfo(typeInfo, {
      Field: (node) => {
        const coordinate = `${typeInfo.getParentType()?.name ?? ""}.${node.name.value}`;
        const role = roles.get(coordinate);
        if (role !== undefined && !includesRole(actor.role, role)) refused.set(coordinate, role);
      },
    }),
  );
  const [first, ...rest] = [...refused].map(([field, role]) => ({
    code: "FORBIDDEN" as const,
    field,
    message: `${field} needs the role ${role}; this key has ${actor.role}.`,
  }));
  if (first) throw new DomainError([first, ...rest]);
}
