import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Logger } from "pino";
import type { DataSource } from "typeorm";
import { authenticator, type Authenticate } from "../modules/access/authenticate.js";
import { createApollo } from "./apollo.js";
import { answerGraphQL, type GraphQLParts } from "./graphqlAnswers.js";
import { HttpRefusal, send, sendRefusal } from "./httpAnswers.js";
import { ideFile } from "./ide.js";
import { documentGate } from "./limits/documentGate.js";
import type { Limits } from "./limits/limits.js";
import { pacedLane } from "./limits/pacedLane.js";
import { pointBuckets } from "./limits/pointBuckets.js";
import { trustOnly, type TrustedDocuments } from "./limits/trustedDocuments.js";
import { workGate } from "./limits/workGate.js";
import { isReady } from "./readiness.js";
import { buildSchema } from "./schema.js";
import { underWay, type UnderWay } from "./underWay.js";

interface ServerOptions {
  readonly dataSource: DataSource;
  readonly host: string;
  /** 0 takes a free port. */
  readonly port: number;
  readonly production: boolean;
  readonly log: Logger;
  readonly limits: Limits;
  /** The only documents that are run; left out or null, any is. */
  readonly trustedDocuments?: TrustedDocuments | null;
  /** What counts as now; tests stop it. */
  readonly clock?: () => Date;
  /** Knows keys; left out, those in the database count. */
  readonly authenticate?: Authenticate;
}

/** A server that is listening. */
export interface RunningServer {
  /** Where it listens, for example "http://127.0.0.1:4000". */
  readonly url: string;
  /** Refuses new requests with 503, lets those under way finish for a few seconds, and closes. */
  stop(): Promise<void>;
}

interface Parts {
  readonly options: ServerOptions;
  readonly graphql: GraphQLParts;
  readonly requests: UnderWay;
}

const HEADERS_TIMEOUT = 15_000;
const REQUEST_TIMEOUT = 60_000;
const DRAIN_TIMEOUT = 3_000;
/** Milliseconds for last bytes to leave. */
const CUT_AFTER = 250;

/** Starts listening. @throws Error where the port is taken or the address is not this machine's. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { dataSource, production, log, limits, trustedDocuments = null } = options;
  const { clock = () => new Date(), authenticate = authenticator(dataSource, clock) } = options;
  const buckets = pointBuckets(limits.points);
  const schema = buildSchema();
  const documents = documentGate({ schema, buckets, lane: pacedLane(limits.reading) });
  const apollo = createApollo({ schema, production, log, documents, buckets });
  await apollo.start();
  const gate = workGate(limits.work);
  const trust = trustedDocuments && trustOnly(trustedDocuments);
  const graphql = { dataSource, apollo, authenticate, clock, documents, gate, trust };
  const requests = underWay();
  const parts = { options, graphql, requests };
  const http = createServer({ headersTimeout: HEADERS_TIMEOUT, requestTimeout: REQUEST_TIMEOUT });
  http.on("request", (request, response) => void handle(parts, request, response));
  await listen(http, options);
  const { port } = http.address() as AddressInfo;
  const host = options.host.includes(":") ? `[${options.host}]` : options.host;
  return {
    url: `http://${host}:${port}`,
    stop: async () => {
      await requests.finish(DRAIN_TIMEOUT);
      const closed = new Promise((resolve) => http.close(resolve));
      http.closeIdleConnections();
      const cut = setTimeout(() => http.closeAllConnections(), CUT_AFTER);
      await closed;
      clearTimeout(cut);
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

const stopping = (): HttpRefusal =>
  new HttpRefusal(503, "RATE_LIMITED", "The server is stopping: send it again, to another or later.", {
    "retry-after": "1",
    connection: "close",
  });

/** Answers one request, whatever happens on the way. */
async function handle(parts: Parts, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const given = request.headers["x-request-id"];
  const requestId = typeof given === "string" && MAX_ID.test(given) ? given : randomUUID();
  response.setHeader("x-request-id", requestId);
  try {
    if (parts.requests.stopping) throw stopping();
    parts.requests.add(response);
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
  if (pathname === "/graphql") {
    const answer = await answerGraphQL(parts.graphql, request, requestId, search);
    send(response, answer.status, answer.contentType, answer.body, answer.headers);
    return;
  }
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
