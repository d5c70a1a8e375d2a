import type { IncomingMessage } from "node:http";
import { checkJson, HttpRefusal, readJsonBody } from "./httpAnswers.js";
import { answerType, ANSWER_TYPES } from "./mediaTypes.js";

/** A request to the GraphQL endpoint, before anything is known of its document. */
export interface GraphQLHttpRequest {
  readonly method: string;
  /** The query string, with its question mark. */
  readonly search: string;
  /** The body of a POST, parsed. */
  readonly body: GraphQLBody | undefined;
}

/** What a body may hold; nothing of it is certain yet. */
export interface GraphQLBody {
  readonly query?: unknown;
  readonly documentId?: unknown;
  readonly extensions?: unknown;
}

/**
 * Reads a request.
 * @throws HttpRefusal 406 for a caller that takes no JSON, 405 for a method that is none here, or as readJsonBody and
 *   checkJson.
 */
export async function readGraphQLRequest(
  request: IncomingMessage,
  search: string,
): Promise<GraphQLHttpRequest> {
  const { method = "POST", headers } = request;
  if (method !== "POST" && method !== "GET")
    throw new HttpRefusal(405, "INVALID", "Send GraphQL by POST, or a query by GET.", { allow: "GET, POST" });
  if (answerType(headers.accept) === null)
    throw new HttpRefusal(406, "INVALID", `Answers are ${ANSWER_TYPES.join(" or ")}: accept one of them.`);
  if (method === "POST") return { method, search: "", body: await readJsonBody(request) };
  for (const name of ["variables", "extensions"])
    checkJson({ [name]: parsed(new URLSearchParams(search).get(name)) });
  return { method, search, body: undefined };
}

/** JSON, or null for what is none: that will be refused where it is used. */
function parsed(text: string | null): unknown {
  try {
    return text === null ? null : JSON.parse(text);
  } catch {
    return null;
  }
}

/** The document's text, or null where none was sent. */
export const textOf = (request: GraphQLHttpRequest): string | null => text(partsOf(request).query);

/** The hash that a registered document was asked for by, as `documentId` or as Apollo's clients send it, or null. */
export function hashOf(request: GraphQLHttpRequest): string | null {
  const { documentId, extensions } = partsOf(request);
  return text(documentId) ?? text(member(member(extensions, "persistedQuery"), "sha256Hash"));
}

/** The same request for a document's text, and not by its hash. */
export function withText({ method, search, body }: GraphQLHttpRequest, query: string): GraphQLHttpRequest {
  if (body) {
    const { documentId: _byId, extensions: _byHash, ...rest } = body;
    return { method, search, body: { ...rest, query } };
  }
  const parameters = new URLSearchParams(search);
  parameters.delete("documentId");
  parameters.delete("extensions");
  parameters.set("query", query);
  return { method, search: `?${parameters.toString()}`, body };
}

function partsOf({ search, body }: GraphQLHttpRequest): GraphQLBody {
  if (body) return body;
  const parameters = new URLSearchParams(search);
  const { query, documentId } = Object.fromEntries(parameters);
  return { query, documentId, extensions: parsed(parameters.get("extensions")) };
}

const text = (value: unknown): string | null => (typeof value === "string" && value !== "" ? value : null);

const member = (value: unknown, name: string): unknown =>
  typeof value === "object" && value !== null ? (value as { [name: string]: unknown })[name] : undefined;
