import { HeaderMap, type ApolloServer, type HTTPGraphQLResponse } from "@apollo/server";
import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Logger } from "pino";
import type { DataSource } from "typeorm";
import { Context } from "../kernel/Context.js";
import { authenticator, type Authenticate } from "../modules/access/authenticate.js";
import { bearerToken } from "../modules/access/apiKeyRules.js";
import { createApollo } from "./apollo.js";
import { HttpRefusal, readJsonBody, send, sendRefusal } from "./httpAnswers.js";
import { ideFile } from "./ide.js";
import { isReady } from "./readiness.js";
import { IDEMPOTENCY_KEY, runOnce, type HttpAnswer } from "./runOnce.js";
import { buildSchema } from "./schema.js";

interface ServerOptions {
  readonly dataSource: DataSource;
  readonly host: string;
  /** 0 takes a free port. */
  readonly port: number;
  readonly production: boolean;
  readonly log: Logger;
  /** What counts as now; tests stop it. */
  readonly clock?: () => Date;
  /** Knows keys; left out, those in the database count. */
  readonly authenticate?: Authenticate;
}

/** A server that is listening. */
export interface RunningServer {
  /** Where it listens, for example "http://127.0.0.1:4000". */
  readonly url: string;
  /** Refuses new requests, lets those under way finish, and closes. */
  stop(): Promise<void>;
}

interface Parts {
  readonly options: ServerOptions;
  readonly apollo: ApolloServer<Context>;
  readonly authenticate: Authenticate;
  readonly clock: () => Date;
}

const HEADERS_TIMEOUT = 15_000;
const REQUEST_TIMEOUT = 60_000;

/** Starts listening. @throws Error where the port is taken or the address is not this machine's. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const clock = options.clock ?? (() => new Date());
  const apollo = createApollo(buildSchema(), options.production, options.log);
  await apollo.start();
  const { authenticate = authenticator(options.dataSource, clock) } = options;
  const parts = { options, apollo, clock, authenticate };
  const http = createServer({ headersTimeout: HEADERS_TIMEOUT, requestTimeout: REQUEST_TIMEOUT });
  http.on("request", (request, response) => void handle(parts, request, response));
  await listen(http, options);
  const { port } = http.address() as AddressInfo;
  const host = options.host.includes(":") ? `[${options.host}]` : options.host;
  return {
    url: `http://${host}:${port}`,
    stop: async () => {
      await new Promise<void>((resolve) => {
        http.close(() => resolve());
        http.closeIdleConnections();
      });
      await apollo.stop();
    },
  };
}

function listen(http: Server, { host, port }: ServerOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    http.once("error", reject);
    http.listen(port, host, resolve);
  });
}

const MAX_ID = /^[\w.:-]{1,100}$/;

/** Answers one request, whatever happens on the way. */
async function handle(parts: Parts, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const given = request.headers["x-request-id"];
  const requestId = typeof given === "string" && MAX_ID.test(given) ? given : randomUUID();
  response.setHeader("x-request-id", requestId);
  try {
    await route(parts, request, response, requestId);
  } catch (error) {
    if (response.headersSent || response.destroyed) return;
    if (error instanceof HttpRefusal) {
      sendRefusal(response, error, requestId);
      return;
    }
    if (!request.complete) return; // the caller hung up while we were reading
    parts.options.log.error({ requestId, err: error }, "a request failed");
    const masked = new HttpRefusal(500, "INTERNAL", "Something went wrong on our side.");
    sendRefusal(response, masked, requestId);
  }
}

async function route(
  parts: Parts,
  request: IncomingMessage,
  response: ServerResponse,
  requestId: string,
): Promise<void> {
  const { pathname, search } = addressOf(request);
  const { options } = parts;
  if (pathname === "/graphql") return answerGraphQL(parts, request, response, requestId, search);
  if (request.method !== "GET" && request.method !== "HEAD")
    throw new HttpRefusal(404, "NOT_FOUND", "There is nothing here: the API is POST /graphql.");
  if (pathname === "/healthz") {
    send(response, 200, "text/plain", "ok\n");
    return;
  }
  if (pathname === "/readyz") {
    const state = await isReady(options.dataSource);
    send(response, state === "ready" ? 200 : 503, "text/plain", `${state}\n`);
    return;
  }
  const file = options.production ? null : await ideFile(pathname);
  if (!file) throw new HttpRefusal(404, "NOT_FOUND", "There is nothing here: the API is POST /graphql.");
  send(response, 200, file.type, file.body, file.headers);
}

/** @throws HttpRefusal 400 for what is no address, such as "//". */
function addressOf({ url = "/" }: IncomingMessage): URL {
  if (!URL.canParse(url, "http://localhost"))
    throw new HttpRefusal(400, "INVALID", "The request's address cannot be read.");
  return new URL(url, "http://localhost");
}

async function answerGraphQL(
  { options, apollo, authenticate, clock }: Parts,
  request: IncomingMessage,
  response: ServerResponse,
  requestId: string,
  search: string,
): Promise<void> {
  const secret = bearerToken(request.headers.authorization);
  const actor = secret === null ? null : await authenticate(secret);
  if (!actor)
    throw new HttpRefusal(401, "UNAUTHENTICATED", "Send a valid key as `Authorization: Bearer …`.", {
      "www-authenticate": 'Bearer realm="mainstay"',
    });
  const headers = new HeaderMap();
  for (const [name, value] of Object.entries(request.headers)) headers.set(name, String(value));
  const { method = "POST" } = request;
  const body = method === "POST" ? await readJsonBody(request) : undefined;
  const run = async (ctx: Context): Promise<HttpAnswer> => {
    const httpGraphQLRequest = { method, headers, search, body };
    const context = (): Promise<Context> => Promise.resolve(ctx);
    return wholeAnswer(await apollo.executeHTTPGraphQLRequest({ httpGraphQLRequest, context }));
  };
  const ctx = new Context(options.dataSource, actor, clock(), requestId);
  const key = headers.get(IDEMPOTENCY_KEY);
  const answer = await (key === undefined || body === undefined ? run(ctx) : runOnce(ctx, key, body, run));
  send(response, answer.status, answer.contentType, answer.body, answer.headers);
}

function wholeAnswer({ status = 200, headers, body }: HTTPGraphQLResponse): HttpAnswer {
  if (body.kind !== "complete") throw new Error("An answer in parts was not asked for.");
  const { "content-type": contentType = "application/json", ...others } = Object.fromEntries(headers);
  return { status, contentType, body: body.string, headers: others };
}
