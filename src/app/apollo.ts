import { ApolloServer, type ApolloServerPlugin } from "@apollo/server";
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from "@apollo/server/plugin/disabled";
import { Kind, OperationTypeNode, type GraphQLSchema, type OperationDefinitionNode } from "graphql";
import type { Logger } from "pino";
import type { Context } from "../kernel/Context.js";
import { DomainError, invalid } from "../kernel/DomainError.js";
import { authorise, roleMap } from "./authorization.js";
import { IDEMPOTENCY_KEY } from "./runOnce.js";
import { checkLists } from "./listLimits.js";
import { formatError, isMistakeInRequest, isOurFault, toGraphQLError } from "./errorFormat.js";
import { costLimit } from "./limits/costLimit.js";
import type { DocumentGate } from "./limits/documentGate.js";
import { MAX_TOKENS } from "./limits/nesting.js";
import type { PointBuckets } from "./limits/pointBuckets.js";
import { takesOnlyJson } from "./mediaTypes.js";

/** What the GraphQL server is made of. */
interface ApolloParts {
  readonly schema: GraphQLSchema;
  readonly production: boolean;
  readonly log: Logger;
  readonly documents: DocumentGate;
  readonly buckets: PointBuckets;
}

const MAX_ERRORS = 20;

/** Makes the GraphQL server over a schema; it is not listening yet. */
export function createApollo({
  schema,
  production,
  log,
  documents,
  buckets,
}: ApolloParts): ApolloServer<Context> {
  return new ApolloServer<Context>({
    schema,
    introspection: true, // only callers with a key get this far
    includeStacktraceInErrorResponses: false,
    hideSchemaDetailsFromClientErrors: production,
    // A browser sends no Authorization header across origins without asking first, so the header is proof enough.
    csrfPrevention: { requestHeaders: ["authorization", "apollo-require-preflight"] },
    allowBatchedHttpRequests: false,
    // A caller would name a document that the gate before this never saw. Trusted documents are there instead.
    persistedQueries: false,
    documentStore: documents.store,
    parseOptions: { maxLexicalTokens: MAX_TOKENS },
    // The last of them says that there are more.
    validationOptions: { maxErrors: MAX_ERRORS - 1 },
    executionOptions: { maxCoercionErrors: MAX_ERRORS - 1 },
    stopOnTerminationSignals: false,
    formatError,
    logger: log.child({ part: "apollo" }),
    plugins: [
      // It would wrap every resolver.
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      requestsChecked(schema),
      costLimit(schema, buckets), // after the checks: what they refuse costs nothing
      errorsTraced(log),
    ],
  });
}

/** Checks the roles and the size of what is asked, once a document, before anything is run. */
function requestsChecked(schema: GraphQLSchema): ApolloServerPlugin<Context> {
  const roles = roleMap(schema);
  return {
    requestDidStart: () =>
      Promise.resolve({
        didResolveOperation: ({ document, operation, contextValue, request }) => {
          contextValue.action = rootFieldsOf(operation);
          try {
            checkKind(schema, operation);
            if (request.http?.headers.has(IDEMPOTENCY_KEY)) oneAction(operation);
            checkLists(document, request.variables ?? {});
            authorise(schema, roles, document, contextValue.actor);
          } catch (error) {
            throw error instanceof DomainError ? toGraphQLError(error) : error;
          }
          return Promise.resolve();
        },
      }),
  };
}

/** @throws DomainError INVALID for a kind of operation that there is none of. */
function checkKind(schema: GraphQLSchema, operation: OperationDefinitionNode | undefined): void {
  if (operation && !schema.getRootType(operation.operation))
    throw invalid(null, `There is no ${operation.operation} here.`);
}

/** @throws DomainError INVALID where a request that may be repeated asks for several actions. */
function oneAction(operation: OperationDefinitionNode | undefined): void {
  if (operation?.operation === OperationTypeNode.MUTATION && operation.selectionSet.selections.length > 1)
    throw invalid(IDEMPOTENCY_KEY, "With an Idempotency-Key, send one mutation a request.");
}

/** What an operation asks for, as the audit names it: "partnerUpdate". */
const rootFieldsOf = (operation: OperationDefinitionNode | undefined): string =>
  (operation?.selectionSet.selections ?? [])
    .map((each) => (each.kind === Kind.FIELD ? each.name.value : "…"))
    .join(", ");

/** Logs our own failures whole, and puts the request's id into every error that leaves. */
function errorsTraced(log: Logger): ApolloServerPlugin<Context> {
  return {
    requestDidStart: () =>
      Promise.resolve({
        didEncounterErrors: ({ errors, contextValue: { requestId } }) => {
          for (const error of errors.filter(isOurFault))
            log.error({ requestId, err: error.originalError ?? error, path: error.path }, "a request failed");
          return Promise.resolve();
        },
        willSendResponse: ({
          request,
          errors = [],
          response: { body, http },
          contextValue: { requestId },
        }) => {
          // As GraphQL over HTTP wants it for those who know no other answer than plain JSON.
          if (errors.some(isMistakeInRequest) && takesOnlyJson(request.http?.headers.get("accept")))
            http.status = 200;
          if (body.kind === "single" && body.singleResult.errors)
            body.singleResult.errors = body.singleResult.errors.map((error) => ({
              ...error,
              extensions: { ...error.extensions, requestId },
            }));
          return Promise.resolve();
        },
      }),
  };
}
