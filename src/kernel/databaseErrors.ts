import { QueryFailedError } from "typeorm";
import { conflict, invalid } from "./DomainError.js";
import { camelCase } from "./SnakeNaming.js";

const UNSTORABLE = "A text holds a character that cannot be stored.";

/** The fields of PostgreSQL's error report that we read (https://www.postgresql.org/docs/current/protocol-error-fields.html). */
interface DriverError {
  readonly code?: string;
  readonly detail?: string;
  readonly constraint?: string;
  readonly column?: string;
  readonly table?: string;
}

const driverError = (error: unknown): DriverError =>
  error instanceof QueryFailedError ? (error.driverError as DriverError) : (error ?? {});

/** Whether running the same work again may well succeed: a deadlock (40P01) or a serialisation failure (40001). */
export function isTransient(error: unknown): boolean {
  const { code } = driverError(error);
  return code === "40P01" || code === "40001";
}

/**
 * What to tell a caller whose work the database gave up, though nothing is wrong with it: the statement took too long
 * (57014), others held what it needs (55P03), or it met them again and again (see isTransient). Null for anything else.
 * It is not a DomainError, since an answer that says so must not be kept as the answer for good, and is worth a look
 * in the log.
 */
export function whyGivenUp(error: unknown): string | null {
  const { code } = driverError(error);
  if (code === "57014") return "This took longer than the server allows: ask for less, or try again later.";
  if (code === "55P03" || isTransient(error))
    return "Others are working on the same records just now: try again.";
  return null;
}

/** The fields named in PostgreSQL's detail, such as `Key (system, id)=(erp, 7) already exists.` */
function namedFields(detail: string | undefined): string | null {
  const columns = /^Key \(([^)]+)\)=/.exec(detail ?? "")?.[1];
  return columns === undefined ? null : columns.split(", ").map(camelCase).join(", ");
}

/**
 * Turns what the database's constraints refuse into the caller's error, which names the field. The rules say most of
 * it before, and better; this is for what only the database can see, such as two writers at once.
 */
export function asDomainError(error: unknown): unknown {
  const { code, detail, column, constraint } = driverError(error);
  switch (code) {
    case "23505":
      return conflict(namedFields(detail), "Another record has this value already.");
    case "23503":
      return /is still referenced/.test(detail ?? "")
        ? conflict(namedFields(detail), "Other records still refer to this one.")
        : invalid(namedFields(detail), "There is no such record to refer to.");
    case "23502":
      return invalid(column === undefined ? null : camelCase(column), "A value is needed here.");
    case "23514":
      return invalid(null, `The record would break the rule "${constraint ?? "unnamed"}".`);
    case "22001":
      return invalid(null, "A text is too long.");
    case "22003":
    case "22008":
      return invalid(null, "A number or a date is out of range.");
    case "22021":
    case "22P05":
      return invalid(null, UNSTORABLE);
    case "22P02":
      // Half a character inside JSON; any other text that cannot be read is a mistake of ours.
      return /^Unicode/.test(detail ?? "") ? invalid(null, UNSTORABLE) : error;
    default:
      return error;
  }
}
