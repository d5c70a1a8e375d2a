import { GraphQLError } from "graphql";
import { LRUCache } from "lru-cache";
import { DomainError } from "../../kernel/DomainError.js";
import { HttpRefusal } from "../httpAnswers.js";
import { checkDocument } from "./documentLimits.js";
import type { PointBuckets } from "./pointBuckets.js";

/** What stands before the GraphQL server, since an error thrown inside it becomes its 500. */
export interface DocumentGate {
  /**
   * Lets a document through, whatever it is; one that cannot be parsed goes on to be told so.
   * @throws HttpRefusal 400 above a limit, 429 for a client that has spent its points.
   */
  admit(client: string, text: string): void;
  /** Remembers a document that was found valid: it is let through without a look from now on. */
  remember(text: string): void;
}

/** Characters of documents to remember. */
const MAX_REMEMBERED = 10_000_000;
/** Validating a field takes about as long as giving so many objects. */
const POINTS_PER_FIELD = 5;

/** Makes a gate; clients pay for the documents that it does not know. */
export function documentGate(buckets: PointBuckets): DocumentGate {
  const known = new LRUCache<string, true>({
    maxSize: MAX_REMEMBERED,
    sizeCalculation: (_true, text) => Math.max(1, text.length),
  });
  return {
    admit: (client, text) => {
      if (known.get(text)) return;
      const points = fieldsOf(text) * POINTS_PER_FIELD;
      const { allowed, wait } = buckets.spend(client, points);
      if (!allowed)
        throw new HttpRefusal(429, "RATE_LIMITED", "This key has spent its points: send less, or later.", {
          "retry-after": String(Math.ceil(wait)),
        });
    },
    remember: (text) => void known.set(text, true),
  };
}

/** The fields to validate; 1 for what cannot be parsed. @throws HttpRefusal 400 above a limit. */
function fieldsOf(text: string): number {
  try {
    return checkDocument(text).fields;
  } catch (error) {
    if (error instanceof DomainError) throw new HttpRefusal(400, error.code, error.message);
    if (error instanceof GraphQLError) return 1;
    throw error;
  }
}
