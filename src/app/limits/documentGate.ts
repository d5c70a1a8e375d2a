import { GraphQLError, validate, type DocumentNode, type GraphQLSchema } from "graphql";
import { LRUCache } from "lru-cache";
import { createHash } from "node:crypto";
import { DomainError } from "../../kernel/DomainError.js";
import { HttpRefusal } from "../httpAnswers.js";
import { checkDocument } from "./documentLimits.js";
import type { PacedLane } from "./pacedLane.js";
import type { PointBuckets } from "./pointBuckets.js";

/** What stands before the GraphQL server, since an error thrown inside it becomes its 500. */
export interface DocumentGate {
  /**
   * Lets a document through: at once where it was found valid before. What is no valid document goes on too, to be told
   * what is wrong.
   * @returns Whether it is valid.
   * @throws HttpRefusal 400 above a limit, 429 for a client that has spent its points, or as PacedLane.
   */
  admit(client: string, text: string): Promise<boolean>;
  /** The documents that were found valid, for the GraphQL server, so that it reads none of them again. */
  readonly store: DocumentStore;
}

/** What Apollo Server asks for documents; its keys end in the SHA-256 of the text. */
interface DocumentStore {
  get(key: string): Promise<DocumentNode | undefined>;
  set(key: string, document: DocumentNode): Promise<void>;
  delete(key: string): Promise<boolean>;
}

/** Characters of valid documents to keep; parsed they take about twenty times as much memory. */
const MAX_KEPT = 2_000_000;
/** Reading so many characters takes about as long as giving an object. */
const CHARACTERS_PER_POINT = 50;
/** Validating a field takes about as long as giving so many objects. */
const POINTS_PER_FIELD = 5;

interface Parts {
  readonly schema: GraphQLSchema;
  readonly buckets: PointBuckets;
  readonly lane: PacedLane;
}

/** Makes a gate. Clients pay for the documents that it does not know, and wait for each other with them alone. */
export function documentGate({ schema, buckets, lane }: Parts): DocumentGate {
  const kept = new LRUCache<string, { readonly document: DocumentNode; readonly size: number }>({
    maxSize: MAX_KEPT,
    sizeCalculation: ({ size }) => size,
  });
  const pay = (client: string, points: number): void => {
    const { allowed, wait } = buckets.spend(client, Math.ceil(points));
    if (!allowed)
      throw new HttpRefusal(429, "RATE_LIMITED", "This key has spent its points: send less, or later.", {
        "retry-after": String(Math.ceil(wait)),
      });
  };
  const read = (client: string, text: string, hash: string): boolean => {
    const document = documentOf(text, (fields) => pay(client, fields * POINTS_PER_FIELD));
    if (!document || validate(schema, document, undefined, { maxErrors: 1 }).length > 0) return false;
    kept.set(hash, { document, size: Math.max(1, text.length) });
    return true;
  };
  return {
    admit: async (client, text) => {
      const hash = createHash("sha256").update(text).digest("hex");
      if (kept.get(hash)) return true;
      pay(client, text.length / CHARACTERS_PER_POINT);
      return lane(client, () => read(client, text, hash));
    },
    store: {
      get: (key) => Promise.resolve(kept.get(key.slice(-64))?.document),
      set: () => Promise.resolve(), // what is valid is there already
      delete: () => Promise.resolve(false),
    },
  };
}

/** The document, or null for what cannot be parsed. @throws HttpRefusal 400 above a limit, or what `pay` throws. */
function documentOf(text: string, pay: (fields: number) => void): DocumentNode | null {
  try {
    const { document, fields } = checkDocument(text);
    pay(fields);
    return document;
  } catch (error) {
    if (error instanceof DomainError) throw new HttpRefusal(400, error.code, error.message);
    if (error instanceof GraphQLError) return null;
    throw error;
  }
}
