import sql from "sql-template-tag";
import type { DataSource } from "typeorm";
import type { Actor } from "../../kernel/Actor.js";
import { Context } from "../../kernel/Context.js";
import { Role } from "../../kernel/Role.js";
import type { ApiKey } from "./ApiKey.js";
import { hashOf } from "./apiKeyRules.js";
import { noteUse } from "./apiKeyService.js";

/** Reads the key itself: nobody is known yet on whose behalf it could be read. */
const DOORKEEPER: Actor = { id: "doorkeeper", name: "doorkeeper", role: Role.ADMIN, partnerIds: null };

/** How long a key is believed without asking the database again, in milliseconds; a revocation takes as long to work. */
const BELIEVED_FOR = 5_000;
const NOTED_EVERY = 60_000;
const MAX_BELIEVED = 10_000;

type StoredKey = Pick<ApiKey, "id" | "name" | "role" | "expiresAt" | "lastUsedAt">;

/** Gives the actor of a secret, or null for a secret that is unknown, expired or revoked. */
export type Authenticate = (secret: string) => Promise<Actor | null>;

/** Makes the function that knows keys. Keys that were found are believed for five seconds, so most requests ask nothing. */
export function authenticator(dataSource: DataSource, clock: () => Date): Authenticate {
  const believed = new Map<string, { key: StoredKey; until: number }>();

  const find = async (hash: string, now: Date): Promise<StoredKey | null> => {
    const ctx = new Context(dataSource, DOORKEEPER, now, "authenticate");
    const [key] = await ctx.rows<StoredKey>(sql`
      SELECT id, name, role, expires_at AS "expiresAt", last_used_at AS "lastUsedAt" FROM api_key
      WHERE secret_hash = ${hash} AND revoked_at IS NULL`);
    if (!key) return null;
    if (now.getTime() - (key.lastUsedAt?.getTime() ?? 0) > NOTED_EVERY)
      await ctx.commit((tx) => noteUse(tx, key.id));
    return key;
  };

  return async (secret) => {
    const now = clock();
    const hash = hashOf(secret);
    const held = believed.get(hash);
    const key = held && held.until > now.getTime() ? held.key : await find(hash, now);
    if (!key || (key.expiresAt && key.expiresAt <= now)) {
      believed.delete(hash);
      return null;
    }
    if (key !== held?.key) {
      if (believed.size >= MAX_BELIEVED) believed.clear();
      believed.set(hash, { key, until: now.getTime() + BELIEVED_FOR });
    }
    return { id: key.id, name: key.name, role: key.role, partnerIds: null };
  };
}
