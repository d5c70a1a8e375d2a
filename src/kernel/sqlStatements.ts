import { createHash } from "node:crypto";
import type { Sql } from "sql-template-tag";

/** A statement as the driver takes it. The name makes it prepared: parsed and planned once a connection. */
export interface Statement {
  readonly name: string;
  readonly text: string;
  readonly values: unknown[];
}

const names = new Map<string, string>();
const MAX_NAMES = 2_000;

/** Gives a statement a name made from its text, so that the same text is prepared once on each connection. */
export function prepared(sql: Sql): Statement {
  const text = sql.text;
  let name = names.get(text);
  if (name === undefined) {
    if (names.size >= MAX_NAMES) names.clear();
    name = createHash("sha256").update(text).digest("hex").slice(0, 24);
    names.set(text, name);
  }
  return { name, text, values: sql.values };
}
