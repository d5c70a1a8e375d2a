import { randomBytes } from "node:crypto";
import sql from "sql-template-tag";
import { notFound, Problems } from "../../kernel/DomainError.js";
import { getRecord, insertRecord, updateRecord } from "../../kernel/records.js";
import type { Role } from "../../kernel/Role.js";
import { checkName } from "../../kernel/textRules.js";
import type { Transaction } from "../../kernel/Transaction.js";
import { ApiKey } from "./ApiKey.js";
import { hashOf, PREFIX, prefixOf } from "./apiKeyRules.js";

interface NewApiKey {
  readonly name: string;
  readonly role: Role;
  readonly expiresAt?: Date | null | undefined;
}

/**
 * Makes a key. The secret is given here and never again.
 * @throws DomainError INVALID for an empty name or an expiry in the past.
 */
export async function createApiKey(
  tx: Transaction,
  { name, role, expiresAt = null }: NewApiKey,
): Promise<{ apiKey: ApiKey; secret: string }> {
  const problems = new Problems();
  checkName(problems, "name", name);
  problems.unless(expiresAt === null || expiresAt > tx.now, "expiresAt", "The expiry lies in the past.");
  problems.throwIfAny();
  const secret = PREFIX + randomBytes(32).toString("base64url");
  const apiKey = await insertRecord(tx, ApiKey, {
    name: name.trim(),
    role,
    prefix: prefixOf(secret),
    secretHash: hashOf(secret),
    expiresAt,
    revokedAt: null,
    lastUsedAt: null,
  });
  return { apiKey, secret };
}

/**
 * Ends a key for good; a key that has ended already stays as it is.
 * @throws DomainError NOT_FOUND.
 */
export async function revokeApiKey(tx: Transaction, id: string): Promise<ApiKey> {
  const apiKey = await getRecord(tx, ApiKey, id);
  return apiKey.revokedAt ? apiKey : updateRecord(tx, ApiKey, id, null, { revokedAt: tx.now });
}

/** Notes that a key was used. */
export async function noteUse(tx: Transaction, id: string): Promise<void> {
  const rows = await tx.rows(
    sql`UPDATE api_key SET last_used_at = ${tx.now} WHERE id = ${id}::uuid RETURNING id`,
  );
  if (rows.length === 0) throw notFound("key");
}
