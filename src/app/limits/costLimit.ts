import { HeaderMap, type ApolloServerPlugin, type GraphQLRequestListener } from "@apollo/server";
import { getVariableValues, GraphQLError, type GraphQLSchema } from "graphql";
import type { Context } from "../../kernel/Context.js";
import { DomainError, type ErrorCode } from "../../kernel/DomainError.js";
import { actualPoints, priceOperation, requestedPoints, type PricedOperation } from "./cost.js";
import { MAX_POINTS } from "./limits.js";
import type { PointBuckets } from "./pointBuckets.js";

/** A header that asks for `extensions.cost`, whatever it says. */
export const COST_HEADER = "mainstay-cost";

/**
 * Works out what an operation may cost before it is run, refuses what is too dear, and lets every client spend only its
 * own points. What was asked for and not found is given back.
 */
export function costLimit(schema: GraphQLSchema, buckets: PointBuckets): ApolloServerPlugin<Context> {
  return { requestDidStart: () => Promise.resolve(costOfRequest(schema, buckets)) };
}

function costOfRequest(schema: GraphQLSchema, buckets: PointBuckets): GraphQLRequestListener<Context> {
  let priced: PricedOperation | null = null;
  let requested = 0;
  return {
    didResolveOperation: ({ document, operation, request, contextValue }) => {
      if (!operation) return Promise.resolve();
      const { coerced } = getVariableValues(
        schema,
        operation.variableDefinitions ?? [],
        request.variables ?? {},
      );
      if (!coerced) return Promise.resolve(); // the executor says what is wrong with them, and runs nothing
      const prices = priceOperation(schema, document, operation, coerced);
      requested = requestedPoints(prices);
      if (requested > MAX_POINTS) throw tooDear(requested);
      const { allowed, wait } = buckets.spend(contextValue.actor.id, requested);
      if (!allowed) throw overTheRate(requested, wait);
      priced = prices;
      return Promise.resolve();
    },
    willSendResponse: ({ request, response: { body }, contextValue }) => {
      if (!priced || body.kind !== "single") return Promise.resolve();
      const actual = Math.min(requested, actualPoints(priced, body.singleResult.data));
      const available = buckets.giveBack(contextValue.actor.id, requested - actual);
      if (request.http?.headers.has(COST_HEADER))
        body.singleResult.extensions = {
          ...body.singleResult.extensions,
          cost: { requested, actual, available },
        };
      return Promise.resolve();
    },
  };
}

const tooDear = (requested: number): GraphQLError =>
  refusal(
    "INVALID",
    400,
    `This may cost ${requested} points, and a request may cost ${MAX_POINTS}: ask for shorter lists, or for less in each.`,
    { requested, limit: MAX_POINTS },
  );

function overTheRate(requested: number, wait: number): GraphQLError {
  const seconds = Math.max(1, Math.ceil(wait));
  const message = `This may cost ${requested} points, more than this key has left: send it again in ${seconds} s.`;
  return refusal("RATE_LIMITED", 429, message, { requested }, { "retry-after": String(seconds) });
}

function refusal(
  code: ErrorCode,
  status: number,
  message: string,
  cost: object,
  headers: Readonly<{ [name: string]: string }> = {},
): GraphQLError {
  const http = { status, headers: new HeaderMap(Object.entries(headers)) };
  const originalError = new DomainError([{ code, field: null, message }]);
  return new GraphQLError(message, { originalError, extensions: { code, cost, http } });
}
