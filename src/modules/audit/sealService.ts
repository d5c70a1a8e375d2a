import sql from "sql-template-tag";
import type { Context } from "../../kernel/Context.js";
import type { Transaction } from "../../kernel/Transaction.js";
import { chainedColumns } from "./chainQueries.js";
import { append, type ChainedEntry, type ChainEnd } from "./chainRules.js";

const BATCH = 2_000;

/** Seals all entries that are not sealed yet, and gives how many those were. Several may call it at once. */
export async function sealAudit(ctx: Context): Promise<number> {
  for (let sealed = 0; ;) {
    const now = await ctx.commit(sealSome);
    sealed += now;
    if (now < BATCH) return sealed;
  }
}

async function sealSome(tx: Transaction): Promise<number> {
  // The lock on the one row makes sealers take turns: two that went on from the same end would fork the chain.
  const [head] = await tx.rows<ChainEnd>(sql`SELECT position, hash FROM audit_head FOR UPDATE`);
  if (!head) throw new Error("The head of the audit's chain is gone.");
  const entries = await tx.rows<ChainedEntry>(sql`
    SELECT ${chainedColumns} FROM audit_entry e WHERE position IS NULL ORDER BY e.number LIMIT ${BATCH}`);
  if (entries.length === 0) return 0;
  const ends: ChainEnd[] = [];
  for (const entry of entries) ends.push(append(ends.at(-1) ?? head, entry));
  await tx.rows(sql`
    UPDATE audit_entry SET position = sealed.position, hash = sealed.hash
    FROM unnest(${entries.map(({ id }) => id)}::uuid[], ${ends.map(({ position }) => position)}::bigint[],
      ${ends.map(({ hash }) => hash)}::text[]) AS sealed (id, position, hash)
    WHERE audit_entry.id = sealed.id`);
  const end = ends.at(-1) as ChainEnd;
  await tx.rows(sql`UPDATE audit_head SET position = ${end.position}::bigint, hash = ${end.hash}`);
  return entries.length;
}
