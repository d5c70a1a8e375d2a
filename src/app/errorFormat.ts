import { ApolloServerErrorCode } from "@apollo/server/errors";
import { GraphQLError, type GraphQLFormattedError } from "graphql";
import { asDomainError, whyGivenUp } from "../kernel/databaseErrors.js";
import { DomainError } from "../kernel/DomainError.js";

/** What a caller reads where the fault is ours; the request's id leads from there to the log. */
const MASK = "Something went wrong on our side. The request's id finds it in the log.";

const CALLERS_FAULT: ReadonlySet<unknown> = new Set(
  Object.values(ApolloServerErrorCode).filter((code) => code !== ApolloServerErrorCode.INTERNAL_SERVER_ERROR),
);

/** What was thrown, in its domain form where a caller caused it. */
function causeOf(error: unknown): unknown {
  const thrown = error instanceof GraphQLError ? (error.originalError ?? error) : error;
  return asDomainError(thrown);
}

/** Writes a domain error as GraphQL errors carry it. */
export function toGraphQLError(error: DomainError): GraphQLError {
  return new GraphQLError(error.message, {
    originalError: error,
    // Not Apollo's 500: the request was understood, and refused.
    extensions: { code: error.code, problems: error.problems, http: { status: 200 } },
  });
}

/** Whether an error is a failure of ours: neither a rule's no nor a mistake in the document or its variables. */
export function isOurFault(error: GraphQLError): boolean {
  return !(causeOf(error) instanceof DomainError) && !CALLERS_FAULT.has(error.extensions.code);
}

/** Whether a request cannot be run as it is: its document cannot be parsed or is not valid, or its variables are not. */
export const isMistakeInRequest = ({ extensions: { code }, path }: GraphQLError): boolean =>
  path === undefined && code !== ApolloServerErrorCode.BAD_REQUEST && CALLERS_FAULT.has(code);

/** Turns every error into what may leave the server: coded, or masked. */
export function formatError(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  const place = {
    ...(formatted.locations && { locations: formatted.locations }),
    ...(formatted.path && { path: formatted.path }),
  };
  const cause = causeOf(error);
  if (cause instanceof DomainError) {
    const { cost } = formatted.extensions ?? {};
    const extensions = { code: cause.code, problems: cause.problems, ...(cost !== undefined && { cost }) };
    return { message: cause.message, ...place, extensions };
  }
  const givenUp = whyGivenUp(cause);
  if (givenUp !== null) return { message: givenUp, ...place, extensions: { code: "RATE_LIMITED" } };
  const code = formatted.extensions?.code;
  if (CALLERS_FAULT.has(code))
    return { message: formatted.message, ...place, extensions: { code: "INVALID", reason: code } };
  return { message: MASK, ...place, extensions: { code: "INTERNAL" } };
}
