import sql from "sql-template-tag";
import type { Transaction } from "../../kernel/Transaction.js";
import { lookalikesAmong } from "../partners/partnerNameRules.js";

/** Two partners whose names look alike, though they are not one: a person decides, and merges them or not. */
export interface NearMatch {
  /** The partner that is new. */
  readonly name: string;
  readonly like: string;
}

/** The partners that this transaction added whose names look like another's, by name; each pair once. */
export async function nearMatches(tx: Transaction): Promise<NearMatch[]> {
  const partners = await tx.rows<{ name: string; isNew: boolean }>(sql`
    SELECT name, created_at = ${tx.now} AS "isNew" FROM partner
    WHERE merged_into_id IS NULL ORDER BY normalised_name, id`);
  const added = partners.filter(({ isNew }) => isNew).map(({ name }) => name);
  if (added.length === 0) return [];
  const lookalikes = lookalikesAmong(partners.map(({ name }) => name));
  const told = new Set<string>();
  return added.flatMap((name) => {
    const others = lookalikes(name).filter((like) => !told.has(like));
    told.add(name);
    return others.map((like) => ({ name, like }));
  });
}
