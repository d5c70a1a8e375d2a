import type { Role } from "./Role.js";

/** On whose behalf something is done. */
export interface Actor {
  /** The key's id, or a name such as "command line" where the operator acts on the machine itself. */
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  /** The only partners whose records this actor may see; null means all. The kernel applies it to every query. */
  readonly partnerIds: readonly string[] | null;
}
