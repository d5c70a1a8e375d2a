import Negotiator from "negotiator";

const JSON_TYPE = "application/json";
const GRAPHQL_TYPE = "application/graphql-response+json";

/** What answers may be written as, the preferred one first. */
export const ANSWER_TYPES: readonly string[] = [JSON_TYPE, GRAPHQL_TYPE];

const accepted = (accept: string | undefined): string[] =>
  new Negotiator({ headers: { accept } }).mediaTypes([...ANSWER_TYPES]);

/** The type to answer with, by the Accept header; null where none of ours will do. */
export const answerType = (accept: string | undefined): string | null => accepted(accept)[0] ?? null;

/** Whether a caller takes plain JSON alone: it reads a status other than 200 as a failure of the transport. */
export const takesOnlyJson = (accept: string | undefined): boolean =>
  !accepted(accept).includes(GRAPHQL_TYPE);
