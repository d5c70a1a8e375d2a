import { HeaderMap, type ApolloServer, type HTTPGraphQLResponse } from "@apollo/server";
import type { IncomingMessage } from "node:http";
import type { DataSource } from "typeorm";
import { Context } from "../kernel/Context.js";
import type { Authenticate } from "../modules/access/authenticate.js";
import { bearerToken } from "../modules/access/apiKeyRules.js";
import { readGraphQLRequest, textOf } from "./graphqlRequest.js";
import { HttpRefusal } from "./httpAnswers.js";
import type { DocumentGate } from "./limits/documentGate.js";
import type { Trust } from "./limits/trustedDocuments.js";
import type { WorkGate } from "./limits/workGate.js";
import { IDEMPOTENCY_KEY, runOnce, type HttpAnswer } from "./runOnce.js";

/** What answers GraphQL. */
export interface GraphQLParts {
  readonly dataSource: DataSource;
  readonly apollo: ApolloServer<Context>;
  readonly authenticate: Authenticate;
  readonly clock: () => Date;
  readonly documents: DocumentGate;
  readonly gate: WorkGate;
  /** Null where any document may be run. */
  readonly trust: Trust | null;
}

/**
 * Answers a request to the GraphQL endpoint.
 * @throws HttpRefusal for what never reaches GraphQL.
 */
export async function answerGraphQL(
  { dataSource, apollo, authenticate, clock, documents, gate, trust }: GraphQLParts,
  request: IncomingMessage,
  requestId: string,
  search: string,
): Promise<HttpAnswer> {
  const secret = bearerToken(request.headers.authorization);
  const actor = secret === null ? null : await authenticate(secret);
  if (!actor)
    throw new HttpRefusal(401, "UNAUTHENTICATED", "Send a valid key as `Authorization: Bearer …`.", {
      "www-authenticate": 'Bearer realm="mainstay"',
    });
  const sent = await readGraphQLRequest(request, search);
  const asked = trust ? trust(sent) : sent;
  const text = textOf(asked);
  const isValid = text !== null && (await documents.admit(actor.id, text));
  const headers = new HeaderMap();
  for (const [name, value] of Object.entries(request.headers)) headers.set(name, String(value));
  const run = async (ctx: Context): Promise<HttpAnswer> => {
    const httpGraphQLRequest = { ...asked, headers };
    const context = (): Promise<Context> => Promise.resolve(ctx);
    return wholeAnswer(await apollo.executeHTTPGraphQLRequest({ httpGraphQLRequest, context }));
  };
  const ctx = new Context(dataSource, actor, clock(), requestId);
  const key = headers.get(IDEMPOTENCY_KEY);
  // What cannot be run leaves no trace, and needs no transaction.
  const { body } = sent;
  return gate(actor.id, () =>
    key === undefined || body === undefined || !isValid ? run(ctx) : runOnce(ctx, key, body, run),
  );
}

function wholeAnswer({ status = 200, headers, body }: HTTPGraphQLResponse): HttpAnswer {
  if (body.kind !== "complete") throw new Error("An answer in parts was not asked for.");
  const { "content-type": contentType = "application/json", ...others } = Object.fromEntries(headers);
  return { status, contentType, body: body.string, headers: others };
}
