import { readFile } from "node:fs/promises";
import { parse } from "graphql";
import { HttpRefusal } from "../httpAnswers.js";
import { hashOf, textOf, withText, type GraphQLHttpRequest } from "../graphqlRequest.js";
import { OperatorError } from "../OperatorError.js";

/** The documents that may be run, by their hashes. */
export type TrustedDocuments = ReadonlyMap<string, string>;

/**
 * Reads a registry: a JSON object of hash → document, as client tools write it.
 * @throws OperatorError where it cannot be read, or a document in it cannot be parsed.
 */
export async function readTrustedDocuments(path: string): Promise<TrustedDocuments> {
  const failed = (why: string, cause?: unknown): OperatorError =>
    new OperatorError(`The trusted documents in ${path} cannot be used: ${why}`, { cause });
  let registry: unknown;
  try {
    registry = JSON.parse(await readFile(path, "utf8"));
  } catch (error) {
    throw failed((error as Error).message, error);
  }
  if (typeof registry !== "object" || registry === null || Array.isArray(registry))
    throw failed("it must be one JSON object of hash and document.");
  return new Map(
    Object.entries(registry).map(([hash, text]) => {
      if (typeof text !== "string") throw failed(`${hash} holds no text.`);
      try {
        parse(text, { noLocation: true });
      } catch (error) {
        throw failed(`${hash}: ${(error as Error).message}`, error);
      }
      return [bare(hash), text];
    }),
  );
}

/** A hash without the name of its algorithm. */
const bare = (hash: string): string => hash.replace(/^sha256:/, "");

/** Puts the registered document into requests, by its hash or by its own text, and lets no other through. */
export type Trust = (request: GraphQLHttpRequest) => GraphQLHttpRequest;

/** @throws HttpRefusal (the function that it gives) 400 for a hash that is unknown, 403 for a document that is. */
export function trustOnly(documents: TrustedDocuments): Trust {
  const texts = new Set(documents.values());
  return (request) => {
    const text = textOf(request);
    const hash = hashOf(request);
    if (hash === null) {
      if (text === null || texts.has(text)) return request; // what holds no document is refused later
      throw new HttpRefusal(403, "FORBIDDEN", "Only registered documents are run here: send its hash.");
    }
    const trusted = documents.get(bare(hash));
    if (trusted === undefined)
      throw new HttpRefusal(400, "NOT_FOUND", "There is no registered document with this hash.");
    if (text !== null && text !== trusted)
      throw new HttpRefusal(400, "INVALID", "The document is not the one that is registered with this hash.");
    return withText(request, trusted);
  };
}
