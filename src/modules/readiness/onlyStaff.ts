import { DomainError } from "../../kernel/DomainError.js";
import type { Reader } from "../../kernel/Reader.js";

/**
 * Where we are weak is for our own staff alone: what one partner may see of it would tell of the others.
 * @throws DomainError FORBIDDEN for an actor that is kept to some partners.
 */
export function onlyStaff({ actor }: Reader): void {
  if (actor.partnerIds !== null)
    throw new DomainError([
      { code: "FORBIDDEN", field: null, message: "How ready we are is for our own staff alone." },
    ]);
}
