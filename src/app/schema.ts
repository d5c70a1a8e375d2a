import "reflect-metadata";
import type { GraphQLSchema } from "graphql";
import { GraphQLDateTime } from "graphql-scalars";
import { buildSchemaSync, type NonEmptyArray } from "type-graphql";
import { ApiKeyResolver } from "../modules/access/ApiKeyResolver.js";
import { MeResolver } from "../modules/access/MeResolver.js";
import { ContactResolver } from "../modules/partners/ContactResolver.js";
import { PartnerResolver } from "../modules/partners/PartnerResolver.js";

/** Every resolver class. */
export const resolvers = [
  ApiKeyResolver,
  ContactResolver,
  MeResolver,
  PartnerResolver,
] as const satisfies NonEmptyArray<unknown>;

/** Builds the schema from the resolver classes. */
export function buildSchema(): GraphQLSchema {
  return buildSchemaSync({
    resolvers: resolvers,
    // The rules check inputs, with messages that name the field.
    validate: false,
    scalarsMap: [{ type: Date, scalar: GraphQLDateTime }],
  });
}
