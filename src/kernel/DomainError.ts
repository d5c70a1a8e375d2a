/** What a caller can cause. Everything else is our fault: logged whole, and masked before it leaves. */
export type ErrorCode =
  "UNAUTHENTICATED" | "FORBIDDEN" | "NOT_FOUND" | "INVALID" | "CONFLICT" | "RATE_LIMITED";

/** One thing that is wrong with what a caller sent, at the field where it is wrong. */
export interface Problem {
  readonly code: ErrorCode;
  /** The path of the input field, dots between its parts, for example "ratings.delivery"; null for the whole. */
  readonly field: string | null;
  /** One sentence for a person. */
  readonly message: string;
}

/** An error that a caller caused. It rolls its transaction back and is told to the caller as it is. */
export class DomainError extends Error {
  readonly code: ErrorCode;

  /**
   * @param problems At least one; the first gives the code and the message of the whole.
   * @param current The record as it stands now, where a stale version was sent.
   */
  constructor(
    readonly problems: readonly [Problem, ...Problem[]],
    readonly current?: object,
  ) {
    super(problems.map((problem) => problem.message).join(" "));
    this.name = "DomainError";
    this.code = problems[0].code;
  }
}

/** The input is wrong at `field`. */
export const invalid = (field: string | null, message: string): DomainError =>
  new DomainError([{ code: "INVALID", field, message }]);

/** The input contradicts what is stored. */
export const conflict = (field: string | null, message: string, current?: object): DomainError =>
  new DomainError([{ code: "CONFLICT", field, message }], current);

/** There is no such record, or the caller may not know of it: both read the same. */
export const notFound = (what: string, field = "id"): DomainError =>
  new DomainError([{ code: "NOT_FOUND", field, message: `There is no ${what} with this id.` }]);

/** Gathers all that is wrong with one input, so that the caller can mend it in one go. */
export class Problems {
  private readonly found: Problem[] = [];

  /** Notes a problem at `field` unless `condition` holds. */
  unless(condition: boolean, field: string, message: string): this {
    if (!condition) this.found.push({ code: "INVALID", field, message });
    return this;
  }

  /** @throws DomainError with all problems, if there are any. */
  throwIfAny(): void {
    const [first, ...rest] = this.found;
    if (first) throw new DomainError([first, ...rest]);
  }
}
