import { Problems } from "../../kernel/DomainError.js";
import { checkLine, checkName, checkNotNull } from "../../kernel/textRules.js";
import { checkTimeZone } from "../../kernel/TimeZone.js";

/** What may be said about a person; undefined means that nothing is said. */
export interface PersonDetails {
  readonly name?: string | undefined;
  readonly email?: string | undefined;
  readonly teamId?: string | null | undefined;
  readonly timeZone?: string | null | undefined;
}

/** @throws DomainError INVALID with every field that is wrong in itself. */
export function checkPerson(details: PersonDetails): void {
  const { name, email, timeZone } = details;
  const problems = new Problems();
  checkNotNull(problems, details, ["email", "externalReferences"]);
  checkName(problems, "name", name);
  checkLine(problems, "email", email);
  const address = (email ?? "a@b").trim();
  problems.unless(/^[^\s@]+@[^\s@]+$/.test(address), "email", "This is not an e-mail address.");
  checkTimeZone(problems, "timeZone", timeZone);
  problems.throwIfAny();
}

/** An address as it is stored and looked up: "Ada@Example.org " and "ada@example.org" reach one person. */
export const normaliseEmail = (email: string): string => email.trim().toLowerCase();

/** @throws DomainError INVALID at "name". */
export function checkTeam(details: { readonly name: string }): void {
  const problems = new Problems();
  checkNotNull(problems, details, ["externalReferences"]);
  checkName(problems, "name", details.name);
  problems.throwIfAny();
}
