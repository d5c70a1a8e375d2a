import type { IncomingMessage, ServerResponse } from "node:http";
import type { ErrorCode } from "../kernel/DomainError.js";
import { answerType } from "./mediaTypes.js";

/** A refusal before GraphQL is reached; it is answered in the shape of a GraphQL error all the same. */
export class HttpRefusal extends Error {
  constructor(
    readonly status: number,
    readonly code: ErrorCode | "INTERNAL",
    message: string,
    readonly headers: Readonly<{ [name: string]: string }> = {},
  ) {
    super(message);
  }
}

/** Writes one whole answer. */
export function send(
  response: ServerResponse,
  status: number,
  type: string,
  body: string | Buffer,
  headers: Readonly<{ [name: string]: string }> = {},
): void {
  response.writeHead(status, {
    "content-type": type,
    "content-length": Buffer.byteLength(body),
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
    ...headers,
  });
  response.end(body);
}

/** Answers a refusal. */
export function sendRefusal(response: ServerResponse, refusal: HttpRefusal, requestId: string): void {
  const { status, code, message, headers } = refusal;
  const body = JSON.stringify({ errors: [{ message, extensions: { code, requestId } }] });
  const type = answerType(response.req.headers.accept) ?? "application/json";
  send(response, status, `${type}; charset=utf-8`, body, headers);
}

const MAX_BODY = 1_048_576;

/**
 * Reads a JSON object from a request.
 * @throws HttpRefusal 415 for another type or an encoding, 413 above 1 MiB, 400 for what is not a JSON object, or as
 *   checkJson.
 */
export async function readJsonBody(request: IncomingMessage): Promise<object> {
  if (!/^application\/json *(;|$)/i.test(request.headers["content-type"] ?? ""))
    throw new HttpRefusal(415, "INVALID", "Send the request as application/json.");
  if (!/^(identity)?$/i.test(request.headers["content-encoding"] ?? ""))
    throw new HttpRefusal(415, "INVALID", "Send the body without compression.");
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_BODY)
      throw new HttpRefusal(413, "INVALID", "The body is larger than 1 MiB.", { connection: "close" });
    chunks.push(chunk);
  }
  const body = parseJson(Buffer.concat(chunks));
  if (typeof body !== "object" || body === null || Array.isArray(body))
    throw new HttpRefusal(400, "INVALID", "The body must be one JSON object with a query.");
  checkJson(body);
  return body;
}

const MAX_DEPTH = 100;

/**
 * What walks a value calls itself at each level, and the stack ends somewhere, so what is too deep is told here, level by
 * level; and half a character (a lone surrogate) is no text, in UTF-8 or in any database.
 * @throws HttpRefusal 400
 */
export function checkJson(body: object): void {
  let level: unknown[] = [body];
  for (let depth = 0; level.length > 0; depth++) {
    const objects = level.filter((each) => typeof each === "object" && each !== null);
    if (objects.length > 0 && depth === MAX_DEPTH)
      throw new HttpRefusal(400, "INVALID", `The body is nested more than ${MAX_DEPTH} levels deep.`);
    if (level.some((each) => typeof each === "string" && /\p{Surrogate}/u.test(each)))
      throw new HttpRefusal(400, "INVALID", "The body holds half a character, a lone surrogate.");
    level = objects.flatMap(
      (each) => (Array.isArray(each) ? each : Object.entries(each).flat()) as unknown[],
    );
  }
}

function parseJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    throw new HttpRefusal(400, "INVALID", "The body is not JSON in UTF-8.");
  }
}
