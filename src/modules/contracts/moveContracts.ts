import sql, { raw, type Sql } from "sql-template-tag";
import type { Transaction } from "../../kernel/Transaction.js";

/**
 * What belongs to a contract and keeps the id of its partner, which says who may see it; also what higher modules keep, since
 * an import passes a contract on and knows nothing of them.
 */
const PARTS = [
  "contract_term",
  "contract_amendment",
  "contract_termination",
  "contract_payment",
  "contract_document",
  "contract_party",
  "entitlement",
  "obligation",
  "obligation_fulfilment",
  "contract_alert",
  "contract_observation",
  "service_level",
  "service_credit_terms",
  "service_credit_claim",
  "retainer_use",
] as const;

/**
 * Gives all contracts of one partner, with all that belongs to them, to another, and its parts in the contracts of others.
 * Where both had the same part in a contract, one is kept; nobody has a part in a contract of its own.
 */
export async function moveContracts(tx: Transaction, from: string, to: string): Promise<void> {
  await tx.rows(sql`
    UPDATE contract SET partner_id = ${to}::uuid, version = version + 1, updated_at = ${tx.now}
    WHERE partner_id = ${from}::uuid`);
  for (const part of PARTS)
    await tx.rows(sql`
      UPDATE ${raw(part)} SET partner_id = ${to}::uuid, version = version + 1, updated_at = ${tx.now}
      WHERE partner_id = ${from}::uuid`);
  await tx.rows(sql`
    DELETE FROM contract_party p WHERE party_id = ${from}::uuid AND EXISTS (
      SELECT 1 FROM contract_party kept
      WHERE kept.contract_id = p.contract_id AND kept.role = p.role AND kept.party_id = ${to}::uuid)`);
  await tx.rows(sql`
    UPDATE contract_party SET party_id = ${to}::uuid, version = version + 1, updated_at = ${tx.now}
    WHERE party_id = ${from}::uuid`);
  await tx.rows(sql`DELETE FROM contract_party WHERE party_id = ${to}::uuid AND partner_id = ${to}::uuid`);
  for (const holder of ["holder_id", "former_holder_id"] as const)
    await tx.rows(sql`
      UPDATE contract_observation SET ${raw(holder)} = ${to}::uuid, version = version + 1, updated_at = ${tx.now}
      WHERE ${raw(holder)} = ${from}::uuid`);
}

/** Gives all that belongs to one contract to the partner that holds it from now on. The contract itself is the caller's. */
export async function passParts(tx: Transaction, contractId: string, to: string): Promise<void> {
  for (const part of PARTS)
    await tx.rows(sql`
      UPDATE ${raw(part)} SET partner_id = ${to}::uuid, version = version + 1, updated_at = ${tx.now}
      WHERE ${ofContract(part, contractId)} AND partner_id <> ${to}::uuid`);
}

/** Most parts name their contract; others name a part that does. */
function ofContract(part: (typeof PARTS)[number], id: string): Sql {
  const within = (parent: string): Sql =>
    sql`${raw(parent)}_id IN (SELECT id FROM ${raw(parent)} WHERE contract_id = ${id}::uuid)`;
  if (part === "obligation_fulfilment") return within("obligation");
  return part === "retainer_use" ? within("entitlement") : sql`contract_id = ${id}::uuid`;
}
